import type { ExactValue } from '../problem/problem.ts';

export type { ExactValue };

/**
 * The noun of this room: how a solve ended and the selection it found. Every number here is exact and was recomputed from
 * the selection; nothing of an engine's floating point is in it but the bound, which is widened to the safe side.
 */

/** How the search ended (§7). `feasible`: a plan, not proven best. `unknown`: no plan and no proof. `invalid`: the problem cannot be posed. */
export const RESULTS = ['optimal', 'feasible', 'infeasible', 'invalid', 'unknown'] as const;
export type SolverResult = (typeof RESULTS)[number];

/** What stopped the search before its proof. */
export const LIMITS = ['time', 'gap', 'cancel', 'memory', 'engine'] as const;
export type Limit = (typeof LIMITS)[number];

/** How two solves of one problem compare. `undecided`: a limit struck before the second could tell. */
export const VERDICTS = ['agree', 'disagree', 'undecided'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** One objective of the problem, in its order. */
export interface StageOutcome {
  readonly name: string;
  readonly objective: ExactValue;
  /** Upper bound on the objective given the earlier stages; equals `objective` when proven. `null`: no bound known. */
  readonly bestBound: ExactValue | null;
  readonly proven: boolean;
}

export interface EngineFacts {
  readonly name: string;
  readonly version: string;
  readonly seed: number;
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  /** The engine's raw words, one per call; and where the problem was relaxed to closures before. */
  readonly statuses: readonly string[];
}

export interface Solution {
  readonly result: SolverResult;
  readonly limit?: Limit;
  /** Sorted keys; empty without a plan. */
  readonly selected: readonly string[];
  /** Whether `selected` is a plan (an empty plan is one). */
  readonly hasPlan: boolean;
  /** One per objective; empty without a plan. */
  readonly stages: readonly StageOutcome[];
  readonly engine: EngineFacts;
  readonly wallMs: number;
}

/** Of a search with a target: proven that no plan reaches it. `isBelow`: this bound does not. */
export const isOutOfReach = ({ result, limit, stages: [stage] }: Solution, isBelow: (bound: ExactValue) => boolean): boolean =>
  result === 'infeasible' || (stage ? stage.bestBound !== null && isBelow(stage.bestBound) : limit === 'gap');
