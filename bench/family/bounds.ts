import type { Random } from '../../test/support/random.ts';
import { type Dimension, type Initiative, KPIS } from './initiatives.ts';

/** A floor or a cap on the tokens of a slice, or a floor on a KPI (`slice` null). Whole numbers in the units of `Initiative`. */
export interface Bound {
  readonly name: string;
  readonly members: readonly (readonly [at: number, amount: number])[];
  readonly min?: number;
  readonly max?: number;
}

interface Slice {
  readonly name: string;
  readonly members: readonly number[];
  /** What the hidden plan spends in it, and what chasing the objective alone would. */
  readonly hidden: number;
  readonly greedy: number;
}

/**
 * Floors and caps that the hidden plan keeps with a little room. Where a plan that chases the objective alone spends more, the slice is
 * capped, where it spends less it has a floor: so a good part of them bind.
 */
export const drawBounds = (
  initiatives: readonly Initiative[],
  hidden: ReadonlySet<number>,
  greedy: ReadonlySet<number>,
  chance: Random,
): readonly Bound[] => {
  const slices = slicesOf(initiatives, hidden, greedy);
  const wanted = Math.min(24, Math.max(7, Math.round(initiatives.length / 20) + chance.whole(1, 4)));
  // Those that pull hardest first; a third are whatever comes, as in a planner's sheet.
  const pull = ({ hidden: mine, greedy: other }: Slice): number => Math.abs(mine - other) / Math.max(mine, other, 1);
  const byPull = [...slices].sort((a, b) => pull(b) - pull(a));
  const strong = byPull.slice(0, Math.ceil((wanted * 2) / 3));
  const others = chance.some(byPull.slice(strong.length), wanted - strong.length);
  return [...strong, ...others].map((slice) => sliceBound(initiatives, slice, chance));
};

/** Floors on two or three KPIs that chasing the objective alone would miss, or meet by little. */
export const drawKpiFloors = (initiatives: readonly Initiative[], hidden: ReadonlySet<number>, chance: Random): readonly Bound[] =>
  KPIS.slice(0, chance.whole(2, 3)).map(({ key }, kpi) => {
    const members = initiatives.flatMap(({ gains }, at) => (gains[kpi] ? [[at, gains[kpi]] as const] : []));
    const reached = members.reduce((total, [at, gain]) => total + (hidden.has(at) ? gain : 0), 0);
    return { name: `target floor: ${key}`, members, min: roundDown(reached * (0.94 + 0.04 * chance.next()), 10) };
  });

const DIMENSIONS: readonly (readonly Dimension[])[] = [['country'], ['department'], ['category'], ['program'], ['country', 'department']];

const slicesOf = (initiatives: readonly Initiative[], hidden: ReadonlySet<number>, greedy: ReadonlySet<number>): readonly Slice[] => {
  const spent = (members: readonly number[], plan: ReadonlySet<number>): number =>
    members.reduce((total, at) => total + (plan.has(at) ? (initiatives[at]?.tokens ?? 0) : 0), 0);
  return DIMENSIONS.flatMap((dimensions) => {
    const groups = Map.groupBy(initiatives.keys(), (at) => dimensions.map((it) => initiatives[at]?.slices[it] ?? '').join('_'));
    return [...groups].map(([key, members]) => ({
      name: `${dimensions.join('_')} ${key}`,
      members,
      hidden: spent(members, hidden),
      greedy: spent(members, greedy),
    }));
  }).filter(({ members, hidden: mine }) => members.length >= 4 && mine > 0);
};

const sliceBound = (initiatives: readonly Initiative[], { name, members, hidden, greedy }: Slice, chance: Random): Bound => {
  const terms = members.map((at) => [at, initiatives[at]?.tokens ?? 0] as const);
  const room = 0.02 + 0.08 * chance.next();
  return greedy > hidden || (greedy === hidden && chance.chance(0.5))
    ? { name: `cap: ${name}`, members: terms, max: roundUp(hidden * (1 + room), 10) }
    : { name: `floor: ${name}`, members: terms, min: roundDown(hidden * (1 - room), 10) };
};

const roundDown = (value: number, step: number): number => step * Math.floor(value / step);
const roundUp = (value: number, step: number): number => step * Math.ceil(value / step);
