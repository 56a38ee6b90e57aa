import type { RowChange } from '../problem/row-system.ts';
import type { Limit } from './solution.ts';

/**
 * The noun of "there is no plan": rows that cannot hold together, and changes after which there is one. Nothing in it is guessed: what a
 * limit left open says so.
 */
export interface Infeasibility {
  /** At least one; no two share a row or anything that a row says. */
  readonly conflicts: readonly RowConflict[];
  /** Proven: without the rows of these conflicts there is a plan. Else there may be more conflicts. */
  readonly isComplete: boolean;
  /** Each enough by itself; single rows first. */
  readonly relaxations: readonly Relaxation[];
  /** Rows of the first conflict of which it is proven that no change of them alone is enough, by their first row. */
  readonly cannotAlone: readonly string[];
  /** What kept the search from its end. */
  readonly limit?: Limit;
}

/** Rows that no plan keeps together. */
export interface RowConflict {
  /** `Tab!row`, by tab and number. */
  readonly rows: readonly string[];
  /** Of each row it is proven that the others have a plan without it. */
  readonly provenMinimal: boolean;
}

/** Changes of the sheet that make a plan possible, everything else as it is. */
export interface Relaxation {
  readonly changes: readonly RowChange[];
  /** It changes a single row. */
  readonly alone: boolean;
  /** Proven: no smaller change of these rows is enough. */
  readonly provenLeast: boolean;
  /** A plan that keeps the changed rows: sorted keys. */
  readonly selected: readonly string[];
}
