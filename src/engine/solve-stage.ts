import { type Blend, blendObjectives, dominateObjective } from './blend-objectives.ts';
import { type BuiltMatrix, buildMatrix, firstLevel, objectiveDigits, type Question } from './build-matrix.ts';
import type { Digits } from './digits.ts';
import type { EngineOutcome } from './engine.ts';
import { activityRange } from './integers.ts';
import { coefficientsOf, valueAt } from './reduce-objective.ts';
import type { IntegerObjective } from './reduced-problem.ts';
import { relaxToClosures } from './relax-to-closures.ts';
import { type Plan, type Search, toPoint } from './search.ts';
import type { Limit } from './solution.ts';

/** How a stage ended. `bound`: the largest value of its objective, in its own grid, that is not ruled out; `null` when none is known. */
export interface StageEnd {
  readonly status: 'proven' | 'infeasible' | 'stopped';
  readonly bound: bigint | null;
  readonly limit?: Limit;
  /** Every answer that led here was certified. */
  readonly isCertified?: boolean;
  /** Proven, and no other plan is worth as much. */
  readonly isOnly?: boolean;
}

export interface StageClock {
  readonly remainingMs: () => number;
  readonly seed: number;
  /** No point is worth more, in the objective's grid: proven by the caller. */
  readonly ceiling?: bigint;
  /** Is a plan of this value, with this bound, good enough to stop? Both in the objective's grid. */
  readonly isCloseEnough: (value: bigint, bound: bigint) => boolean;
  /** Does this bound, in the objective's grid, rule out all that is looked for? */
  readonly isBeyondReach: (bound: bigint) => boolean;
  /** See `EngineOptions`. */
  readonly steady?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly incumbent: bigint | null; readonly bound: bigint }) => void;
  /** Hears of points that the engine comes by, unchecked. */
  readonly onPoint?: (point: Uint8Array) => void;
}

/** Selections refused, or proofs that did not close, before a stage gives up on its engine. */
const MOST_FAULTS = 30;

/** Whole steps are one apart: what lies closer to the plan than this cannot be better, with a fifth of a step to spare for rounding. */
const ABSOLUTE_GAP = 0.8;

/**
 * Maximises one objective. Proven means: the plan's exact value equals a bound that was widened by the engine's tolerances and rounded
 * down to the objective's grid, or nothing is left but plans that were looked at exactly. Where numbers are large enough to trouble an engine, or it contradicted itself, its word is taken only
 * after a second, careful look comes to the same end.
 */
export const solveStage = async (search: Search, stage: number, clock: StageClock): Promise<StageEnd> => {
  const objective = search.reduced.objectives[stage];
  if (!objective) return { status: 'stopped', bound: null, limit: 'engine' };
  const reach = lower(reachOf(objective), clock.ceiling ?? null);
  const isOpen = search.engine.relaxesClosures && !isProven(search, objective, reach);
  const under = { ...clock, ceiling: lower(reach, isOpen ? await closureBound(search, objective, reach, clock) : null) };
  const first = await look(search, stage, objective, under, false);
  return isDoubtful(first, search, clock) ? look(search, stage, objective, under, true) : first;
};

const isDoubtful = ({ status, limit, bound, isCertified }: StageEnd, search: Search, clock: StageClock): boolean => {
  if (status === 'stopped' && limit === 'engine') return true;
  const isProof = status !== 'stopped' || (limit === 'gap' && bound !== null && clock.isBeyondReach(bound));
  return isProof && isCertified !== true && search.isDelicate();
};

/** What the relaxation to closures rules out, where the problem has one; the plans that it comes by are taken. */
const closureBound = async (search: Search, objective: IntegerObjective, reach: bigint, clock: StageClock): Promise<bigint | null> => {
  const blend = dominateObjective(objective, search.kept);
  const bound = await relaxToClosures(search.reduced, blend.objective, {
    onPoint: (point) => search.welcome(point, objective),
    isStopped: () => clock.signal?.aborted === true || clock.remainingMs() <= 0,
  });
  if (bound === null) return null;
  search.statuses.push('closures: relaxed');
  const own = lower(reach, bound - blend.raised);
  clock.onProgress?.({ incumbent: search.plan && valueAt(objective, search.plan.point), bound: own });
  return own;
};

