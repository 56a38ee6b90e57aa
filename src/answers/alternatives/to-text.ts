import { toPlain } from '../../base/decimal.ts';
import { inWords } from '../../base/text.ts';
import { inAmount } from '../../report/exact-values.ts';
import { effectWords, lossInWords, swapWords } from '../change-in-words.ts';
import { STOP_WORDS } from '../solver.ts';
import type { Alternative, Alternatives, OtherPlan, Ties } from './alternatives.ts';

type Stop = keyof typeof STOP_WORDS | null;

/** The very different plans, one paragraph each, and what is proven of there being more. */
export const alternativeLines = (
  { within, least, found, end }: Alternatives,
  first: string | null,
  isOptimal: boolean,
  stopped: Stop,
): readonly string[] => {
  const share = `within ${toPlain(within)} % of the ${isOptimal ? 'best' : 'plan of this run'}`;
  const of = first === null ? 'the objective' : first;
  return [
    `Plans ${share}: at least ${inAmount(least)} of ${of}, whatever becomes of the rest.`,
    ...found.flatMap((it, at) => [
      `${at + 1}. ${initiatives(it.differences)} from the plan of the run${at === 0 ? '' : `, at least ${it.leastDifferences} from every plan above`}${farWords(it, at)}`,
      ...planLines(it),
    ]),
    endOfAlternatives(found.length, end, share, stopped),
  ].filter((line) => line !== '');
};

const initiatives = (count: number): string => (count === 1 ? '1 initiative differs' : `${count} initiatives differ`);

const farWords = ({ leastDifferences, mostPossible }: Alternative, at: number): string => {
  const than = at === 0 ? '' : ' from all of them';
  if (mostPossible <= leastDifferences) return `; no plan differs in more${than}.`;
  return `; a plan that differs in more${than} may exist, but in no more than ${mostPossible}.`;
};

const planLines = (plan: OtherPlan): readonly string[] => [
  `   It ${inWords(plan.losses.map(({ kpi, loss }) => lossInWords(kpi, loss)))}${plan.compared === 'better' ? ': it is better than the plan of the run' : ''}.`,
  `   ${swapWords(plan)}.`,
  `   ${effectWords(plan)}.`,
];

const endOfAlternatives = (count: number, end: Alternatives['end'], share: string, stopped: Stop): string => {
  if (end === 'none-left')
    return count === 0 ? `There is no other plan ${share}; that is proven.` : `There is no further plan ${share}; that is proven.`;
  if (end === 'open')
    return `Not everything could be found out: ${stopped ? STOP_WORDS[stopped] : 'the search ended before a proof'}. More plans ${share} may exist.`;
  return '';
};

/** The plans that are as good as that of the run, and what is proven of there being more. */
export const tieLines = ({ found, end }: Ties, isOptimal: boolean, stopped: Stop): readonly string[] => [
  ...found.flatMap((it, at) => [`${at + 1}. ${initiatives(it.differences)} from the plan of the run.`, ...planLines(it)]),
  endOfTies(found, end, isOptimal, stopped),
];

const endOfTies = (found: readonly OtherPlan[], end: Ties['end'], isOptimal: boolean, stopped: Stop): string => {
  const better = found.filter(({ compared }) => compared === 'better').length;
  const kind = isOptimal || (end === 'none-left' && better === 0) ? 'as good as' : 'as good as or better than';
  if (end === 'open')
    return `Not everything could be found out: ${stopped ? STOP_WORDS[stopped] : 'the search ended before a proof'}. More plans ${kind} that of the run may exist.`;
  if (end === 'count')
    return `${counted(found.length)} ${kind} that of the run ${found.length === 1 ? 'is' : 'are'} shown; there may be more.`;
  const others = `${counted(found.length)} ${kind} that of the run`;
  const proof = isOptimal || better > 0 ? '' : ' So the plan of the run is proven best after all.';
  if (found.length === 0) return `No other plan is as good as that of the run; that is proven.${proof}`;
  return `${found.length === 1 ? `There is ${others.replace('1 other', 'one other')}` : `There are ${others}`}, and no more; that is proven.${betterWords(better, found.length)}${proof}`;
};

const counted = (count: number): string => `${count} other plan${count === 1 ? '' : 's'}`;

const betterWords = (better: number, all: number): string => {
  if (better === 0) return '';
  if (better === all) return all === 1 ? ' It is better.' : ' All of them are better.';
  return better === 1 ? ' One of them is better.' : ` ${better} of them are better.`;
};
