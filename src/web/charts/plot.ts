/** Where numbers stand on a drawing. */

export interface Scale {
  readonly from: number;
  readonly to: number;
  /** In pixels. */
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
}

const STEPS = [1, 2, 2.5, 5, 10] as const;

/** Round numbers from at or below the least to at or above the most; about so many. */
export const roundTicks = (least: number, most: number, about: number): readonly number[] => {
  if (!(most > least)) return [least];
  const raw = (most - least) / Math.max(1, about);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * (STEPS.find((it) => it * power >= raw) ?? 10);
  const first = Math.floor(least / step);
  const last = Math.ceil(most / step);
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
};

/** From the least value to the most, drawn between two places. */
export const makeScale = (values: readonly number[], [start, end]: readonly [number, number], about = 5): Scale => {
  const least = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const [low, high] = least < most ? [least, most] : Number.isFinite(least) ? [Math.min(0, least), Math.max(1, least)] : [0, 1];
  const ticks = roundTicks(low, high, about);
  const [from = low, to = high] = [ticks[0], ticks.at(-1)];
  return { from, to, ticks, at: (value) => start + ((value - from) / (to - from)) * (end - start) };
};