/** How the engine is asked. */
interface Course {
  /** Of the objective's digits, the last that counts. */
  readonly level: number;
  /** Digits above the level are counted by carries, within what is still open. */
  readonly isWindowed: boolean;
  /** Plans that it has found and that were looked at exactly: others are asked for. */
  readonly passed: readonly Uint8Array[];
  /** Rows say that earlier objectives stay at their optimum. */
  readonly withKept: boolean;
}

/** Plans that are passed over, before a coarse answer is refined digit by digit. */
const MOST_PASSED = 3;

/**
 * Asks for the best point, in coarse steps where the objective's numbers are large; then whether any other comes as close. As a rule none
 * does, and the plan is proven to the last digit. Where several do, level by level of the objective's digits, until the plan meets the bound.
 */
const look = async (search: Search, stage: number, objective: IntegerObjective, clock: StageClock, careful: boolean): Promise<StageEnd> => {
  const blend = blendObjectives(objective, search.kept);
  const digits = objectiveDigits(blend.objective);
  // Led by the earlier objectives, the engine keeps them of its own accord, and rows that say so would only be in its way.
  let course: Course = { level: firstLevel(digits), isWindowed: false, passed: [], withKept: blend.count === 0 };
  let bound = lower(reachOf(objective), clock.ceiling ?? null);
  let isCertified = true;
  for (let faults = 0; faults < MOST_FAULTS; ) {
    if (isProven(search, objective, bound)) return { status: 'proven', bound, isCertified, isOnly: isAlone(search, objective) };
    const remaining = clock.remainingMs();
    if (clock.signal?.aborted) return { status: 'stopped', bound, limit: 'cancel' };
    if (isEnough(clock, search.plan && valueAt(objective, search.plan.point), bound))
      return { status: 'stopped', bound, limit: 'gap', isCertified };
    if (remaining <= 0) return { status: 'stopped', bound, limit: 'time' };
    const question = { ...course, bound, careful: careful || faults > 2 };
    const { built, outcome, heard } = await ask(search, objective, blend, digits, question, remaining, clock);
    isCertified &&= outcome.isCertified === true;
    const offered = offer(search, stage, built, outcome, course);
    // A point that came after it may have been worth more to the engine, and yet be no plan.
    if (heard && offered === 'astray') search.welcome(heard, objective);
    if (outcome.status === 'failed' || offered === 'false') return { status: 'stopped', bound, limit: 'engine' };
    const isEmpty = outcome.status === 'infeasible';
    if (isEmpty && !search.plan) return { status: 'infeasible', bound: null, isCertified };
    if (isEmpty && course.passed.length === 0) return { status: 'stopped', bound, limit: 'engine' };
    const told = isEmpty ? null : provenBound(built, outcome.bound, blend);
    const best = search.plan && course.passed.length > 0 ? valueAt(objective, search.plan.point) : null;
    // All others are worth less than what was passed over; where the plan is one of the others, that cannot be.
    if (best !== null && (isEmpty || (told !== null && told < best)))
      return isPassed(search.plan, course)
        ? { status: 'proven', bound: best, isCertified, isOnly: isOnly(best, objective, course) }
        : { status: 'stopped', bound, limit: 'engine' };
    const before = bound;
    bound = lower(bound, told);
    if (isGapStop(outcome, clock)) {
      // What it told of did not come: asked again without end, it might never.
      if (offered !== 'better' && bound === before) faults++;
      if (offered === 'astray') course = { ...course, withKept: true };
      continue;
    }
    if (outcome.status === 'limit' && !isProven(search, objective, bound))
      return { status: 'stopped', bound, limit: outcome.limit ?? 'engine' };
    const next = nextCourse(course, offered, toPoint(outcome, search.reduced.keys.length), search.plan);
    // A refused point is asked about again: it cannot come twice.
    if (!next) faults++;
    course = next ?? course;
  }
  return { status: 'stopped', bound, limit: 'engine' };
};

