import { ZERO } from '../../base/decimal.ts';
import type { Solution } from '../../engine/solution.ts';
import { checkSelection } from '../../problem/check-problem.ts';
import { preferNear } from '../../problem/nearness.ts';
import type { Problem } from '../../problem/problem.ts';
import { type RowUnit, slackIn } from '../../problem/row-system.ts';
import { changeBetween } from '../plan-change.ts';
import type { SolvedRun } from '../solved-run.ts';
import type { Asking } from '../solver.ts';
import { difference, isSameValue, negated } from '../worth.ts';
import type { Loss, Price, RowPrice } from './price.ts';

/**
 * The price of one initiative: the best plan with it (or, where it is chosen, without it), and of equally good ones the nearest to the
 * plan at hand.
 */
export const findPrice = async (run: SolvedRun, initiative: string, asking: Asking): Promise<Price> => {
  const { built, plan } = run;
  const isChosen = plan.includes(initiative);
  const flipped = isChosen ? plan.filter((key) => key !== initiative) : [...plan, initiative];
  const inTheWay = [...new Set(checkSelection(built.problem, flipped).violations.flatMap(({ rows }) => rows))];
  const facts = { initiative, isChosen, inTheWay } as const;
  if (!built.problem.variables.includes(initiative)) return { ...facts, ...NOTHING, outcome: 'impossible' };
  if (asking.stopped()) return { ...facts, ...NOTHING, outcome: 'open' };
  const near = preferNear(built, plan);
  const fix = { kind: 'fix', name: `asked: ${initiative}`, key: initiative, value: isChosen ? 0 : 1 } as const;
  const solution = await asking.solve({ ...near.problem, constraints: [...near.problem.constraints, fix] }, flipped);
  if (!solution.hasPlan) return { ...facts, ...NOTHING, outcome: solution.result === 'infeasible' ? 'impossible' : 'open' };
  const { selected } = solution;
  const losses = lossesOf(run, solution);
  return {
    ...facts,
    outcome: 'priced',
    losses,
    isProven: losses.every(isExact),
    isNearest: solution.stages.slice(0, losses.length + 1).every(({ proven }) => proven),
    ...changeBetween(run.inputs, plan, selected),
    selected,
  };
};

const NOTHING = { losses: [], isProven: false, isNearest: false, enters: [], leaves: [], tokens: ZERO, kpis: [], selected: [] } as const;

/** The gain of dropping a unit of rows alone. `dropped`: the problem without it; its value is told in the objectives of the run. */
export const findRowPrice = async (run: SolvedRun, unit: RowUnit, dropped: () => Problem, asking: Asking): Promise<RowPrice> => {
  const facts = { rows: unit.rows, slack: unit.number && slackIn(unit.number, new Set(run.plan)) } as const;
  const open: RowPrice = { ...facts, outcome: 'open', gains: [], isProven: false };
  if (asking.stopped()) return open;
  const objectives = run.built.problem.objectives.filter((_, at) => !run.built.stages[at]?.isTieBreak);
  const solution = await asking.solve({ ...dropped(), objectives }, run.plan);
  if (!solution.hasPlan) return open;
  const gains = lossesOf(run, solution).map(({ kpi, atLeast, atMost }) => ({
    kpi,
    atLeast: atMost && negated(atMost),
    atMost: atLeast && negated(atLeast),
  }));
  return { ...facts, outcome: 'priced', gains, isProven: gains.every(isExact) };
};

/** By objective, what the run's plan is worth more than the other; of objectives after one that is open nothing is known. */
const lossesOf = ({ built, values }: SolvedRun, { stages }: Solution): readonly Loss[] => {
  let isKnown = true;
  return built.stages.flatMap((stage, at): readonly Loss[] => {
    const own = values[at];
    const other = stages[at];
    if (stage.isTieBreak || !own || !other) return [];
    const loss: Loss = isKnown
      ? { kpi: stage.kpi, atLeast: other.bestBound && difference(own, other.bestBound), atMost: difference(own, other.objective) }
      : { kpi: stage.kpi, atLeast: null, atMost: null };
    isKnown &&= other.proven;
    return [loss];
  });
};

const isExact = ({ atLeast, atMost }: Loss): boolean => atLeast !== null && atMost !== null && isSameValue(atLeast, atMost);
