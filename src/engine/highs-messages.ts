import type { MatrixProblem } from './engine.ts';

/** What goes to the thread that runs HiGHS. */
export interface SolveRequest {
  readonly id: number;
  readonly problem: MatrixProblem;
  readonly timeLimitSeconds: number;
  readonly seed: number;
  readonly absoluteGap: number;
  readonly tolerance: number;
  readonly careful: boolean;
  readonly start: Float64Array | null;
  /** Every column may be fractional, and the answer holds the rows' duals. */
  readonly relaxed: boolean;
}

/** What comes back: `ready` once, then per request any number of the next two, then `done` or `crashed`. */
export type ThreadMessage =
  | { readonly kind: 'ready'; readonly version: string }
  | { readonly kind: 'improved'; readonly id: number; readonly point: Float64Array; readonly objective: number; readonly bound: number }
  | { readonly kind: 'progress'; readonly id: number; readonly objective: number | null; readonly bound: number | null }
  | {
      readonly kind: 'done';
      readonly id: number;
      readonly status: 'optimal' | 'infeasible' | 'time' | 'failed';
      readonly point: Float64Array | null;
      /** Of a relaxation only. */
      readonly rowDual: Float64Array | null;
      readonly bound: number;
      readonly raw: string;
    }
  | { readonly kind: 'crashed'; readonly id: number; readonly raw: string; readonly memory: boolean };
