import { type Decimal, ONE, toPlain } from '../../base/decimal.ts';
import { inWords } from '../../base/text.ts';
import { inAmount, inTokens } from '../../report/exact-values.ts';
import { effectWords, swapWords } from '../change-in-words.ts';
import { STOP_WORDS } from '../solver.ts';
import type { Amounts, Frontier, FrontierKpi, FrontierPoint, OpenPart } from './frontier.ts';

/** Each point with its plan, from the best of the first KPI on; then where the plan of the run lies, and what is not known. */
export const frontierLines = (frontier: Frontier, stopped: keyof typeof STOP_WORDS | null): readonly string[] => [
  ...frontier.points.flatMap((point, at) => pointLines(point, at, frontier)),
  ...runLines(frontier),
  ...endLines(frontier, stopped),
];

const amountWords = (amount: Decimal, { key, unit }: FrontierKpi): string =>
  `${key} ${inAmount({ sum: amount, divisor: ONE })}${unit === '' ? '' : ` ${unit}`}`;

const bothWords = ([a, b]: Amounts, [first, second]: Frontier['kpis']): string => `${amountWords(a, first)}, ${amountWords(b, second)}`;

const pointLines = (point: FrontierPoint, at: number, { kpis }: Frontier): readonly string[] => {
  const [, second] = kpis;
  const open = point.isProven ? '' : `; perhaps ${second.key} can be had better still`;
  return [
    `${at + 1}. ${bothWords(point.amounts, kpis)}, for ${inTokens(point.tokens)}${open}${weightWords(point)}.`,
    `   From the plan of the run: ${swapWords(point.change)}; ${effectWords(point.change)}.`,
  ];
};

const weightWords = ({ isFoundByWeights }: FrontierPoint): string => (isFoundByWeights === false ? '; no weights would find it' : '');

const runLines = ({ run, kpis, points, isWhole }: Frontier): readonly string[] => {
  const own = `The plan of the run has ${bothWords(run.amounts, kpis)}`;
  if (run.isPoint !== null && points[run.isPoint]?.isProven) return [`${own}: it is point ${run.isPoint + 1}.`];
  if (run.dominatedBy.length > 0) {
    const better = run.dominatedBy.map((at) => String(at + 1));
    return [
      `${own}: point${better.length > 1 ? 's' : ''} ${inWords(better)} ${better.length > 1 ? 'are' : 'is'} better in one of the two and no worse in the other.`,
    ];
  }
  return [isWhole ? `${own}.` : `${own}: whether another one is better in one of the two and no worse in the other is not known.`];
};

const endLines = ({ kpis, open, isWhole, points }: Frontier, stopped: keyof typeof STOP_WORDS | null): readonly string[] => {
  if (isWhole)
    return [
      points.length === 1
        ? 'There is nothing to trade: this plan is the best in both; that is proven.'
        : `These ${points.length} points are all: for every other plan, one of them is at least as good in both; that is proven.`,
    ];
  const why = stopped ? STOP_WORDS[stopped] : 'so many points were asked for, or the search ended before a proof';
  return [`Not everything was looked at: ${why}.`, ...open.map((it) => openWords(it, kpis))];
};

const openWords = ({ second: [least, most], atLeast, atMost }: OpenPart, [first, second]: Frontier['kpis']): string => {
  const [low, high] = least.gt(most) ? [most, least] : [least, most];
  const asked = low.eq(high) ? toPlain(low) : `between ${toPlain(low)} and ${toPlain(high)}`;
  const known = atLeast ? `at least as good as ${amountWords(atLeast, first)}` : 'not known to be possible';
  const bound = atMost ? `no better than ${amountWords(atMost, first)}` : 'how good at most is not known';
  return `  Where ${second.key} must be ${asked} or better: the best ${first.key} is ${known}, ${bound}.`;
};

/** One line per point, the head first: for a spreadsheet. */
export const frontierTable = ({ kpis, points }: Frontier): readonly (readonly string[])[] => [
  [...kpis.map(({ key }) => key), 'proven', 'found by weights', 'tokens', 'in', 'out', 'initiatives'],
  ...points.map((it) => [
    ...it.amounts.map(toPlain),
    it.isProven ? 'yes' : 'no',
    it.isFoundByWeights === null ? 'not known' : it.isFoundByWeights ? 'yes' : 'no',
    toPlain(it.tokens),
    it.change.enters.join(' '),
    it.change.leaves.join(' '),
    it.selected.join(' '),
  ]),
];
