import { type Decimal, isLess, multiply, negate, ONE, toNumber } from '../base/decimal.ts';
import { record } from '../base/json.ts';
import { checkSelection } from '../problem/check-problem.ts';
import type { Objective, Problem } from '../problem/problem.ts';
import type { RowNumber, RowSystem, RowUnit } from '../problem/row-system.ts';
import type { Guess, HoldAnswer } from './find-conflict.ts';
import { relaxationSupport } from './relaxation-support.ts';
import { isOutOfReach, type Limit, type Solution } from './solution.ts';
import { type SolveDeps, solveProblem } from './solve-problem.ts';

export interface OracleOptions {
  /** Milliseconds until all questions must be answered. */
  readonly timeLimitMs?: number;
  readonly signal?: AbortSignal;
  readonly onQuestion?: (questions: number, elapsedMs: number) => void;
}

/** One question gets at most this part of the time that is left, so that a hard one leaves some for the others. */
const SHARE = 0.1;
/** Plans kept to answer later questions by looking instead of solving. */
const MOST_PLANS = 40;

/** Where fewer rows have numbers, a plan is found without an aim. */
const FEWEST_AIMS = 4;

type Aim = Pick<RowUnit, 'id'> & { readonly number: RowNumber };

export const isCapacity = (id: string): boolean => id.startsWith('Scenario_Config!');

const ANY_PLAN: Objective = { name: 'any plan', linear: {}, pairs: [] };

/** To reach the bound of a row: what is maximised, and how far. */
const reachOf = ({ side, bound, terms }: RowNumber): { readonly target: Decimal; readonly linear: Objective['linear'] } => {
  const sign = side === 'min' ? ONE : negate(ONE);
  return { target: multiply(bound, sign), linear: record(terms.map(([key, value]) => [key, multiply(value, sign)] as const)) };
};

/** Answers questions about parts of a run's rows, each by an exact proof or a checked plan, and remembers what it learnt. */
export class RowOracle {
  readonly system: RowSystem;
  /** What kept a question from its answer, the last time. */
  limit: Limit | undefined;
  readonly #deps: SolveDeps;
  readonly #options: OracleOptions;
  readonly #began: number;
  readonly #units: ReadonlyMap<string, RowUnit>;
  readonly #whole: Problem;
  readonly #plans: { readonly selected: readonly string[]; readonly broken: readonly string[] }[] = [];
  /** Parts that are proven to have no plan. */
  readonly #dead: ReadonlySet<string>[] = [];
  #questions = 0;

  constructor(system: RowSystem, deps: SolveDeps, options: OracleOptions) {
    this.system = system;
    this.#deps = deps;
    this.#options = options;
    this.#began = deps.now();
    this.#units = new Map(system.units.map((unit) => [unit.id, unit]));
    this.#whole = system.without([]);
  }