/** How to ask after an answer that settled nothing; `null`: the same again. */
const nextCourse = (course: Course, offered: Offered, point: Uint8Array | null, plan: Plan | null): Course | null => {
  const { level, isWindowed, passed } = course;
  if (offered === 'astray') return { ...course, withKept: true };
  if (offered === 'refused' || !point || (level === 0 && isWindowed)) return null;
  if (level > 0 && !isWindowed && passed.length < MOST_PASSED) {
    const both = { ...course, passed: [...passed, point] };
    return !plan || isPassed(plan, both) ? both : { ...both, passed: [...both.passed, plan.point] };
  }
  return { ...course, level: Math.max(0, level - 1), isWindowed: true, passed: [] };
};

const isPassed = (plan: Plan | null, { passed }: Course): boolean =>
  plan !== null && passed.some((point) => point.every((value, column) => value === plan.point[column]));

/** Is one alone of what was passed over worth so much? */
const isOnly = (best: bigint, objective: IntegerObjective, { passed }: Course): boolean =>
  passed.filter((point) => valueAt(objective, point) === best).length === 1;

/** Does the plan have every column where it counts for more, and does each count? No other point is worth as much then. */
const isAlone = ({ plan }: Search, { linear, pairs }: IntegerObjective): boolean =>
  plan !== null && pairs.length === 0 && linear.every((by, column) => by !== 0n && by > 0n === (plan.point[column] === 1));

/** What no selection can exceed, looking at the objective alone. */
const reachOf = (objective: IntegerObjective): bigint => activityRange(coefficientsOf(objective)).most;

const isProven = (search: Search, objective: IntegerObjective, bound: bigint): boolean =>
  search.plan !== null && bound <= valueAt(objective, search.plan.point);

const lower = (a: bigint, b: bigint | null): bigint => (b === null || a < b ? a : b);

const isEnough = (clock: StageClock, value: bigint | null, bound: bigint): boolean =>
  clock.isBeyondReach(bound) || (value !== null && clock.isCloseEnough(value, bound));

const isAtCeiling = (value: bigint, { ceiling }: StageClock): boolean => ceiling !== undefined && value >= ceiling;

/** We have stopped the engine ourselves, for what it told of: now that is looked at exactly. */
const isGapStop = ({ status, limit }: EngineOutcome, { signal }: StageClock): boolean =>
  status === 'limit' && limit === 'cancel' && signal?.aborted !== true;

