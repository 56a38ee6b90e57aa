import { isEqual, isLess, isPositive, multiply, ZERO } from '../base/decimal.ts';
import { byCodeUnit } from '../base/json.ts';
import type { Report, ReportedInitiative } from './report.ts';

const MOST_MISSES = 5;

/**
 * The candidates left out that could be chosen and are worth most per token by themselves, best first; what costs nothing comes first, ties
 * by key. All scores have the first stage's divisor, so sums are compared.
 */
export const nearestMisses = (report: Report, most = MOST_MISSES): readonly ReportedInitiative[] =>
  report.initiatives
    .filter((it) => !it.isSelected && it.canBeChosen && isPositive(it.score.sum))
    .sort(byScorePerToken)
    .slice(0, most);

const byScorePerToken = (a: ReportedInitiative, b: ReportedInitiative): number => {
  const [left, right] = [multiply(a.score.sum, b.tokens ?? ZERO), multiply(b.score.sum, a.tokens ?? ZERO)];
  if (!isEqual(left, right)) return isLess(right, left) ? -1 : 1;
  if (!isEqual(a.score.sum, b.score.sum)) return isLess(b.score.sum, a.score.sum) ? -1 : 1;
  return byCodeUnit(a.key, b.key);
};
