import { compare, type Decimal, isLess, multiply } from '../base/decimal.ts';
import { inWords } from '../base/text.ts';
import type { ExactValue, Solution, SolverResult, Verdict } from '../engine/solution.ts';
import { toDecimal } from '../engine/solution-json.ts';
import type { Stage } from '../problem/built-problem.ts';
import { inDigits, toShown } from './exact-values.ts';

/** What a run claims of its problem. */
export interface Claims {
  readonly result: SolverResult;
  readonly selected: readonly string[];
  /** Its plan's values, one per objective, computed from the plan; `null` without a plan. */
  readonly values: readonly ExactValue[] | null;
  /** Its bounds, one per objective, as far as it told any. */
  readonly bounds: readonly Decimal[];
}

export interface Opinion {
  readonly verdict: Verdict;
  /** What is confirmed and what is not, in sentences. */
  readonly sentences: readonly string[];
}

/**
 * A run against a second solve of the same problem. Both plans have passed the exact check by now, and all values are exact: so of two
 * that contradict each other, it can often be said which one is wrong. Two plans of one worth are no contradiction.
 */
export const compareOpinions = (claims: Claims, second: Solution, stages: readonly Stage[]): Opinion => {
  const { values } = claims;
  if (claims.result === 'infeasible') return withoutPlan(second, stages);
  if (values === null)
    return undecided(['The run found no plan and proved nothing: there is nothing to compare.', ...secondWords(second, stages)]);
  if (second.result === 'infeasible')
    return disagree(['The second engine says that there is no plan; but the plan of the run is one. The second engine is wrong.']);
  if (!second.hasPlan) return undecided(['The second engine found no plan before it stopped: that a better one exists is not ruled out.']);
  const found = second.stages.map(({ objective }) => objective);
  const at = values.findIndex((value, stage) => order(value, found[stage]) !== 0);
  return at >= 0 && order(values[at], found[at]) < 0 ? betterFound(claims, second, stages, at) : noneBetter(claims, second, stages);
};

const disagree = (sentences: readonly string[]): Opinion => ({ verdict: 'disagree', sentences });
const undecided = (sentences: readonly string[]): Opinion => ({ verdict: 'undecided', sentences });

const withoutPlan = (second: Solution, stages: readonly Stage[]): Opinion => {
  if (second.hasPlan)
    return disagree([
      'The run says that no plan keeps all rules; but the second engine found one that does. The run was wrong.',
      ...secondWords(second, stages),
    ]);
  if (second.result === 'infeasible') return { verdict: 'agree', sentences: ['Both prove that no plan keeps all of the rules together.'] };
  return undecided(['The second engine neither found a plan nor proved that there is none.']);
};

/** The second engine's plan is better at the objective `at`, and as good before it. */
const betterFound = (claims: Claims, second: Solution, stages: readonly Stage[], at: number): Opinion => {
  const better = `The second engine found a better plan: ${stageName(stages[at])} ${shown(second.stages[at]?.objective)} instead of ${shown(claims.values?.[at])}.`;
  const bound = claims.bounds[at];
  const value = second.stages[at]?.objective;
  if (claims.result === 'optimal') return disagree([better, 'The run called its plan the best. It was wrong.']);
  if (bound && value && isLess(bound, toDecimal(value)))
    return disagree([better, `The run said that no more than ${inDigits(bound)} is possible. It was wrong.`]);
  const holds = 'The run did not call its plan the best, and the bound it gave holds.';
  return { verdict: second.result === 'optimal' ? 'agree' : 'undecided', sentences: [better, holds] };
};

const noneBetter = (claims: Claims, second: Solution, stages: readonly Stage[]): Opinion => {
  const values = claims.values ?? [];
  const open = values.findIndex((value, stage) => !second.stages[stage]?.proven || order(value, second.stages[stage]?.objective) !== 0);
  const confirmed = values.slice(0, open < 0 ? values.length : open).map((value, stage) => `${stageName(stages[stage])} ${shown(value)}`);
  const words = confirmed.length === 0 ? [] : [`Confirmed as the best possible: ${inWords(confirmed)}.`];
  if (open < 0) return { verdict: 'agree', sentences: [...words, ...unprovenWords(claims), choiceWords(claims, second)] };
  const { proven = false, objective, bestBound = null } = second.stages[open] ?? {};
  const name = stageName(stages[open]);
  const limit = proven ? objective : bestBound;
  if (limit && order(limit, values[open]) < 0)
    return disagree([
      ...words,
      `The second engine says that ${name} cannot be more than ${shown(limit)}; but the plan of the run has ${shown(values[open])}. The second engine is wrong.`,
    ]);
  const most = limit ? `no more than ${shown(limit)} is possible` : 'it proved no bound';
  return undecided([...words, `The second engine stopped before it was done with ${name}: the run has ${shown(values[open])}, ${most}.`]);
};

const unprovenWords = ({ result }: Claims): readonly string[] =>
  result === 'feasible' ? ['The run had not proven its plan; the second engine has.'] : [];

const choiceWords = ({ selected }: Claims, second: Solution): string =>
  selected.join('\n') === second.selected.join('\n')
    ? 'Both chose the same initiatives.'
    : 'They chose different initiatives of exactly the same worth: a tie.';

const secondWords = ({ stages: found, hasPlan }: Solution, stages: readonly Stage[]): readonly string[] =>
  hasPlan
    ? [`The second engine’s plan: ${inWords(found.map(({ objective }, at) => `${stageName(stages[at])} ${shown(objective)}`))}.`]
    : [];

const stageName = (stage: Stage | undefined): string => (stage?.isTieBreak ? 'the tie-break' : (stage?.kpi ?? 'the objective'));

const shown = (value: ExactValue | undefined): string => (value ? inDigits(toShown(value, 17)) : 'unknown');

/** Whether a value is above another, exactly. */
export const isBetter = (a: ExactValue, b: ExactValue): boolean => order(a, b) > 0;

/** −1, 0 or 1 for two fractions; equal where one is missing. */
const order = (a: ExactValue | undefined, b: ExactValue | undefined): number =>
  a && b ? compare(multiply(a.sum, b.divisor), multiply(b.sum, a.divisor)) : 0;
