import type { Random } from '../../test/support/random.ts';
import type { Initiative } from './initiatives.ts';

/** What ties initiatives to each other. All by position in the list of initiatives. */
export interface Ties {
  readonly bundles: readonly (readonly number[])[];
  readonly prerequisites: readonly (readonly [dependent: number, prerequisite: number])[];
  readonly exclusions: readonly (readonly [number, number])[];
  readonly mandatory: readonly number[];
  /** All that comes along when one is chosen, itself included. */
  readonly closure: (at: number) => ReadonlySet<number>;
}

/** Draws bundles, prerequisites without cycles, exclusion pairs and mandatory initiatives that can all be kept at once. */
export const drawTies = (initiatives: readonly Initiative[], chance: Random): Ties => {
  const count = initiatives.length;
  const order = chance.shuffle([...initiatives.keys()]);
  const bundles = drawBundles(order, chance);
  const prerequisites = drawPrerequisites(initiatives, order, bundles, chance);
  const closure = closureOf(count, bundles, prerequisites);
  const mandatory = drawMandatory(initiatives, closure, chance);
  return { bundles, prerequisites, exclusions: drawExclusions(initiatives, closure, mandatory, chance), mandatory, closure };
};

/** Two to four members that stand side by side in `order`, so that prerequisites along that order form no cycle through them. */
const drawBundles = (order: readonly number[], chance: Random): readonly (readonly number[])[] => {
  const wanted = Math.max(1, Math.round(order.length / 40));
  const stride = Math.floor(order.length / wanted);
  return Array.from({ length: wanted }, (_, at) => order.slice(at * stride, at * stride + chance.whole(2, 4)));
};

/** From later in `order` to earlier; a third continue a chain, half stay within a program. */
const drawPrerequisites = (
  initiatives: readonly Initiative[],
  order: readonly number[],
  bundles: readonly (readonly number[])[],
  chance: Random,
): readonly (readonly [number, number])[] => {
  const place = new Map(order.map((at, index) => [at, index]));
  const bundleOf = new Map(bundles.flatMap((members, bundle) => members.map((at) => [at, bundle] as const)));
  const programs = Map.groupBy(initiatives.keys(), (at) => initiatives[at]?.slices.program ?? '');
  const found = new Map<string, readonly [number, number]>();
  const dependents: number[] = [];
  for (let tries = 0; found.size < initiatives.length / 6 && tries < initiatives.length * 20; tries++) {
    const a = drawFrom(chance.chance(1 / 3) && dependents.length > 0 ? dependents : order, chance);
    const same = chance.chance(0.5) ? programs.get(initiatives[a]?.slices.program ?? '') : undefined;
    const b = drawFrom(same ?? order, chance);
    if (a === b || (bundleOf.has(a) && bundleOf.get(a) === bundleOf.get(b))) continue;
    const [first, last] = (place.get(a) ?? 0) < (place.get(b) ?? 0) ? [a, b] : [b, a];
    found.set(`${last} ${first}`, [last, first]);
    dependents.push(last);
  }
  return [...found.values()];
};

const closureOf = (
  count: number,
  bundles: readonly (readonly number[])[],
  prerequisites: readonly (readonly [number, number])[],
): ((at: number) => ReadonlySet<number>) => {
  const brings: number[][] = Array.from({ length: count }, () => []);
  for (const members of bundles) for (const at of members) brings[at]?.push(...members);
  for (const [dependent, prerequisite] of prerequisites) brings[dependent]?.push(prerequisite);
  const known = new Map<number, ReadonlySet<number>>();
  return (at) => {
    const kept = known.get(at);
    if (kept) return kept;
    const found = new Set([at]);
    // A set hands out what is added while it is walked.
    for (const member of found) for (const next of brings[member] ?? []) found.add(next);
    known.set(at, found);
    return found;
  };
};

/** One in forty, and never one that drags much along. */
const drawMandatory = (
  initiatives: readonly Initiative[],
  closure: (at: number) => ReadonlySet<number>,
  chance: Random,
): readonly number[] => {
  const mean = initiatives.reduce((total, { tokens }) => total + tokens, 0) / initiatives.length;
  const small = [...initiatives.keys()].filter((at) => tokensOf(initiatives, closure(at)) <= 2 * mean);
  return chance.some(small, Math.max(1, Math.round(initiatives.length / 40))).sort((a, b) => a - b);
};

/** One pair per twenty initiatives; none that would make an initiative impossible to choose. */
const drawExclusions = (
  initiatives: readonly Initiative[],
  closure: (at: number) => ReadonlySet<number>,
  mandatory: readonly number[],
  chance: Random,
): readonly (readonly [number, number])[] => {
  const all = [...initiatives.keys()];
  const must = new Set(mandatory.flatMap((at) => [...closure(at)]));
  const found = new Map<string, readonly [number, number]>();
  // Whatever brings both along could never be chosen.
  const together = (a: number, b: number): boolean => all.some((at) => closure(at).has(a) && closure(at).has(b));
  for (let tries = 0; found.size < initiatives.length / 20 && tries < initiatives.length; tries++) {
    const [a, b] = [drawFrom(all, chance), drawFrom(all, chance)].sort((x, y) => x - y);
    if (a === undefined || b === undefined || a === b || must.has(a) || must.has(b) || together(a, b)) continue;
    found.set(`${a} ${b}`, [a, b]);
  }
  return [...found.values()];
};

const tokensOf = (initiatives: readonly Initiative[], members: Iterable<number>): number =>
  [...members].reduce((total, at) => total + (initiatives[at]?.tokens ?? 0), 0);

const drawFrom = (items: readonly number[], chance: Random): number => items[chance.whole(0, items.length - 1)] ?? 0;
