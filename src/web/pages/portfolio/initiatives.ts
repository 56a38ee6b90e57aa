import type { Schemas } from '../../api/client.ts';
import type { Price } from '../../api/read-prices.ts';

/** The initiatives of a report, as a planner looks at them. */

export type Report = Schemas['RunReport'];
export type Initiative = Report['initiatives'][number];
export type View = 'plan' | 'left-out' | 'all';

export const isShownIn = (view: View, { selected }: Initiative): boolean => view === 'all' || selected === (view === 'plan');

/** What an initiative is worth for each of its tokens, by itself. */
export const worthPerToken = ({ score, tokens }: Pick<Initiative, 'score' | 'tokens'>): number | null =>
  tokens === null ? null : tokens === 0 ? Number.POSITIVE_INFINITY * Math.sign(score.shown) || 0 : score.shown / tokens;

const MOST_MISSES = 5;

/** Those left out that could be chosen, the likeliest first: where prices are known, those that cost least; else those worth most per token. */
export const nearestMisses = (
  initiatives: readonly Initiative[],
  prices: ReadonlyMap<string, Price>,
  most = MOST_MISSES,
): readonly Initiative[] => {
  const misses = initiatives.filter((it) => !it.selected && it.can_be_chosen && it.score.shown > 0);
  const priced = misses.filter(({ key }) => (prices.get(key)?.cost ?? null) !== null);
  const costOf = ({ key }: Initiative): number => prices.get(key)?.cost ?? Number.POSITIVE_INFINITY;
  return (priced.length === 0 ? misses.toSorted(byWorthPerToken) : priced.toSorted((a, b) => costOf(a) - costOf(b))).slice(0, most);
};

const byWorthPerToken = (a: Initiative, b: Initiative): number =>
  (worthPerToken(b) ?? 0) - (worthPerToken(a) ?? 0) || (a.key < b.key ? -1 : 1);

/** The usual order: chosen ones by what they add; then those left out, the cheapest to take first, then by worth per token. */
export const inUsualOrder = (initiatives: readonly Initiative[], prices: ReadonlyMap<string, Price>): readonly Initiative[] => {
  const misses = nearestMisses(initiatives, prices, initiatives.length);
  const near = new Set(misses);
  const rest = initiatives.filter((it) => !it.selected && !near.has(it)).toSorted(byWorthPerToken);
  const chosen = initiatives
    .filter(({ selected }) => selected)
    .toSorted((a, b) => b.objective_contribution.shown - a.objective_contribution.shown);
  return [...chosen, ...misses, ...rest];
};

/** `country UK`, `everything`. */
export const sliceName = (dimension: string, key: string): string => (dimension === 'all' ? 'everything' : `${dimension} ${key}`);

/** For a place whose title says what costs it. */
export const shortPrice = (words: string): string => words.replace(/^(taking it|doing without it) costs /u, '');
