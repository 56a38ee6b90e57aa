import { abs, isNegative, isPositive, isZero } from '../base/decimal.ts';
import type { ExactValue } from '../problem/problem.ts';
import { inAmount, inTokens, signed } from '../report/exact-values.ts';
import { someInWords } from '../report/rows-in-words.ts';
import type { PlanChange } from './plan-change.ts';

const MOST_KEYS = 8;

/** `+ INIT-4 and INIT-5; − INIT-7`. */
export const swapWords = ({ enters, leaves }: PlanChange): string =>
  enters.length + leaves.length === 0 ? 'the same initiatives' : [...listed('in', enters), ...listed('out', leaves)].join('; ');

const listed = (title: string, keys: readonly string[]): readonly string[] =>
  keys.length === 0 ? [] : [`${title}: ${someInWords(keys, MOST_KEYS)}`];

/** `2 tokens fewer; gmv -3 EUR`. */
export const effectWords = ({ tokens, kpis }: PlanChange): string =>
  [
    isZero(tokens) ? 'as many tokens' : `${inTokens(abs(tokens))} ${isPositive(tokens) ? 'more' : 'fewer'}`,
    ...kpis.map(({ kpi, unit, change }) => `${kpi} ${signed(change)}${unit === '' ? '' : ` ${unit}`}`),
  ].join('; ');

/** `costs 3 of gmv`, `brings 2 of the objective`, `costs nothing of gmv`. */
export const lossInWords = (kpi: string | null, loss: ExactValue): string => {
  const { sum, divisor } = loss;
  const of = kpi === null ? 'the objective' : kpi;
  if (isZero(sum)) return `costs nothing of ${of}`;
  return `${isNegative(sum) ? 'brings' : 'costs'} ${inAmount({ sum: abs(sum), divisor })} of ${of}`;
};
