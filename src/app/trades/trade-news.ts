import type { FoundPlan } from '../../engine/plan-teller.ts';
import type { SolveProgress } from '../../engine/solve-problem.ts';

/** What is told while a trade goes on. */
export interface TradeTold {
  readonly onPlan: (plan: FoundPlan, progress: SolveProgress | null) => void;
  /** There is no plan yet. */
  readonly onWait: (progress: SolveProgress | null) => void;
}

/** People cannot follow more, and every plan that is told is checked and added up. */
const EVERY_MS = 250;
const FIRST_WAIT_MS = 300;
const WAIT_MS = 1000;

/** Of what a search tells, as much as somebody can follow: the first plan at once, then the newest now and then. */
export class TradeNews {
  readonly #told: TradeTold;
  readonly #now: () => number;
  #next: FoundPlan | null = null;
  /** The keys of the one that was heard last. */
  #heard: string | null = null;
  #progress: SolveProgress | null = null;
  #lastMs = Number.NEGATIVE_INFINITY;
  #planTimer: NodeJS.Timeout | null = null;
  #waitTimer: NodeJS.Timeout | null;

  constructor(told: TradeTold, now: () => number) {
    this.#told = told;
    this.#now = now;
    this.#waitTimer = setTimeout(() => this.#wait(), FIRST_WAIT_MS);
  }

  hearProgress(progress: SolveProgress): void {
    this.#progress = progress;
  }

  hearPlan(plan: FoundPlan): void {
    const keys = plan.selected.join('\n');
    if (keys === this.#heard) return;
    this.#heard = keys;
    this.#next = plan;
    this.#stopWaiting();
    const leftMs = this.#lastMs + EVERY_MS - this.#now();
    if (leftMs <= 0) this.#tell();
    else this.#planTimer ??= setTimeout(() => this.#tell(), leftMs);
  }

  /** Nothing more is told. */
  end(): void {
    this.#stopWaiting();
    if (this.#planTimer) clearTimeout(this.#planTimer);
    this.#planTimer = null;
  }

  #tell(): void {
    this.#planTimer = null;
    if (!this.#next) return;
    this.#lastMs = this.#now();
    this.#told.onPlan(this.#next, this.#progress);
    this.#next = null;
  }

  #wait(): void {
    this.#told.onWait(this.#progress);
    this.#waitTimer = setTimeout(() => this.#wait(), WAIT_MS);
  }

  #stopWaiting(): void {
    if (this.#waitTimer) clearTimeout(this.#waitTimer);
    this.#waitTimer = null;
  }
}
