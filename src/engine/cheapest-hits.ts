import { byCodeUnit } from '../base/json.ts';

/** Looking further than this would take longer than it is worth. */
const MOST_STEPS = 50_000;
const MOST_HITS = 60;

/**
 * The cheapest choices that take at least one item of every group, all of equal cost, each sorted, in a fixed order; `undefined` where there
 * are too many ways to look at. Costs are positive.
 */
export const cheapestHits = (
  groups: readonly (readonly string[])[],
  costOf: (item: string) => number,
): readonly (readonly string[])[] | undefined => {
  const found = new Map<string, readonly string[]>();
  let best = Number.POSITIVE_INFINITY;
  let steps = 0;
  const choose = (chosen: readonly string[], cost: number): boolean => {
    steps += 1;
    if (steps > MOST_STEPS) return false;
    if (cost > best) return true;
    const open = groups.find((group) => !group.some((item) => chosen.includes(item)));
    if (open) return open.every((item) => choose([...chosen, item], cost + costOf(item)));
    if (cost < best) found.clear();
    best = cost;
    const sorted = [...chosen].sort(byCodeUnit);
    found.set(JSON.stringify(sorted), sorted);
    return true;
  };
  if (!choose([], 0) || found.size > MOST_HITS) return undefined;
  return [...found].sort(([a], [b]) => byCodeUnit(a, b)).map(([, chosen]) => chosen);
};
