import { compare, type Decimal, isZero, multiply } from '../../base/decimal.ts';
import { byCodeUnit } from '../../base/json.ts';
import type { ExactValue } from '../../problem/problem.ts';
import type { SolvedRun } from '../solved-run.ts';
import { difference, isSameValue } from '../worth.ts';
import type { Future } from './future.ts';
import type { Uncertainty } from './uncertainty.ts';

/**
 * How an initiative stands over the futures. The terms are those of robust portfolio modelling (J. Liesiö, P. Mild, A. Salo: Preference
 * programming for robust portfolio modeling and project selection, European Journal of Operational Research 181, 2007; the core index is
 * defined there as the share of non-dominated portfolios that hold a project). Here it is the share of sampled futures whose best plan
 * holds it: `core` in all of them, `exterior` in none, `borderline` in between.
 */
export type Standing = 'core' | 'borderline' | 'exterior';

export interface InitiativeStanding {
  readonly key: string;
  readonly title: string;
  /** In the run's plan. */
  readonly isChosen: boolean;
  /** In how many best plans it is; of how many is `Robustness.known`. */
  readonly count: number;
  /** `null` where no best plan is known. */
  readonly standing: Standing | null;
}

/** How sure a run's plan is, from the futures that have been looked at. */
export interface Robustness {
  readonly runId: string;
  /** The run's plan is proven best for the numbers as they stand. */
  readonly isOptimal: boolean;
  readonly uncertainty: Uncertainty;
  /** How many initiatives have ranges of their own in the sheet. */
  readonly ranged: number;
  /** Futures that were asked for. */
  readonly samples: number;
  /** Futures whose best plan is known. */
  readonly known: number;
  /** Futures proven to have no plan that keeps all rules. */
  readonly without: number;
  /** Futures that a limit stopped before either was proven. */
  readonly open: number;
  /** Sorted: first those worth talking about, see `byDoubt`. */
  readonly initiatives: readonly InitiativeStanding[];
  readonly fit: Fit;
  /** `null` where the plan keeps all rules in no future whose best plan is known. */
  readonly regret: Regret | null;
  /** By index. */
  readonly futures: readonly Future[];
}

/** Where the run's plan keeps all rules. It needs no search: also told of futures that stayed open. */
export interface Fit {
  readonly looked: number;
  readonly fits: number;
  /** The most often broken first. */
  readonly broken: readonly BrokenRule[];
}

export interface BrokenRule {
  readonly name: string;
  /** `Tab!row`. */
  readonly rows: readonly string[];
  /** In how many futures the plan breaks it. */
  readonly futures: number;
  /** The farthest beyond its bound in any of them; `null` for a rule without a number. */
  readonly most: Decimal | null;
}

/** What the run's plan is worth less than the best one, by the first objective, over the futures in which it keeps all rules and the best is known. */
export interface Regret {
  /** The KPI of the first objective, or `null` for a mix of several. */
  readonly kpi: string | null;
  readonly futures: number;
  /** In how many of them it is among the best, by all objectives. */
  readonly bestIn: number;
  readonly median: RegretAt;
  readonly p90: RegretAt;
  readonly worst: RegretAt;
}

/** The regret of one future: percentiles are by nearest rank, so that each is exactly that of a future. */
export interface RegretAt {
  readonly future: number;
  readonly value: ExactValue;
  readonly best: ExactValue;
}

/** `futures`: those that were looked at, in any order. */
export const toRobustness = (run: SolvedRun, uncertainty: Uncertainty, samples: number, futures: readonly Future[]): Robustness => {
  const sorted = [...futures].sort((a, b) => a.index - b.index);
  const known = sorted.filter(({ outcome }) => outcome === 'best');
  return {
    runId: run.runId,
    isOptimal: run.isOptimal,
    uncertainty,
    ranged: countRanged(run),
    samples,
    known: known.length,
    without: sorted.filter(({ outcome }) => outcome === 'none').length,
    open: sorted.filter(({ outcome }) => outcome === 'open').length,
    initiatives: standings(run, known),
    fit: fitOf(sorted),
    regret: regretOf(run, known),
    futures: sorted,
  };
};

