import type { Formats } from '../../words/formats.ts';
import { type Alternatives, type Downside, type PlanCard, plansOf } from './read-alternatives.ts';

/** What is said of other plans: nothing more than is proven. */

/** Rounded so that what is said holds: a plan is worth at most so much less. */
const STEPS = 1_000;
const up = (value: number): number => Math.ceil(value * STEPS - 1e-9) / STEPS;
const down = (value: number): number => Math.floor(value * STEPS + 1e-9) / STEPS;

type Words = Pick<Formats, 'percent' | 'rough' | 'count' | 'number'>;

export const downsideWords = ({ name, less, lessPct }: Downside, { percent, rough }: Words): string => {
  if (less === 0) return `As much of ${name}`;
  const share = lessPct === null ? '' : ` (${percent(less > 0 ? up(lessPct) : down(-lessPct))})`;
  return `${rough(Math.abs(less))}${share} ${less > 0 ? 'less' : 'more'} of ${name}`;
};

export const tokenWords = (tokens: number, { count }: Words): string =>
  tokens === 0 ? 'As many tokens' : `${count(Math.abs(tokens), 'token')} ${tokens > 0 ? 'more' : 'fewer'}`;

/** How far from the plan of the run, and from the plans before this one. */
export const farWords = (
  { leastDifferences: least, mostPossible: most }: PlanCard,
  at: number,
  { number, count }: Words,
): string | null => {
  if (least === null || most === null) return null;
  const above = at === 0 ? '' : `It differs in at least ${count(least, 'initiative')} from every plan above. `;
  const than = at === 0 ? '' : ' from all of them';
  return most <= least
    ? `${above}Proven: no plan differs in more${than}.`
    : `${above}A plan that differs in more${than} may exist, but in no more than ${number(most)}.`;
};

/** Why there are not more: a proof, the count that was asked for, or a limit. */
export const endWords = (
  found: Alternatives,
  { percent }: Pick<Formats, 'percent'>,
): { readonly words: string; readonly isPartial: boolean } => {
  const count = plansOf(found).length;
  const kind = kindWords(found, percent);
  if (found.none_left)
    return {
      words: count === 0 ? `There is no other plan ${kind}. That is proven.` : `There is no further plan ${kind}. That is proven.`,
      isPartial: false,
    };
  const reason = { cancel: 'It was stopped', time: 'The time was over' } as const;
  if (found.stopped !== null)
    return { words: `${reason[found.stopped]} before everything was known: more plans ${kind} may exist.`, isPartial: true };
  return { words: `More plans ${kind} may exist: ask for more of them.`, isPartial: false };
};

const kindWords = ({ within_pct: within, run_proven }: Alternatives, percent: Formats['percent']): string => {
  if (within === undefined) return run_proven ? 'as good as that of the run' : 'as good as that of the run, or better,';
  return `within ${percent(within)} of ${run_proven ? 'the best' : 'the plan of this run'}`;
};
