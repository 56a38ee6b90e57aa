import { isPassing, type Problem, problemOf } from './problem.ts';
import { rest } from './rest.ts';

/** What comes of a trade while it goes on. */
export type TradeNews<Plan, End, Wait> =
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'progress'; readonly wait: Wait }
  | { readonly kind: 'end'; readonly end: End };

/** What is known of the newest changes, and what was known of the ones before: it stays on the page until there is something newer. */
export interface TradeSeen<Plan, End, Wait> {
  /** The changes that are asked about; `null`: none. */
  readonly asked: string | null;
  readonly isBusy: boolean;
  /** The newest plan, and the changes that it is of. */
  readonly plan: { readonly of: string; readonly it: Plan | End } | null;
  /** The newest end, and the changes that it is of. */
  readonly end: { readonly of: string; readonly it: End } | null;
  /** While there is no plan yet. */
  readonly wait: Wait | null;
  readonly problem: Problem | null;
}

type Asking<Body, Plan, End, Wait> = (body: Body, signal: AbortSignal) => AsyncIterable<TradeNews<Plan, End, Wait>>;

const RETRY_MS = 1_000;
const MOST_KEPT = 60;

/** Asks about changes, one after the other: a newer question ends the older one. Ends are remembered: who takes a change back waits for nothing. */
export class TradeAsker<Body, Plan, End, Wait> {
  readonly #ask: Asking<Body, Plan, End, Wait>;
  readonly #ends = new Map<string, End>();
  readonly #listeners = new Set<() => void>();
  #seen: TradeSeen<Plan, End, Wait> = { asked: null, isBusy: false, plan: null, end: null, wait: null, problem: null };
  #current = new AbortController();
  #body: Body | null = null;

  constructor(ask: Asking<Body, Plan, End, Wait>) {
    this.#ask = ask;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly seen = (): TradeSeen<Plan, End, Wait> => this.#seen;

  /** `of`: the changes as a text; `null` where nothing is changed. */
  want(of: string | null, body: Body): void {
    if (of === this.#seen.asked && (this.#seen.isBusy || this.#seen.end?.of === of)) return;
    this.#current.abort();
    this.#body = body;
    const end = of === null ? undefined : this.#ends.get(of);
    const known = of === null || end === undefined ? {} : { plan: { of, it: end }, end: { of, it: end } };
    this.#tell({ asked: of, isBusy: of !== null && end === undefined, wait: null, problem: null, ...known });
    if (of !== null && end === undefined) this.#begin(of, body);
  }

  /** After a problem. */
  readonly again = (): void => {
    const { asked } = this.#seen;
    if (asked === null || this.#body === null) return;
    this.#current.abort();
    this.#tell({ isBusy: true, problem: null });
    this.#begin(asked, this.#body);
  };

  /** Whoever asked has gone. */
  stop(): void {
    this.#current.abort();
    this.#seen = { ...this.#seen, asked: null, isBusy: false };
  }

  #begin(of: string, body: Body): void {
    this.#current = new AbortController();
    void this.#follow(of, body, this.#current.signal);
  }

  async #follow(of: string, body: Body, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        for await (const news of this.#ask(body, signal)) {
          if (signal.aborted) return;
          if (this.#hear(of, news)) return;
        }
      } catch (thrown) {
        if (signal.aborted) return;
        const problem = problemOf(thrown);
        const goesOn = isPassing(problem);
        this.#tell({ problem, isBusy: goesOn });
        if (!goesOn) return;
      }
      await rest(RETRY_MS);
    }
  }

  /** Was it the end? */
  #hear(of: string, news: TradeNews<Plan, End, Wait>): boolean {
    if (news.kind === 'progress') this.#tell({ wait: news.wait, problem: null });
    if (news.kind === 'plan') this.#tell({ plan: { of, it: news.plan }, wait: null, problem: null });
    if (news.kind !== 'end') return false;
    this.#ends.set(of, news.end);
    for (const oldest of [...this.#ends.keys()].slice(0, -MOST_KEPT)) this.#ends.delete(oldest);
    this.#tell({ plan: { of, it: news.end }, end: { of, it: news.end }, isBusy: false, wait: null, problem: null });
    return true;
  }

  #tell(change: Partial<TradeSeen<Plan, End, Wait>>): void {
    this.#seen = { ...this.#seen, ...change };
    for (const listener of this.#listeners) listener();
  }
}
