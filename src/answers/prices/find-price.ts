import { type Decimal, multiply, subtract, sum, ZERO } from '../../base/decimal.ts';
import type { Solution } from '../../engine/solution.ts';
import { checkSelection } from '../../problem/check-problem.ts';
import { preferNear } from '../../problem/nearness.ts';
import type { ExactValue, Problem } from '../../problem/problem.ts';
import { type RowUnit, slackIn } from '../../problem/row-system.ts';
import type { SolvedRun } from '../solved-run.ts';
import type { Asking } from '../solver.ts';
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
    enters: selected.filter((key) => !plan.includes(key)),
    leaves: plan.filter((key) => !selected.includes(key)),
    ...changesOf(run, selected),
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

const difference = (a: ExactValue, b: ExactValue): ExactValue =>
  a.divisor.eq(b.divisor)
    ? { sum: subtract(a.sum, b.sum), divisor: a.divisor }
    : { sum: subtract(multiply(a.sum, b.divisor), multiply(b.sum, a.divisor)), divisor: multiply(a.divisor, b.divisor) };

const negated = ({ sum: value, divisor }: ExactValue): ExactValue => ({ sum: subtract(ZERO, value), divisor });

const isExact = ({ atLeast, atMost }: Loss): boolean =>
  atLeast !== null && atMost !== null && multiply(atLeast.sum, atMost.divisor).eq(multiply(atMost.sum, atLeast.divisor));

const changesOf = ({ inputs, plan }: SolvedRun, selected: readonly string[]): Pick<Price, 'tokens' | 'kpis'> => {
  const [before, after] = [new Set(plan), new Set(selected)];
  const change = (worthOf: (it: SolvedRun['inputs']['candidates'][number]) => Decimal): Decimal =>
    subtract(
      sum(inputs.candidates.filter(({ key }) => after.has(key)).map(worthOf)),
      sum(inputs.candidates.filter(({ key }) => before.has(key)).map(worthOf)),
    );
  return {
    tokens: change((it) => it.tokens ?? ZERO),
    kpis: inputs.kpis
      .filter(({ key, row }) => row !== null || key in inputs.scenario.weights || key === inputs.northStar)
      .map(({ key, unit }) => ({ kpi: key, unit: unit ?? '', change: change((it) => it.contributions[key] ?? ZERO) }))
      .filter((it) => !it.change.eq(ZERO)),
  };
};