/** `heard`: the best plan that it told of while no row kept it from straying. */
const ask = async (
  search: Search,
  own: IntegerObjective,
  blend: Blend,
  digits: Digits,
  { level, isWindowed, passed, withKept, bound, careful }: Course & { readonly bound: bigint; readonly careful: boolean },
  timeLimitMs: number,
  clock: StageClock,
): Promise<{ readonly built: BuiltMatrix; readonly outcome: EngineOutcome; readonly heard: Uint8Array | null }> => {
  const { plan } = search;
  const { objective, raised } = blend;
  const question: Question = {
    problem: search.reduced,
    objective,
    kept: withKept ? search.kept : [],
    exactRows: search.exactRows,
    exactKept: search.exactKept,
    refused: [...search.refused, ...passed],
    level,
    ...(plan && isWindowed ? { window: { point: plan.point, bound: bound + raised } } : {}),
  };
  const built = buildMatrix(question, digits);
  const known = plan ? valueAt(own, plan.point) : null;
  const heard: { point: Uint8Array | null; value: bigint | null } = { point: null, value: known };
  const hear = (point: Uint8Array): void => {
    const value = valueAt(own, point);
    if ((heard.value !== null && value <= heard.value) || !search.judge(point).plan) return;
    heard.point = point;
    heard.value = value;
  };
  const start = search.takeHint() ?? plan?.point;
  const enough = new AbortController();
  const outcome = await search.engine.solve(
    built.matrix,
    {
      timeLimitMs,
      seed: clock.seed,
      tolerance: built.tolerance,
      absoluteGap: careful ? 0 : ABSOLUTE_GAP,
      careful: careful || isClosure(search, objective),
      ...(clock.steady ? { steady: true } : {}),
      ...(start ? { start: built.complete(start) } : {}),
    },
    {
      signal: AbortSignal.any([enough.signal, ...(clock.signal ? [clock.signal] : [])]),
      onProgress: (progress) => {
        const point = progress.point ? toPoint({ point: progress.point }, search.reduced.keys.length) : null;
        if (point && !withKept) hear(point);
        // Where no row keeps it from straying, the engine's own word counts for nothing.
        const incumbent = withKept ? newest(known, built, level, progress.incumbent, raised) : heard.value;
        const others = progress.bound === null ? bound : lower(bound, provenBound(built, progress.bound, blend));
        const proven = passed.length > 0 && known !== null && known > others ? known : others;
        clock.onProgress?.({ incumbent, bound: proven });
        if (point) clock.onPoint?.(point);
        if ((incumbent !== null && isAtCeiling(incumbent, clock)) || isEnough(clock, incumbent, proven)) enough.abort();
      },
    },
  );
  search.statuses.push(outcome.raw);
  return { built, outcome, heard: heard.point };
};

/** Implications alone leave an engine whole answers at once; its presolve would only take time, on large ones nearly all of it. */
const isClosure = ({ reduced, kept }: Search, objective: IntegerObjective): boolean =>
  reduced.rows.length + reduced.conflicts.length + kept.length + objective.pairs.length === 0;

/** The incumbent to tell of while the engine runs: its own word, rounded to the grid, where its steps are those of the grid. */
const newest = (known: bigint | null, built: BuiltMatrix, level: number, told: number | null, raised: bigint): bigint | null => {
  if (told === null || level > 0 || Math.abs(told) >= 2 ** 52) return known;
  const value = built.toBound(BigInt(Math.round(told))) - raised;
  return known === null || value > known ? value : known;
};

/**
 * `none`: no point came. `astray`: it does not keep the earlier objectives, which no row asked for. `false`: the engine's own bound
 * contradicts it, so nothing the engine says can be believed.
 */
type Offered = 'better' | 'known' | 'refused' | 'none' | 'astray' | 'false';

const offer = (search: Search, stage: number, built: BuiltMatrix, outcome: EngineOutcome, { withKept }: Course): Offered => {
  const point = toPoint(outcome, search.reduced.keys.length);
  if (!point || !outcome.point) return 'none';
  if (!withKept && isAstray(search, point)) return 'astray';
  const verdict = search.offer(point, stage);
  const contradicts = verdict !== 'refused' && Number(built.levelValue(point)) > outcome.bound + built.margin + built.blurOf(outcome.point);
  return contradicts ? 'false' : verdict;
};

const isAstray = (search: Search, point: Uint8Array): boolean => {
  const { plan, isBroken } = search.judge(point);
  return !plan && !isBroken;
};

/** The engine's bound on the level value, widened and rounded down to whole steps; `null` when it says nothing. */
const provenLevel = (built: BuiltMatrix, bound: number): bigint | null =>
  Math.abs(bound) < 2 ** 52 ? BigInt(Math.floor(bound + built.margin)) : null;

const provenBound = (built: BuiltMatrix, bound: number, { raised }: Blend): bigint | null => {
  const level = provenLevel(built, bound);
  return level === null ? null : built.toBound(level) - raised;
};
