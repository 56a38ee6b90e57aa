import { quotient, toNumber } from '../base/decimal.ts';
import type { SolveProgress } from '../engine/solve-problem.ts';

const shown = (value: SolveProgress['incumbent']): string =>
  value === null ? '–' : toNumber(quotient(value.sum, value.divisor, 8)).toLocaleString('en-GB', { maximumSignificantDigits: 8 });

/** One line while a solve runs: which objective, the best plan's value, the bound, the seconds. */
export const progressLine = ({ stage, stageCount, name, elapsedMs, incumbent, bound }: SolveProgress): string => {
  const which = stageCount > 1 ? ` ${stage + 1}/${stageCount}` : '';
  return `Solving${which} ${name}: best ${shown(incumbent)}, at most ${shown(bound)}, ${(elapsedMs / 1000).toFixed(1)} s`;
};

/** One line while the rows that cannot hold together are looked for. */
export const explainLine = (questions: number, elapsedMs: number): string =>
  `There is no plan. Looking for the rows that cannot hold together: question ${questions}, ${(elapsedMs / 1000).toFixed(1)} s`;
