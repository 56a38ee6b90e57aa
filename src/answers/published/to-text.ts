import { abs, isEqual, isPositive, isZero, subtract } from '../../base/decimal.ts';
import { inWords } from '../../base/text.ts';
import type { ExactValue } from '../../problem/problem.ts';
import { inDigits, signed, toShown } from '../../report/exact-values.ts';
import type { Report } from '../../report/report.ts';
import { rowsInWords, someInWords } from '../../report/rows-in-words.ts';
import { difference } from '../worth.ts';
import { isUnchanged } from './find-change.ts';
import type { Figure, PublishedChange } from './published-change.ts';

const MOST_KEYS = 6;
const DIGITS = 17;

/** In short, what a run changes against the published plan, and what that plan would be now. */
export const changeSentences = (change: PublishedChange, run: Pick<Report, 'stages' | 'constraintSetName'>): readonly string[] => {
  const { published, tokens } = change;
  const set = published.constraintSetName === run.constraintSetName ? '' : `, ${published.constraintSetName}`;
  const name = `the published plan ${published.runId} (${published.by}, ${published.at.slice(0, 10)}${set})`;
  const values = run.stages.map(({ objective }) => objective);
  if (tokens === null) return [`No plan to hold against ${name}. ${todayWords(change, [])}`];
  if (isUnchanged(change)) return [`This is ${name}, with the same figures.`];
  const moves = change.enters.length + change.leaves.length === 0 ? ['the same initiatives'] : swapWords(change);
  const figures = [
    ...figureWords('tokens', tokens),
    ...change.kpis.flatMap(({ kpi, ...figure }) => figureWords(kpi, figure)),
    ...(change.objectives ?? []).flatMap(({ name: objective, before, after }) =>
      figureWords(`objective ${objective}`, { before: toShown(before, DIGITS), after: toShown(after, DIGITS) }),
    ),
    ...(change.objectives === null ? ['the objective measures something else now'] : []),
  ];
  const isSamePlan = change.enters.length + change.leaves.length === 0;
  return [`Since ${name}: ${[...moves, ...figures].join('; ')}.${isSamePlan ? '' : ` ${todayWords(change, values)}`}`];
};

const swapWords = ({ enters, leaves }: PublishedChange): readonly string[] => [
  ...(enters.length === 0 ? [] : [`in: ${someInWords(enters, MOST_KEYS)}`]),
  ...(leaves.length === 0 ? [] : [`out: ${someInWords(leaves, MOST_KEYS)}`]),
];

const figureWords = (name: string, { before, after }: Figure): readonly string[] =>
  isEqual(before, after) ? [] : [`${name} ${inDigits(before)} -> ${inDigits(after)} (${signed(subtract(after, before))})`];

/** What would be if the published plan simply stayed. */
const todayWords = ({ today }: PublishedChange, values: readonly ExactValue[]): string => {
  const { gone, breaks } = today;
  const faults = [
    ...(gone.length === 0 ? [] : [`${someInWords(gone, MOST_KEYS)} cannot be chosen any more`]),
    ...(breaks.length === 0 ? [] : [`it would break ${rowsInWords(breaks)}`]),
  ];
  if (faults.length > 0) return `As things stand the published plan cannot stay: ${inWords(faults)}.`;
  return `As things stand the published plan could stay${worthWords(today.values ?? [], values)}.`;
};

/** Told by the first objective that differs. */
const worthWords = (then: readonly ExactValue[], now: readonly ExactValue[]): string => {
  const differences = now.map((value, at) => difference(value, then[at] ?? value));
  const first = differences.find(({ sum }) => !isZero(sum));
  if (now.length === 0) return '';
  if (!first) return ', and is worth just as much';
  const shown = inDigits(abs(toShown(first, DIGITS)));
  // Only a plan that a limit kept from being the best can be worth less than one that keeps all rows.
  return isPositive(first.sum) ? `, and is worth ${shown} less than this one` : `, and is worth ${shown} more than this one`;
};
