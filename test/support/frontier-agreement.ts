import { expect } from 'vitest';
import { findFrontier } from '../../src/answers/frontier/find-frontier.ts';
import type { Frontier, FrontierKpi } from '../../src/answers/frontier/frontier.ts';
import type { SolvedRun } from '../../src/answers/solved-run.ts';
import type { Asking } from '../../src/answers/solver.ts';
import { toNumber } from '../../src/base/decimal.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { checkPlan } from '../../src/problem/check-plan.ts';
import { checks } from './compare-with-brute-force.ts';
import { stoppingAfter, unproven } from './limited-asking.ts';
import { askingOf, sideBySideOf, solved } from './price-agreement.ts';
import { KPIS, randomPlan } from './random-plan.ts';
import { stoppedEarly, tryAll } from './tried-plans.ts';

/** Two gains in thousandths, whole numbers: more is better. */
type Gains = readonly [number, number];

interface Case {
  readonly run: SolvedRun;
  readonly kpis: readonly [FrontierKpi, FrontierKpi];
  /** Of every selection that keeps the rows. */
  readonly all: readonly Gains[];
}

const PAIRS = [
  [0, 1],
  [0, 2],
  [1, 2],
  [1, 0],
] as const;

async function* randomCases(engine: Engine, count: number) {
  let cases = 0;
  for (let seed = 1; cases < count; seed++) {
    const best = await solved(randomPlan(seed, 7), engine);
    if (!best) continue;
    const plans = tryAll(best.built.problem);
    const run = cases % 3 === 2 ? stoppedEarly(best, plans, seed) : best;
    const [a, b] = PAIRS[seed % PAIRS.length] ?? PAIRS[0];
    const kpis = [kpiAt(a), kpiAt(b)] as const;
    yield { seed, case: { run, kpis, all: plans.map(({ selected }) => gainsOf(run, kpis, selected)) } satisfies Case };
    cases++;
  }
}

const kpiAt = (at: number): FrontierKpi => {
  const { key, direction } = KPIS[at] ?? KPIS[0];
  return { key, unit: '', direction: direction === 1 ? 'increase' : 'decrease' };
};

const gainsOf = ({ inputs }: SolvedRun, kpis: Case['kpis'], selected: readonly string[]): Gains => {
  const of = ({ key, direction }: FrontierKpi): number =>
    inputs.candidates.filter((it) => selected.includes(it.key)).reduce((total, it) => total + inThousandths(it.contributions[key]), 0) *
    (direction === 'increase' ? 1 : -1);
  return [of(kpis[0]), of(kpis[1])];
};

const inThousandths = (amount: Parameters<typeof toNumber>[0] | undefined): number => (amount ? Math.round(toNumber(amount) * 1000) : 0);

const isBetter = (a: Gains, b: Gains): boolean => a[0] >= b[0] && a[1] >= b[1] && (a[0] > b[0] || a[1] > b[1]);

/** Every pair that no other betters, best of the first KPI first. */
const nondominated = (all: readonly Gains[]): readonly Gains[] =>
  [...new Map(all.map((it) => [it.join(), it])).values()]
    .filter((it) => !all.some((other) => isBetter(other, it)))
    .sort((a, b) => b[0] - a[0]);

/** Is it the best by some weights, which are tried as the slopes between all points? */
const isBestBySome = (point: Gains, points: readonly Gains[]): boolean => {
  const slopes = points.flatMap((a) => points.map((b): Gains => [Math.abs(a[1] - b[1]), Math.abs(a[0] - b[0])]));
  const weights: readonly Gains[] = [...slopes.filter(([a, b]) => a + b > 0), [1, 1]];
  const worth = (it: Gains, [a, b]: Gains): number => a * it[0] + b * it[1];
  return weights.some((it) => points.every((other) => worth(other, it) <= worth(point, it)));
};

