import type { EngineFacts } from './solution.ts';

/**
 * What every engine must do: maximise one linear objective over 0/1 columns under two-sided rows, in floating point.
 * Exactness is the facade's (`solve-problem.ts`); an engine's word is never taken for it.
 */

/** Columns are 0/1 unless `integer[j]` is 0 (then continuous in [lower, upper]). Rows by compressed sparse row. */
export interface MatrixProblem {
  readonly columnCount: number;
  readonly rowCount: number;
  readonly objective: Float64Array;
  readonly columnLower: Float64Array;
  readonly columnUpper: Float64Array;
  readonly integer: Uint8Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly rowStart: Int32Array;
  readonly index: Int32Array;
  readonly value: Float64Array;
}

export interface EngineOptions {
  readonly timeLimitMs: number;
  readonly seed: number;
  /** Stop when bound − objective ≤ this (in objective units). */
  readonly absoluteGap: number;
  /** How far from whole a column, and from its bounds a row, may be. */
  readonly tolerance: number;
  /** Take no short cuts that rest on rounding (presolve, aggregation), even if it takes longer: for second looks. */
  readonly careful: boolean;
  /** Whoever asks may stop the search at what it tells: as far as possible its work alone must decide when it tells what, not the clock. */
  readonly steady?: boolean;
  /** A good point, by column; it may break rows, and is then a hint where to look. */
  readonly start?: Float64Array;
}

export interface EngineProgress {
  readonly elapsedMs: number;
  readonly incumbent: number | null;
  readonly bound: number | null;
  /** The point behind a new incumbent, where the engine tells: unchecked, as all that it says. */
  readonly point?: Float64Array;
}

/** `limit`: stopped early, perhaps with a point. `failed`: the engine broke; `raw` says how. */
export interface EngineOutcome {
  readonly status: 'optimal' | 'infeasible' | 'limit' | 'failed';
  readonly limit?: 'time' | 'cancel' | 'memory';
  /** Column values of the best point, or `null`. */
  readonly point: Float64Array | null;
  /** Upper bound on the objective; `Infinity` when none. */
  readonly bound: number;
  /** The proof was evaluated from the matrix with its rounding accounted for: no second look is needed. */
  readonly isCertified?: boolean;
  readonly raw: string;
}

export interface Engine {
  readonly facts: Pick<EngineFacts, 'name' | 'version' | 'settings'>;
  /** Before it is asked, the exact problem may be relaxed to closures. Not where an answer that shares nothing with ours is wanted. */
  readonly relaxesClosures?: boolean;
  solve(
    problem: MatrixProblem,
    options: EngineOptions,
    hooks: { readonly onProgress?: (progress: EngineProgress) => void; readonly signal?: AbortSignal },
  ): Promise<EngineOutcome>;
  /** Ends its threads. */
  close(): Promise<void>;
}
