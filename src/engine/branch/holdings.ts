import type { Engine, EngineOptions, EngineOutcome, EngineProgress, MatrixProblem } from '../engine.ts';
import { Nesting } from './nesting.ts';
import { Points, type WorthyPoint } from './points.ts';
import { scaleProblem } from './scaled-problem.ts';
import type { Shrunk } from './shrink.ts';

export type Hooks = Parameters<Engine['solve']>[2];

/** Rows and columns together, beyond which the tree alone gets nowhere in time; and beyond which the relaxation is left to HiGHS. */
const BROAD = 5000;
const LARGE = 20_000;

/** What several searches of one problem have found together: the best point, the bound, and what is left to search. */
export class Holdings {
  readonly options: EngineOptions;
  readonly #hooks: Hooks;
  readonly #nesting: Nesting;
  readonly #whole: MatrixProblem;
  readonly #points: Points;
  readonly #began = performance.now();
  #best: WorthyPoint | null = null;
  #bound = Number.POSITIVE_INFINITY;
  #hint: Float64Array | null = null;
  /** Told by an engine while it ran: when is a matter of luck, so it counts only where a limit strikes. */
  #heard: WorthyPoint | null = null;

  constructor(problem: MatrixProblem, options: EngineOptions, hooks: Hooks) {
    this.options = options;
    this.#whole = problem;
    this.#hooks = hooks;
    this.#nesting = new Nesting(problem);
    this.#points = new Points(scaleProblem(problem));
    if (options.start && !this.#takeWhole(options.start)) this.#hint = options.start;
  }

  get problem(): MatrixProblem {
    return this.#nesting.problem;
  }

  get isLarge(): boolean {
    return this.problem.rowCount + this.problem.columnCount > LARGE;
  }

  get isBroad(): boolean {
    return this.problem.rowCount + this.problem.columnCount > BROAD;
  }

  get signal(): AbortSignal | undefined {
    return this.#hooks.signal;
  }

  /** The best point, in what is left of the problem: perhaps outside of its bounds, for only better points need to be within. */
  get best(): WorthyPoint | null {
    const best = this.#bestOfAll;
    return best && { point: this.#nesting.narrow(best.point), objective: best.objective - this.#nesting.offset };
  }

  get #bestOfAll(): WorthyPoint | null {
    const [own, heard] = [this.#best, this.#heard];
    return own && heard ? (heard.objective > own.objective ? heard : own) : (own ?? heard);
  }

  /** Where to look for a first point, in what is left of the problem. */
  get hint(): Float64Array | null {
    return this.#hint && this.#nesting.narrow(this.#hint);
  }

  /** What a point of what is left must exceed. */
  get cutoff(): number {
    return this.#best ? this.#best.objective + this.options.absoluteGap - this.#nesting.offset : Number.NEGATIVE_INFINITY;
  }

  readonly isStopped = (): boolean => this.#hooks.signal?.aborted === true || this.#remainingMs() <= 0;

  #remainingMs(): number {
    return this.options.timeLimitMs - (performance.now() - this.#began);
  }

  optionsNow(): EngineOptions {
    const { best } = this;
    return { ...this.options, timeLimitMs: Math.max(0, this.#remainingMs()), ...(best ? { start: best.point } : {}) };
  }

  /** Takes a point of what is left, if it is better. */
  take(point: Float64Array): boolean {
    return this.#takeWhole(this.#nesting.widen(point));
  }

  /** `ties`: a point that is worth just as much takes the place of the best one, too. */
  #takeWhole(point: Float64Array, ties = false): boolean {
    const found = this.#valued(point);
    if (!found) return false;
    const { objective } = found;
    if (this.#best && (objective < this.#best.objective || (objective === this.#best.objective && !ties))) return false;
    this.#best = found;
    this.#tell(null, found.point);
    return true;
  }

  #valued(point: Float64Array): WorthyPoint | null {
    const settled = this.#points.settle(point);
    const found = settled === 'unsure' ? this.#points.check(point) : settled;
    if (found === null || found === 'impossible') return null;
    return { point: found.point, objective: found.point.reduce((total, value, at) => total + value * (this.#whole.objective[at] ?? 0), 0) };
  }

  /** No point of what is left is worth more than this; the best one may lie outside of it. */
  lower(bound: number): void {
    const whole = Math.max(bound + this.#nesting.offset, this.#best?.objective ?? Number.NEGATIVE_INFINITY);
    if (whole >= this.#bound) return;
    this.#bound = whole;
    this.#tell(null);
  }

  /** No point of all is worth more than this. */
  get #boundOfAll(): number {
    return Math.max(this.#bound, this.#bestOfAll?.objective ?? Number.NEGATIVE_INFINITY);
  }

  /** A point of what is left, worth so much by another's reckoning, was taken, or one as good. */
  holds(objective: number): boolean {
    const whole = objective + this.#nesting.offset;
    return this.reached >= whole - 1e-9 * Math.max(1, Math.abs(whole));
  }

  /** A point of what is left that is worth as much as this one was taken. */
  reaches(point: Float64Array | null): boolean {
    const found = point && this.#valued(this.#nesting.widen(point));
    return found !== null && this.reached >= found.objective;
  }

  /** What the best point is worth that was taken, in the whole problem's terms. */
  get reached(): number {
    return this.#best?.objective ?? Number.NEGATIVE_INFINITY;
  }

  /** What another search tells of what is left while it runs. */
  hear({ point, incumbent, bound }: EngineProgress): void {
    const told = point && this.#valued(this.#nesting.widen(point));
    const isBetter = told && (!this.#heard || told.objective > this.#heard.objective);
    if (isBetter) this.#heard = told;
    if (bound !== null) this.lower(bound);
    this.#tell(incumbent === null ? null : incumbent + this.#nesting.offset, isBetter ? told.point : undefined);
  }

  #tell(heard: number | null, point?: Float64Array): void {
    const known = this.#bestOfAll?.objective ?? null;
    const incumbent = heard === null || (known !== null && known > heard) ? known : heard;
    const bound = Number.isFinite(this.#bound) ? this.#boundOfAll : null;
    this.#hooks.onProgress?.({ elapsedMs: performance.now() - this.#began, incumbent, bound, ...(point ? { point } : {}) });
  }

  push(layer: Shrunk): void {
    this.#nesting.push(layer);
  }

  /** Nothing better than the best point is left. `early`: see `conclude`. */
  settled(by: string, early = Number.POSITIVE_INFINITY): EngineOutcome {
    const raw = [`${by}: ${this.#best ? 'optimal' : 'infeasible'}`, ...this.#luck(early)].join('; ');
    const isCertified = this.#points.isExact;
    if (!this.#best) return { status: 'infeasible', point: null, bound: Number.NEGATIVE_INFINITY, raw, isCertified };
    const { point, objective } = this.#best;
    return { status: 'optimal', point, bound: objective + this.options.absoluteGap, raw, isCertified };
  }

  /** Which of several points worth the same came to be the best was a matter of time. */
  #luck(early: number): readonly string[] {
    return this.reached > early ? ['late plan'] : [];
  }

  stopped(): EngineOutcome {
    const limit = this.#hooks.signal?.aborted ? 'cancel' : 'time';
    const raw = `stopped by ${limit}`;
    return { status: 'limit', limit, point: this.#bestOfAll?.point ?? null, bound: this.#boundOfAll, raw };
  }

  /**
   * Another engine's outcome on what is left, where only points that are better than the best one must be. `early`: what the best point was
   * worth when there was no luck in it yet.
   */
  conclude(outcome: EngineOutcome, early: number): EngineOutcome {
    // Of points worth the same the one that came with the proof counts, but for an early one: when others were found is a matter of luck.
    if (outcome.point) this.#takeWhole(this.#nesting.widen(outcome.point), outcome.status === 'optimal' && this.reached > early);
    const raw = [`highs: ${outcome.raw}`, ...(outcome.status === 'optimal' ? this.#luck(early) : [])].join('; ');
    const best = this.#best;
    if (!best || outcome.status === 'failed') return { ...outcome, point: best?.point ?? null, bound: this.#boundOfAll, raw };
    if (outcome.status !== 'infeasible') this.lower(outcome.bound);
    else this.#bound = best.objective;
    const status = outcome.status === 'infeasible' ? 'optimal' : outcome.status;
    return { ...outcome, status, point: best.point, bound: this.#boundOfAll, raw };
  }
}