/** Everything that a frontier says, whole or not, against trying all. */
const holds = ({ run, kpis, all }: Case, frontier: Frontier, name: string): readonly Gains[] => {
  const wanted = nondominated(all);
  const points = frontier.points.map(({ selected }) => gainsOf(run, kpis, selected));
  for (const [at, point] of frontier.points.entries()) {
    const own = points[at] ?? [0, 0];
    expect(checkPlan(point.selected, run.inputs, checks), name).toEqual([]);
    const shown = point.amounts.map((it, kpi) => inThousandths(it) * (kpis[kpi]?.direction === 'decrease' ? -1 : 1) + 0);
    expect(shown, name).toEqual(own.map((it) => it + 0));
    // What is not proven is at least the best of the first KPI for what it has of the second.
    expect(
      all.some((it) => it[0] > own[0] && it[1] >= own[1]),
      name,
    ).toBe(false);
    if (point.isProven) expect(wanted.map(String), name).toContain(String(own));
    if (point.isFoundByWeights !== null) expect(point.isFoundByWeights, `${name}, ${own}`).toBe(isBestBySome(own, wanted));
  }
  for (const it of frontier.open) checkOpen(it, kpis, all, name);
  const isOpen = (gain: number): boolean => frontier.open.some(({ second }) => isWithin(gain, second, kpis[1]));
  for (const it of wanted) if (!isOpen(it[1])) expect(points.map(String), `${name}: ${it} is missing`).toContain(String(it));
  const ofRun = gainsOf(run, kpis, run.plan);
  expect(frontier.run.dominatedBy, name).toEqual(points.flatMap((it, at) => (isBetter(it, ofRun) ? [at] : [])));
  return points;
};

const toGain = (amount: Frontier['open'][number]['second'][0], { direction }: FrontierKpi): number =>
  inThousandths(amount) * (direction === 'decrease' ? -1 : 1);

const isWithin = (gain: number, [a, b]: Frontier['open'][number]['second'], kpi: FrontierKpi): boolean =>
  gain >= toGain(a, kpi) && gain <= toGain(b, kpi);

const checkOpen = (
  { second, atLeast, atMost }: Frontier['open'][number],
  kpis: Case['kpis'],
  all: readonly Gains[],
  name: string,
): void => {
  const [low, high] = [toGain(second[0], kpis[1]), toGain(second[1], kpis[1])];
  expect(low <= high, name).toBe(true);
  const bestFor = (asked: number): number => Math.max(...all.filter((it) => it[1] >= asked).map((it) => it[0]));
  for (const asked of [low, high]) {
    if (atLeast) expect(bestFor(asked) >= toGain(atLeast, kpis[0]), `${name}, at least for ${asked}`).toBe(true);
    if (atMost) expect(bestFor(asked) <= toGain(atMost, kpis[0]), `${name}, at most for ${asked}`).toBe(true);
  }
};

/** Whole frontiers: every point that no other betters, and those that weights cannot find are marked. */
export const agreeOnFrontiers = async (engine: Engine, count: number): Promise<void> => {
  const seen = { single: 0, several: 0, unsupported: 0, dominated: 0 };
  for await (const it of randomCases(engine, count)) {
    const { run, kpis, all } = it.case;
    const frontier = await findFrontier(run, kpis, sideBySideOf(engine));
    const points = holds(it.case, frontier, `seed ${it.seed}`);
    expect(points.map(String), `seed ${it.seed}`).toEqual(nondominated(all).map(String));
    expect([frontier.isWhole, frontier.open, frontier.points.every(({ isProven }) => isProven)], `seed ${it.seed}`).toEqual([
      true,
      [],
      true,
    ]);
    if (points.length === 1) seen.single++;
    if (points.length > 2) seen.several++;
    if (frontier.points.some(({ isFoundByWeights }) => isFoundByWeights === false)) seen.unsupported++;
    if (frontier.run.dominatedBy.length > 0) seen.dominated++;
  }
  expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(0);
};

/** Frontiers that are broken off, asked for few points, or without proofs: all that they say is true. */
export const agreeOnPartialFrontiers = async (engine: Engine, count: number): Promise<void> => {
  let open = 0;
  for await (const it of randomCases(engine, count)) {
    const { run, kpis } = it.case;
    const ways: readonly (readonly [Asking, number | undefined])[] = [
      [stoppingAfter(engine, it.seed % 5), undefined],
      [askingOf(engine), 1 + (it.seed % 3)],
      [unproven(engine), undefined],
    ];
    for (const [way, [asking, most]] of ways.entries()) {
      const frontier = await findFrontier(run, kpis, [asking], most === undefined ? {} : { count: most });
      holds(it.case, frontier, `seed ${it.seed}, way ${way}`);
      if (!frontier.isWhole) open++;
    }
  }
  expect(open).toBeGreaterThan(count / 2);
};
