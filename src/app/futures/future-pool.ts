import type { Future } from '../../answers/robustness/future.ts';

/** The futures of one question as far as they are known, whoever found them. */
export interface FuturePool {
  /** `false`: it was settled already. */
  readonly take: (future: Future) => boolean;
  readonly isSettled: (index: number) => boolean;
  readonly settled: () => number;
  readonly isWhole: () => boolean;
  /** Those not settled yet, by index. */
  readonly missing: () => readonly number[];
  readonly futures: () => readonly Future[];
}

export const makeFuturePool = (samples: number, kept: readonly Future[]): FuturePool => {
  const found = new Map<number, Future>();
  let settled = 0;
  const isSettled = (index: number): boolean => (found.get(index)?.outcome ?? 'open') !== 'open';
  const take = (future: Future): boolean => {
    if (isSettled(future.index)) return false;
    found.set(future.index, future);
    if (isSettled(future.index)) settled++;
    return true;
  };
  for (const it of kept) take(it);
  return {
    take,
    isSettled,
    settled: () => settled,
    isWhole: () => settled === samples,
    missing: () => Array.from({ length: samples }, (_, at) => at + 1).filter((index) => !isSettled(index)),
    futures: () => [...found.values()],
  };
};

/** All of them in an order that jumps about, from some place on: two who begin at different places seldom meet. */
export const scattered = (indices: readonly number[], from: number): readonly number[] => {
  const count = indices.length;
  let stride = Math.max(1, Math.round(count * GOLDEN));
  while (commonDivisor(stride, count) > 1) stride++;
  return indices.flatMap((_, at) => indices[(from + at * stride) % count] ?? []);
};

const GOLDEN = (Math.sqrt(5) - 1) / 2;

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));
