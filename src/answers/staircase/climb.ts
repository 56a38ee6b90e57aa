import { type Decimal, decimalOf, max, multiply } from '../../base/decimal.ts';
import type { Solution } from '../../engine/solution.ts';
import type { ExactValue } from '../../problem/problem.ts';
import { compareWorth, difference } from '../worth.ts';
import type { Look, StairPlan } from './staircase.ts';
import type { Gap, Stairs } from './stairs.ts';

/** What a staircase is asked. */
export interface StairQuestions {
  /** The best plan that uses at most so much; `null`: as much as it likes. */
  readonly at: (limit: Decimal | null, hint: StairPlan | undefined, ceiling: readonly ExactValue[]) => Promise<Look>;
  /** A plan that uses as little as any. */
  readonly least: (hint: StairPlan | undefined) => Promise<{ readonly used: Decimal; readonly isProven: boolean } | null>;
  /** No more questions. */
  readonly isOver: (steps: number) => boolean;
}

/** While a gap is wider than so small a part of all, it is halved: a partial answer is then even. Later every question finds a step. */
const EVEN_PARTS = decimalOf(64);

/**
 * Climbs: both ends first, then always where the worth can still change most. What gave no answer is asked once more when all else is
 * answered. What was found when it is over stands in the stairs. Each of `askers` takes the next question when it is free: which steps there
 * are does not depend on how many they are, but which of them are known when it is over does.
 */
export const climb = async (stairs: Stairs, askers: readonly [StairQuestions, ...StairQuestions[]]): Promise<void> => {
  const [first] = askers;
  for (let round = 0; round < 2; round++) {
    const asked = new Set<string>();
    const ask = async (limit: Decimal, questions = first): Promise<void> => {
      asked.add(String(limit));
      if (!questions.isOver(stairs.flights.length))
        stairs.learn(await questions.at(limit, stairs.bestWithin(limit), stairs.boundAt(limit)));
    };
    if (!stairs.isKnownAt(stairs.to)) await ask(stairs.to);
    if (!stairs.isKnownAt(stairs.from)) await ask(stairs.from);
    if (stairs.noneUpTo !== null && stairs.flights.length > 0) await findBottom(stairs, first, ask);
    const underway = new Set<Promise<void>>();
    const goOn = async (questions: StairQuestions): Promise<void> => {
      while (!questions.isOver(stairs.flights.length)) {
        const next = nextLimit(stairs, asked);
        if (next) {
          const look = ask(next, questions);
          underway.add(look);
          await look.finally(() => underway.delete(look));
        } else if (underway.size === 0) return;
        // What another one is about to learn may open the next question.
        else await Promise.race(underway);
      }
    };
    await Promise.all(askers.map(goOn));
  }
};

/** There is no plan where the range begins: from where on is there one? */
const findBottom = async (stairs: Stairs, questions: StairQuestions, ask: (limit: Decimal) => Promise<void>): Promise<void> => {
  const [lowest] = stairs.gaps();
  if (lowest?.lower !== null || questions.isOver(stairs.flights.length)) return;
  const least = await questions.least(stairs.bestWithin(null));
  if (!least?.isProven) return;
  stairs.learnNone(stairs.before(least.used));
  if (!stairs.isKnownAt(least.used)) await ask(least.used);
};

/** Where to ask next; `undefined` where nothing is open, or what is open gave no answer. */
const nextLimit = (stairs: Stairs, asked: ReadonlySet<string>): Decimal | undefined => {
  const [lowest, top] = [stairs.flights[0], stairs.flights.at(-1)];
  const total = lowest && top ? rise(lowest.plan, top.plan) : [];
  const gaps = stairs.gaps().map((gap) => ({ gap, rise: gap.lower ? rise(gap.lower.plan, gap.below.plan) : total }));
  gaps.sort((a, b) => compareWorth(b.rise, a.rise));
  for (const it of gaps) {
    const limits = isWide(it.rise, total) ? [stairs.middleOf(it.gap), below(stairs, it.gap)] : [below(stairs, it.gap)];
    const limit = limits.map((at) => max(at, stairs.from)).find((at) => !asked.has(String(at)));
    if (limit) return limit;
  }
  return undefined;
};

const below = (stairs: Stairs, gap: Gap): Decimal => stairs.before(gap.below.start);

const rise = (from: StairPlan, to: StairPlan): readonly ExactValue[] =>
  to.worth.flatMap((value, at) => {
    const before = from.worth[at];
    return before ? [difference(value, before)] : [];
  });

const isWide = (part: readonly ExactValue[], all: readonly ExactValue[]): boolean =>
  compareWorth(
    part.map(({ sum, divisor }) => ({ sum: multiply(sum, EVEN_PARTS), divisor })),
    all,
  ) > 0;

/** An answer of the solver as a look. Every objective that was asked counts as worth. */
export const toLook = (solution: Solution, limit: Decimal | null, usedBy: (selected: readonly string[]) => Decimal): Look => {
  const { hasPlan, selected, stages, result } = solution;
  if (!hasPlan) return { limit, plan: null, isProven: result === 'infeasible', atMost: [] };
  const open = stages.findIndex(({ proven }) => !proven);
  const known = open < 0 ? stages : stages.slice(0, open + 1);
  return {
    limit,
    plan: { selected, worth: stages.map(({ objective }) => objective), used: usedBy(selected) },
    isProven: open < 0,
    atMost: known.flatMap(({ bestBound }) => (bestBound ? [bestBound] : [])),
  };
};
