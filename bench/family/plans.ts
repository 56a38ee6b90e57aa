import type { Initiative } from './initiatives.ts';
import type { Ties } from './ties.ts';

/**
 * A plan that keeps all ties and the capacity: mandatory ones first, then by rising `rank` whatever, with all that it brings along,
 * still fits.
 */
export const fillPlan = (
  initiatives: readonly Initiative[],
  ties: Ties,
  capacity: number,
  worth: (initiative: Initiative, at: number) => number,
): ReadonlySet<number> => {
  const barred = new Map<number, number[]>();
  for (const [a, b] of ties.exclusions) {
    barred.set(a, [...(barred.get(a) ?? []), b]);
    barred.set(b, [...(barred.get(b) ?? []), a]);
  }
  const chosen = new Set<number>();
  let left = capacity;
  const take = (at: number): void => {
    const fresh = [...ties.closure(at)].filter((member) => !chosen.has(member));
    const cost = fresh.reduce((total, member) => total + (initiatives[member]?.tokens ?? 0), 0);
    if (cost > left || fresh.some((member) => barred.get(member)?.some((other) => chosen.has(other) || fresh.includes(other)))) return;
    for (const member of fresh) chosen.add(member);
    left -= cost;
  };
  for (const at of ties.mandatory) take(at);
  const ranked = initiatives.map((initiative, at) => ({ at, score: worth(initiative, at) / initiative.tokens }));
  for (const { at } of ranked.sort((a, b) => b.score - a.score)) take(at);
  return chosen;
};
