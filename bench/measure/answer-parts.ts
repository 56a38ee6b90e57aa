import { findCurve } from '../../src/answers/curve/find-curve.ts';
import { findPrices } from '../../src/answers/prices/find-price.ts';
import { askFutures } from '../../src/answers/robustness/ask-futures.ts';
import type { SolvedRun } from '../../src/answers/solved-run.ts';
import type { Asking, Askings } from '../../src/answers/solver.ts';
import type { OpenStretch } from '../../src/answers/staircase/staircase.ts';
import { encodeQuestion } from '../../src/app/futures/future-messages.ts';
import { startFutureThread } from '../../src/app/futures/start-future-thread.ts';
import { reportSolvedRun } from '../../src/app/report-solved-run.ts';
import { type Decimal, decimal, multiply, quotient, subtract, toNumber } from '../../src/base/decimal.ts';
import { AUTO_ENGINE } from '../../src/engine/engine-names.ts';
import { NO_PROGRAMS } from '../../src/engine/programs/programs.ts';
import { nearestMisses } from '../../src/report/nearest-misses.ts';
import { atCapacity } from '../family-run.ts';

/** What was found by then. */
export interface Found {
  /** How much of the answer is proven, from 0 to 1. */
  readonly share: number;
  /** How far apart the bounds on the rest are at most, in percent; absent where there is no such thing. */
  readonly restPct?: number;
}

/** One answer that is measured against the solve of its run. A new one is one more entry of `ANSWER_PARTS`. */
export interface AnswerPart {
  readonly name: string;
  readonly title: string;
  /** It may take so many times the solve of its run, and is stopped then. */
  readonly goal: number;
  readonly ask: (run: SolvedRun, askings: Askings) => Promise<Found>;
  /** What that share is of. */
  readonly share: string;
}

const PRICED = 20;
const [FUTURES, THREADS, LONGEST_MS] = [200, 2, 30_000];
const [LESS, MORE] = [decimal('0.8'), decimal('1.2')];

export const ANSWER_PARTS: readonly AnswerPart[] = [
  {
    name: 'prices',
    title: `prices of the ${PRICED} nearest misses`,
    goal: 10,
    share: 'the prices, proven',
    ask: async (run, askings) => {
      const misses = nearestMisses(reportSolvedRun(run), PRICED).map(({ key }) => key);
      const prices = await findPrices(run, misses, askings);
      return { share: prices.filter(({ outcome, isProven }) => outcome === 'impossible' || isProven).length / misses.length };
    },
  },
  {
    name: 'curve',
    title: 'capacity curve of ±20 %',
    goal: 20,
    share: 'the range, proven',
    ask: async (run, askings) => {
      const capacity = run.inputs.scenario.capacityTokens ?? decimal('0');
      const [from, to] = [multiply(capacity, LESS), multiply(capacity, MORE)];
      const curve = await findCurve(run, { from, to }, (at) => atCapacity(run, at), askings);
      const open = curve.open.reduce((total, it) => total + width(it.from, it.to), 0);
      return { share: 1 - open / width(from, to), ...apartAtMost(curve.open) };
    },
  },
  {
    name: 'robustness',
    title: `${FUTURES} futures, tokens ±20 %, contributions ±30 %`,
    goal: 60,
    share: 'the futures, settled',
    ask: async (run, [asking]) => ({ share: (await settledFutures(run, asking)) / FUTURES }),
  },
];

/** On two threads, as `planwright robustness --threads 2` solves them; their start counts. */
const settledFutures = async (run: SolvedRun, asking: Asking): Promise<number> => {
  const doubt = { tokensPct: decimal('20'), contributionsPct: decimal('30'), weightsPct: null, seed: 1 };
  const job = { ...encodeQuestion(run, doubt), engine: AUTO_ENGINE, programs: NO_PROGRAMS };
  const threads = await Promise.all(Array.from({ length: THREADS }, () => startFutureThread(job)));
  const solvers = threads.map((thread) => (index: number) => thread.solve(index, LONGEST_MS));
  let settled = 0;
  await askFutures(
    Array.from({ length: FUTURES }, (_, at) => at + 1),
    solvers,
    () => asking.stopped() !== null,
    ({ outcome }) => void (outcome === 'open' || settled++),
  );
  await Promise.all(threads.map((thread) => thread.close()));
  return settled;
};

const width = (from: Decimal, to: Decimal): number => toNumber(subtract(to, from));

/** In percent; nothing is said where one bound is not known, or there may be no plan. */
const apartAtMost = (open: readonly OpenStretch[]): Pick<Found, 'restPct'> => {
  const apart = open.map(apartPct);
  return apart.every((it) => it !== null) ? { restPct: Math.max(0, ...apart) } : {};
};

/** Between the bounds of the first objective. */
const apartPct = ({ atLeast, atMost }: OpenStretch): number | null => {
  const [least, most] = [atLeast?.[0], atMost[0]];
  if (!least || !most) return null;
  const [low, high] = [least, most].map(({ sum, divisor }) => toNumber(quotient(sum, divisor)));
  return (100 * ((high ?? 0) - (low ?? 0))) / Math.abs(high ?? 0);
};
