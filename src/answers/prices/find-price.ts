import { isNegative, ZERO } from '../../base/decimal.ts';
import { assert } from '../../base/errors.ts';
import type { RowConflict } from '../../engine/conflict.ts';
import { checkSelection } from '../../problem/check-problem.ts';
import { preferNear } from '../../problem/nearness.ts';
import type { Constraint, Problem } from '../../problem/problem.ts';
import type { RowSystem } from '../../problem/row-system.ts';
import { changeBetween } from '../plan-change.ts';
import { sideBySide } from '../side-by-side.ts';
import type { SolvedRun } from '../solved-run.ts';
import { type Asking, type Askings, shareOf } from '../solver.ts';
import { difference } from '../worth.ts';
import { isExact, lossesOf, ownObjectives } from './losses.ts';
import type { Price } from './price.ts';

export interface PriceHooks {
  readonly onQuestion?: (initiative: string) => void;
  /** What is known of a price by now; it may become more. */
  readonly onPrice?: (price: Price) => void;
  /** The rows of the run, and how rows are found that cannot hold together: to say what forbids a wish. */
  readonly rows?: { readonly system: RowSystem; readonly findConflict: (system: RowSystem, share: number) => Promise<RowConflict> };
}

/**
 * What each of these initiatives costs, or what forbids it: all of them first; then, in the time that is left, the plans that change least
 * at a price. Each of `askings` takes the next question when it is free; what becomes of one does not depend on which had it.
 */
export const findPrices = async (
  run: SolvedRun,
  initiatives: readonly string[],
  askings: Askings,
  { onQuestion = () => {}, onPrice = () => {}, rows }: PriceHooks = {},
): Promise<readonly Price[]> => {
  const explained = async (price: Price, share: number, asking: Asking): Promise<Price> =>
    rows && isUnexplained(price) && !asking.stopped()
      ? { ...price, forbiddenBy: await rows.findConflict(withWish(rows.system, price), share) }
      : price;
  const found = new Map<string, Price>();
  const keep = (price: Price): void => {
    found.set(price.initiative, price);
    onPrice(price);
  };
  const shareIn = (left: number): number => shareOf(left / askings.length);
  await sideBySide(initiatives, askings, async (key, left, asking) => {
    if (!asking.stopped()) onQuestion(key);
    const share = shareIn(left);
    keep(await explained(await findPrice(run, key, asking, share), share, asking));
  });
  const improve = (
    isOpen: (price: Price) => boolean,
    better: (price: Price, share: number, asking: Asking) => Promise<Price>,
  ): Promise<void> =>
    sideBySide([...found.values()].filter(isOpen), askings, async (price, left, asking) => {
      if (asking.stopped()) return;
      onQuestion(price.initiative);
      keep(await better(price, shareIn(left), asking));
    });
  // What was too hard for its share of the time gets what the others have left of theirs.
  await improve(isUnproven, async (price, share, asking) => explained(await provePrice(run, price, asking, share), share, asking));
  await improve(isUnsettled, (price, share, asking) => findNearest(run, price, asking, share));
  return initiatives.map((key) => {
    const price = found.get(key);
    assert(price, `${key} was not priced`);
    return price;
  });
};

/** What is outside the run, no row of rules keeps there. */
const isUnexplained = ({ outcome, isInside, forbiddenBy }: Price): boolean => outcome === 'impossible' && isInside && forbiddenBy === null;

const isUnproven = ({ outcome, isProven }: Price): boolean => outcome === 'open' || (outcome === 'priced' && !isProven);

const isUnsettled = ({ outcome, isProven, isNearest }: Price): boolean => outcome === 'priced' && isProven && !isNearest;

/**
 * The price of one initiative: the best plan with it (or, where it is chosen, without it). Of several such plans it is any one, and
 * `isNearest` only where no plan could change less. `share`: of the time that is left.
 */
