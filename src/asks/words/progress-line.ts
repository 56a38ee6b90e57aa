import { quotient, toNumber, toPlain } from '../../base/decimal.ts';
import type { Json } from '../../base/json.ts';
import { gapBetween, toDecimal } from '../../engine/solution-json.ts';
import type { SolveProgress } from '../../engine/solve-problem.ts';

const shown = (value: SolveProgress['incumbent']): string =>
  value === null ? '–' : toNumber(quotient(value.sum, value.divisor, 8)).toLocaleString('en-GB', { maximumSignificantDigits: 8 });

const gapOf = ({ incumbent, bound }: SolveProgress): ReturnType<typeof gapBetween> =>
  incumbent === null || bound === null ? null : gapBetween(incumbent, bound);

/** One line while a solve runs: which objective, the best plan's value, the bound, how far they are apart, the seconds. */
export const progressLine = (progress: SolveProgress): string => {
  const { stage, stageCount, name, elapsedMs, incumbent, bound } = progress;
  const which = stageCount > 1 ? ` ${stage + 1}/${stageCount}` : '';
  const gap = gapOf(progress);
  const apart = gap === null ? '' : ` (gap ${toPlain(gap.round(2))} %)`;
  return `Solving${which} ${name}: best ${shown(incumbent)}, at most ${shown(bound)}${apart}, ${(elapsedMs / 1000).toFixed(1)} s`;
};

/** The same for machines: one document per line. What stands here is the engine's own word; the answer is what was proven. */
export const progressJson = (progress: SolveProgress): Json => {
  const { stage, stageCount, name, elapsedMs, incumbent, bound } = progress;
  return {
    progress: {
      stage: stage + 1,
      stage_count: stageCount,
      name,
      seconds: Math.round(elapsedMs) / 1000,
      incumbent: incumbent && toDecimal(incumbent),
      bound: bound && toDecimal(bound),
      gap_pct: gapOf(progress),
    },
  };
};

/** One line while the rows that cannot hold together are looked for. */
export const explainLine = (questions: number, elapsedMs: number): string =>
  `There is no plan. Looking for the rows that cannot hold together: question ${questions}, ${(elapsedMs / 1000).toFixed(1)} s`;

export const explainJson = (questions: number, elapsedMs: number): Json => ({
  explain: { questions, seconds: Math.round(elapsedMs) / 1000 },
});
