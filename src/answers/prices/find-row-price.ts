import { isEqual, isZero } from '../../base/decimal.ts';
import { canonicalJson } from '../../base/json.ts';
import type { BuiltProblem } from '../../problem/built-problem.ts';
import { checkSelection } from '../../problem/check-problem.ts';
import type { Problem } from '../../problem/problem.ts';
import { type RowUnit, slackIn } from '../../problem/row-system.ts';
import { changeBetween } from '../plan-change.ts';
import type { SolvedRun } from '../solved-run.ts';
import type { Asking } from '../solver.ts';
import { isSameValue, negated } from '../worth.ts';
import { isExact, lossesOf, ownObjectives } from './losses.ts';
import type { Loss, RowPrice } from './price.ts';

/**
 * What dropping a unit of rows alone would bring. `dropped`: the run as it then is. Of a row that binds, its best plan in the objectives of
 * the run; of one that only says what plans are worth, the best plan by what they are then worth. `share`: of the time that is left.
 */
export const findRowPrice = async (
  run: SolvedRun,
  unit: RowUnit,
  dropped: () => BuiltProblem,
  asking: Asking,
  share = 1,
): Promise<RowPrice> => {
  const facts = { rows: unit.rows, slack: unit.number && slackIn(unit.number, new Set(run.plan)) } as const;
  const open: RowPrice = { ...facts, effect: 'binds', outcome: 'open', gains: [], isProven: false, change: null };
  if (asking.stopped()) return open;
  const built = dropped();
  const effect = effectOf(run.built, built);
  if (effect === 'none') return { ...open, effect, outcome: 'priced', isProven: true };
  const objectives = ownObjectives(effect === 'binds' ? run.built : built);
  const problem = { ...built.problem, objectives };
  const isComparable = effect === 'binds' || hasSameScales(run.built, built);
  // What weighs in the same scales is a bonus: without it, no plan is worth more than it was.
  const ceiling = effect === 'weighs' && isComparable && run.isOptimal ? run.values.slice(0, objectives.length) : [];
  const { hasPlan, selected, stages, ...rest } = await asking.solve(problem, run.plan, { ceiling, share });
  if (!hasPlan) return { ...open, effect };
  const compared = isComparable ? lossesOf(run, { ...rest, hasPlan, selected, stages }).map(turned) : [];
  // Of a plan that is not proven best, part of what is gained may be had without touching the row.
  const gains = run.isOptimal ? compared : compared.map(withoutLeast);
  const isProven = stages.every(({ proven }) => proven) && (run.isOptimal || effect === 'binds');
  const worths = checkSelection(problem, run.plan).objectives;
  const isBestStill = stages.every(({ objective }, at) => worths[at] && isSameValue(objective, worths[at]));
  return {
    ...facts,
    effect,
    outcome: 'priced',
    gains,
    isProven: isProven && gains.every(isExact),
    change: effect === 'weighs' && !isBestStill ? changeBetween(run.inputs, run.plan, selected) : null,
  };
};

const hasSameScales = (a: BuiltProblem, b: BuiltProblem): boolean =>
  a.scales.every((it, at) => it.kpi === b.scales[at]?.kpi && isEqual(it.scale, b.scales[at].scale));

const withoutLeast = (gain: Loss): Loss => (gain.atMost !== null && isZero(gain.atMost.sum) ? gain : { ...gain, atLeast: null });

const turned = ({ kpi, atLeast, atMost }: Loss): Loss => ({ kpi, atLeast: atMost && negated(atMost), atMost: atLeast && negated(atLeast) });

/** What the two problems differ in. */
const effectOf = (before: BuiltProblem, after: BuiltProblem): RowPrice['effect'] => {
  if (demandsOf(before.problem) !== demandsOf(after.problem)) return 'binds';
  return canonicalJson(ownObjectives(before)) === canonicalJson(ownObjectives(after)) ? 'none' : 'weighs';
};

/** The constraints, whatever rows they came from. */
const demandsOf = ({ variables, constraints }: Problem): string =>
  canonicalJson([variables, constraints.map((it) => ({ ...it, rows: undefined }))]);