const findPrice = async (run: SolvedRun, initiative: string, asking: Asking, share: number, hint?: readonly string[]): Promise<Price> => {
  const { built, plan, isOptimal } = run;
  const isChosen = plan.includes(initiative);
  const flipped = isChosen ? plan.filter((key) => key !== initiative) : [...plan, initiative];
  const inTheWay = [...new Set(checkSelection(built.problem, flipped).violations.flatMap(({ rows }) => rows))];
  const isInside = built.problem.variables.includes(initiative);
  const facts = { initiative, isChosen, isInside, inTheWay, forbiddenBy: null } as const;
  if (!isInside) return { ...facts, ...NOTHING, outcome: 'impossible' };
  if (asking.stopped()) return { ...facts, ...NOTHING, outcome: 'open' };
  const problem = { ...wished(run, initiative, isChosen), objectives: ownObjectives(run.built) };
  // What is allowed with a wish is allowed without it.
  const ceiling = isOptimal ? run.values.slice(0, problem.objectives.length) : [];
  const solution = await asking.solve(problem, hint ?? flipped, { ceiling, share });
  if (!solution.hasPlan) return { ...facts, ...NOTHING, outcome: solution.result === 'infeasible' ? 'impossible' : 'open' };
  const losses = lossesOf(run, solution);
  const change = changeBetween(run.inputs, plan, solution.selected);
  const isProven = losses.every(isExact);
  const isNearest = isProven && change.enters.length + change.leaves.length === 1;
  return { ...facts, outcome: 'priced', losses, isProven, isNearest, ...change, selected: solution.selected };
};

/** The same once more, from the plan found before; what was proven then still holds. */
const provePrice = async (run: SolvedRun, before: Price, asking: Asking, share: number): Promise<Price> => {
  const again = await findPrice(run, before.initiative, asking, share, before.outcome === 'priced' ? before.selected : undefined);
  const [first, ...rest] = again.losses;
  const least = before.losses[0]?.atLeast;
  if (again.outcome === 'open') return before;
  if (!first || !least || (first.atLeast && !isNegative(difference(first.atLeast, least).sum))) return again;
  return { ...again, losses: [{ ...first, atLeast: least }, ...rest] };
};

/** Of the plans that are worth just as much as the one of a proven price, one that differs least from the plan at hand. */
const findNearest = async (run: SolvedRun, price: Price, asking: Asking, share: number): Promise<Price> => {
  const { problem } = preferNear({ ...run.built, problem: wished(run, price.initiative, price.isChosen) }, run.plan);
  const own = ownObjectives(run.built).length;
  const ceiling = checkSelection(problem, price.selected).objectives.slice(0, own);
  const { selected, stages } = await asking.solve(problem, price.selected, { ceiling, share });
  return { ...price, isNearest: stages[own]?.proven === true, ...changeBetween(run.inputs, run.plan, selected), selected };
};

/** The problem of the run with the wish: held where the plan leaves it out, left out where it is chosen. */
const wished = ({ built }: SolvedRun, initiative: string, isChosen: boolean): Problem => ({
  ...built.problem,
  constraints: [...built.problem.constraints, wishOf(initiative, isChosen)],
});

/** The rows of a run while a wish holds: what they then cannot keep together is what forbids it. */
const withWish = ({ units, without }: RowSystem, { initiative, isChosen }: Price): RowSystem => ({
  units,
  without: (dropped) => {
    const problem = without(dropped);
    return { ...problem, constraints: [...problem.constraints, wishOf(initiative, isChosen)] };
  },
});

const wishOf = (initiative: string, isChosen: boolean): Constraint => ({
  kind: 'fix',
  name: `asked: ${initiative}`,
  key: initiative,
  value: isChosen ? 0 : 1,
});

const NOTHING = { losses: [], isProven: false, isNearest: false, enters: [], leaves: [], tokens: ZERO, kpis: [], selected: [] } as const;