/** Initiatives that can be chosen and have ranges of their own. */
export const countRanged = ({ inputs, built }: SolvedRun): number => {
  const inside = new Set(built.problem.variables);
  return inputs.candidates.filter(({ key, ranges }) => ranges && inside.has(key)).length;
};

const standings = (run: SolvedRun, known: readonly Future[]): readonly InitiativeStanding[] => {
  const chosen = new Set(run.plan);
  const titles = new Map(run.inputs.candidates.map(({ key, title }) => [key, title]));
  const moves = new Map<string, number>();
  for (const { enters, leaves } of known) for (const key of [...enters, ...leaves]) moves.set(key, (moves.get(key) ?? 0) + 1);
  return run.built.problem.variables
    .map((key): InitiativeStanding => {
      const moved = moves.get(key) ?? 0;
      const count = chosen.has(key) ? known.length - moved : moved;
      return { key, title: titles.get(key) ?? '', isChosen: chosen.has(key), count, standing: standingOf(count, known.length) };
    })
    .sort(byDoubt(known.length));
};

const standingOf = (count: number, known: number): Standing | null =>
  known === 0 ? null : count === known ? 'core' : count === 0 ? 'exterior' : 'borderline';

const ORDER: readonly (Standing | null)[] = [null, 'borderline', 'core', 'exterior'];

/** Borderline ones first, the most undecided of them at the top; then core, then exterior; by key where they are alike. */
const byDoubt =
  (known: number) =>
  (a: InitiativeStanding, b: InitiativeStanding): number =>
    ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing) ||
    Math.abs(2 * a.count - known) - Math.abs(2 * b.count - known) ||
    byCodeUnit(a.key, b.key);

const fitOf = (futures: readonly Future[]): Fit => {
  const rules = new Map<string, BrokenRule>();
  for (const { broken } of futures)
    for (const { name, rows, by } of broken) {
      const id = [name, ...rows].join('\n');
      const before = rules.get(id) ?? { name, rows, futures: 0, most: by };
      const most = by && (before.most === null || compare(by, before.most) > 0) ? by : before.most;
      rules.set(id, { ...before, futures: before.futures + 1, most });
    }
  return {
    looked: futures.length,
    fits: futures.filter(({ broken }) => broken.length === 0).length,
    broken: [...rules.values()].sort((a, b) => b.futures - a.futures || byCodeUnit(a.name, b.name)),
  };
};

const regretOf = ({ built }: SolvedRun, known: readonly Future[]): Regret | null => {
  const fitting = known.filter(({ broken }) => broken.length === 0);
  const regrets = fitting
    .flatMap(({ index, best: [best], current: [current] }) =>
      best && current ? [{ future: index, value: difference(best, current), best }] : [],
    )
    .sort((a, b) => compareValues(a.value, b.value) || a.future - b.future);
  const at = (share: number): RegretAt | undefined => regrets[Math.max(0, Math.ceil((regrets.length * share) / 100) - 1)];
  const [median, p90, worst] = [at(50), at(90), at(100)];
  if (!median || !p90 || !worst) return null;
  const isBest = ({ best, current }: Future): boolean => best.every((value, stage) => isSameValue(value, current[stage] ?? value));
  return { kpi: built.stages[0]?.kpi ?? null, futures: regrets.length, bestIn: fitting.filter(isBest).length, median, p90, worst };
};

const compareValues = (a: ExactValue, b: ExactValue): number => compare(multiply(a.sum, b.divisor), multiply(b.sum, a.divisor));

/** Is nothing lost in any of the futures? */
export const isFree = ({ worst }: Regret): boolean => isZero(worst.value.sum);
