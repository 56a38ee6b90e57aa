import { checkSelection } from '../../problem/check-problem.ts';
import { countDifferences } from '../differing.ts';
import { changeBetween } from '../plan-change.ts';
import type { SolvedRun } from '../solved-run.ts';
import { compareWorth, difference } from '../worth.ts';
import type { OtherPlan } from './alternatives.ts';

/** A selection beside the plan of the run. */
export const otherPlan = ({ inputs, built, plan, values }: SolvedRun, selected: readonly string[]): OtherPlan => {
  const worth = checkSelection(built.problem, selected).objectives;
  const counted = built.stages.flatMap((stage, at) => {
    const [own, other] = [values[at], worth[at]];
    return stage.isTieBreak || !own || !other ? [] : [{ kpi: stage.kpi, own, other }];
  });
  const sign = compareWorth(
    counted.map(({ other }) => other),
    counted.map(({ own }) => own),
  );
  return {
    ...changeBetween(inputs, plan, selected),
    selected,
    losses: counted.map(({ kpi, own, other }) => ({ kpi, loss: difference(own, other) })),
    compared: sign > 0 ? 'better' : sign < 0 ? 'worse' : 'equal',
    differences: countDifferences(plan, selected),
  };
};
