import { isPositive, multiply, type Rounding, subtract, toPlain, ZERO } from '../../base/decimal.ts';
import type { ExactValue } from '../../problem/problem.ts';
import { inAmount, inDigits, inTokens, toShown } from '../../report/exact-values.ts';
import { effectWords, swapWords } from '../change-in-words.ts';
import { STOP_WORDS } from '../solver.ts';
import type { OpenStretch } from '../staircase/staircase.ts';
import type { Curve, CurveStep } from './curve.ts';

/** The staircase from below: one paragraph per step, then where more tokens stop paying, then what is not known. */
export const curveLines = (curve: Curve, stopped: keyof typeof STOP_WORDS | null): readonly string[] => [
  ...bottomLines(curve),
  ...curve.steps.flatMap((step, at) => stepLines(step, curve.steps[at - 1], curve.kpis)),
  ...saturationLines(curve),
  ...openLines(curve, stopped),
];

const bottomLines = ({ from, to, noneUpTo, steps }: Curve): readonly string[] => {
  if (noneUpTo === null || noneUpTo.lt(from)) return [];
  const [lowest] = steps;
  if (!lowest && !noneUpTo.lt(to)) return [`There is no plan with ${inTokens(to)} or less; that is proven.`];
  if (lowest?.begins === 'exact') return [`With less than ${inTokens(lowest.at)} there is no plan; that is proven.`];
  return [`With ${inTokens(noneUpTo)} or less there is no plan; that is proven.`];
};

const BEGINNINGS = { range: 'With', exact: 'From', open: 'At the latest from' } as const;

const stepLines = (step: CurveStep, before: CurveStep | undefined, kpis: Curve['kpis']): readonly string[] => {
  const head = `${BEGINNINGS[step.begins]} ${inTokens(step.at)}${step.begins === 'range' ? '' : ' on'}: ${worthWords(step.worth, kpis)}`;
  if (!before || !step.gains) return [`${head}, with ${count(step.selected.length)}.`];
  return [
    `${head}${gainWords(step, before, step.gains, kpis)}.`,
    `  ${swapWords(step.change)}; ${effectWords(step.change)}${step.followsAtOnce ? '' : `, against the plan for ${inTokens(before.at)}`}.`,
  ];
};

const count = (initiatives: number): string => (initiatives === 1 ? '1 initiative' : `${initiatives} initiatives`);

const nameOf = (kpi: string | null | undefined): string => kpi ?? 'the objective';

const worthWords = (worth: readonly ExactValue[], kpis: Curve['kpis'], rounding: Rounding = 'nearest'): string =>
  worth.map((value, at) => `${inAmount(value, rounding)} of ${nameOf(kpis[at])}`).join(', then ');

/** What the first objective that changes gains, and what that is per token. */
const gainWords = (step: CurveStep, before: CurveStep, gains: readonly ExactValue[], kpis: Curve['kpis']): string => {
  const at = gains.findIndex(({ sum }) => isPositive(sum));
  const gain = gains[at];
  const tokens = subtract(step.at, before.at);
  if (!gain || !isPositive(tokens)) return '';
  return `, ${inAmount(gain)} more${kpis.length > 1 ? ` of ${nameOf(kpis[at])}` : ''} (${perTokenWords(gain, tokens)} per token)`;
};

const perTokenWords = ({ sum, divisor }: ExactValue, tokens: ExactValue['sum']): string =>
  inAmount({ sum, divisor: multiply(divisor, tokens) });

const saturationLines = ({ saturation, to, kpis }: Curve): readonly string[] => {
  if (saturation === null) return ['Where more tokens stop paying is not known.'];
  if (saturation.kind === 'within') {
    const from = saturation.isExact ? `More than ${inTokens(saturation.at)}` : `More than ${inTokens(saturation.at)}, or than even fewer,`;
    return [`${from} bring nothing: with unlimited capacity, all other rows kept, the best plan is worth as much.`];
  }
  const at = saturation.gains.findIndex(({ sum }) => isPositive(sum));
  const gain = saturation.gains[at];
  if (!gain) return [];
  const least = saturation.isProven ? '' : 'at least ';
  return [
    `Beyond ${inTokens(to)} more is to be had: with unlimited capacity, all other rows kept, ${least}${inAmount(gain, saturation.isProven ? 'nearest' : 'down')} of ${nameOf(kpis[at])} more, for ${inTokens(saturation.used)}.`,
  ];
};

const openLines = ({ open, isWhole, from, to, kpis }: Curve, stopped: keyof typeof STOP_WORDS | null): readonly string[] => {
  if (isWhole) return [`These are all steps from ${inTokens(from)} to ${inTokens(to)}; that is proven.`];
  const why = stopped ? STOP_WORDS[stopped] : 'so many steps were asked for, or the search ended before a proof';
  return [`Not everything was looked at: ${why}.`, ...open.map((it) => openWords(it, kpis))];
};

const openWords = ({ from, to, atLeast, atMost }: OpenStretch, kpis: Curve['kpis']): string => {
  const where = from.eq(to) ? `With ${inTokens(from)}` : `From ${inDigits(from)} to ${inTokens(to)}`;
  const least = atLeast === null ? 'perhaps no plan' : `at least ${worthWords(atLeast, kpis, 'down')}`;
  return `  ${where}: ${least}; ${atMost.length === 0 ? 'how much at most is not known' : `at most ${worthWords(atMost, kpis, 'up')}`}.`;
};

/** One line per step, the head first: for a spreadsheet. */
export const curveTable = ({ steps, kpis }: Curve): readonly (readonly string[])[] => {
  const changing = [...new Set(steps.flatMap(({ change }) => change.kpis.map(({ kpi }) => kpi)))].sort();
  return [
    [
      'capacity',
      'begins',
      'tokens used',
      ...kpis.map((kpi) => `objective ${kpi ?? ''}`.trim()),
      ...changing.map((kpi) => `change of ${kpi}`),
      'in',
      'out',
      'initiatives',
    ],
    ...steps.map(({ at, begins, used, worth, change, selected }) => [
      toPlain(at),
      begins,
      toPlain(used),
      ...worth.map((value) => toPlain(toShown(value, 17))),
      ...changing.map((kpi) => toPlain(change.kpis.find((it) => it.kpi === kpi)?.change ?? ZERO)),
      change.enters.join(' '),
      change.leaves.join(' '),
      selected.join(' '),
    ]),
  ];
};