  get ids(): readonly string[] {
    return [...this.#units.keys()];
  }

  unit(id: string): RowUnit | undefined {
    return this.#units.get(id);
  }

  /** How many questions were put to the engine so far. */
  get questions(): number {
    return this.#questions;
  }

  /** How many initiatives there are to choose from. */
  get size(): number {
    return this.#whole.variables.length;
  }

  remainingMs(): number {
    return (this.#options.timeLimitMs ?? Number.POSITIVE_INFINITY) - (this.#deps.now() - this.#began);
  }

  /** Is there a plan that keeps these units and nothing else? `reserveMs`: of the time, what must be left for other questions. */
  async holds(kept: readonly string[], reserveMs = 0): Promise<HoldAnswer> {
    const part = new Set(kept);
    if (this.#isDead(part)) return { kind: 'none' };
    if (this.#isOver()) return { kind: 'unknown' };
    const problem = this.#problemOf((id) => part.has(id));
    const known = this.#plans.findLast(({ selected }) => checkSelection(problem, selected).violations.length === 0);
    if (known) return { kind: 'plan', broken: known.broken };
    const aim = this.#aimOf(kept);
    if (aim) return this.#reach(aim, problem, part, reserveMs);
    const solution = await this.#solve({ ...problem, objectives: [ANY_PLAN] }, reserveMs);
    if (solution.hasPlan) return { kind: 'plan', broken: this.#remember(solution.selected) };
    if (solution.result !== 'infeasible') return { kind: 'unknown' };
    this.#dead.push(part);
    return { kind: 'none' };
  }

  /**
   * Where a conflict of these units probably lies: those that hold the linear relaxation down, the capacity only where it is needed. Nothing is
   * proven by it; empty where nothing is guessed.
   */
  readonly guess: Guess = (kept) => {
    const rules = kept.filter((id) => !isCapacity(id));
    const guessed = rules.length < kept.length ? this.#holding(rules) : null;
    return (guessed?.isEnough ? guessed : this.#holding(kept))?.units ?? [];
  };

  #holding(kept: readonly string[]): { readonly units: readonly string[]; readonly isEnough: boolean } | null {
    if (this.#isOver()) return null;
    const aim = this.#aimOf(kept);
    const part = new Set(kept);
    const problem = this.#problemOf((id) => part.has(id) && id !== aim?.id);
    const { linear, target } = aim ? reachOf(aim.number) : { linear: {}, target: null };
    const support = relaxationSupport(problem, linear);
    if (!support) return null;
    const rows = new Set(support.constraints.flatMap((at) => problem.constraints[at]?.rows ?? []));
    const units = kept.filter((id) => (id === aim?.id && support.bound !== null) || this.#units.get(id)?.rows.some((row) => rows.has(row)));
    return { units, isEnough: support.bound === null || (target !== null && support.bound < toNumber(target)) };
  }

  /** The row with a number that says most of all initiatives, where several bind: it can be aimed at. */
  #aimOf(kept: readonly string[]): Aim | undefined {
    const units = kept.flatMap((id) => this.#units.get(id) ?? []);
    const aims = units.flatMap(({ id, number, partners }) => (number && partners.length === 0 ? [{ id, number }] : []));
    return aims.length < FEWEST_AIMS
      ? undefined
      : aims.reduce((best, it) => (it.number.terms.length > best.number.terms.length ? it : best));
  }

  /** The same question asked as how far the activity of one row can be brought under the others: a search with an aim finds more, sooner. */
  async #reach({ id, number }: Aim, problem: Problem, part: ReadonlySet<string>, reserveMs: number): Promise<HoldAnswer> {
    const { target, linear } = reachOf(number);
    const objectives = [{ name: 'reach', linear, pairs: [] }];
    const others = this.#problemOf((it) => part.has(it) && it !== id);
    const solution = await this.#solve({ ...others, objectives }, reserveMs, target);
    if (solution.hasPlan && checkSelection(problem, solution.selected).violations.length === 0)
      return { kind: 'plan', broken: this.#remember(solution.selected) };
    if (!isOutOfReach(solution, ({ sum }) => isLess(sum, target))) return { kind: 'unknown' };
    this.#dead.push(part);
    return { kind: 'none' };
  }

  /** The best plan by an objective that keeps all units but these; `'none'`: proven that there is none. `'unknown'`: too late to ask. */
  async bestWithout(dropped: readonly RowUnit[], objective: Objective): Promise<Solution | 'none' | 'unknown'> {
    const ids = new Set(dropped.map(({ id }) => id));
    const part = new Set(this.ids.filter((id) => !ids.has(id)));
    if (this.#isDead(part)) return 'none';
    if (this.#isOver()) return 'unknown';
    const solution = await this.#solve({ ...this.#problemOf((id) => part.has(id)), objectives: [objective] }, 0);
    if (solution.hasPlan) this.#remember(solution.selected);
    if (solution.result !== 'infeasible') return solution;
    this.#dead.push(part);
    return 'none';
  }

  /** Then not even the problem is built: a cancel is answered at once. */
  #isOver(): boolean {
    const isCanceled = this.#options.signal?.aborted === true;
    const isOver = isCanceled || this.remainingMs() <= 0;
    if (isOver) this.limit = isCanceled ? 'cancel' : 'time';
    return isOver;
  }

  /** What holds a part without a plan has none either. */
  #isDead(part: ReadonlySet<string>): boolean {
    return this.#dead.some((dead) => dead.size <= part.size && [...dead].every((id) => part.has(id)));
  }

  #problemOf(isKept: (id: string) => boolean): Problem {
    return this.system.without(this.system.units.filter(({ id }) => !isKept(id)));
  }

  async #solve(problem: Problem, reserveMs: number, target?: Decimal): Promise<Solution> {
    const { signal, onQuestion } = this.#options;
    this.#questions += 1;
    onQuestion?.(this.#questions, this.#deps.now() - this.#began);
    const timeLimitMs = Math.max(0, (this.remainingMs() - reserveMs) * SHARE);
    const limits = { ...(Number.isFinite(timeLimitMs) ? { timeLimitMs } : {}), ...(target ? { target } : {}) };
    const solution = await solveProblem(problem, limits, this.#deps, signal ? { signal } : {});
    if (solution.limit && solution.limit !== 'gap') this.limit = solution.limit;
    return solution;
  }

  #remember(selected: readonly string[]): readonly string[] {
    const rows = new Set(checkSelection(this.#whole, selected).violations.flatMap((it) => it.rows));
    const broken = this.system.units.filter((unit) => unit.rows.some((row) => rows.has(row))).map(({ id }) => id);
    this.#plans.push({ selected, broken });
    if (this.#plans.length > MOST_PLANS) this.#plans.shift();
    return broken;
  }
}
