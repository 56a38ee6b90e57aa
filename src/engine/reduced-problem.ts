import type { Decimal } from '../base/decimal.ts';

/**
 * A problem in exact integers over fewer columns: keys that stand or fall together are one column, fixed keys are gone, and the
 * numbers of each row and objective are divided by what they share. Same selections, same values as the problem it was made from.
 */
export interface ReducedProblem {
  /** The keys behind each column. */
  readonly keys: readonly (readonly string[])[];
  /** Keys that every selection holds. */
  readonly always: readonly string[];
  readonly rows: readonly IntegerRow[];
  /** Columns not both 1. */
  readonly conflicts: readonly ColumnPair[];
  /** `[a, b]`: a only with b. */
  readonly implications: readonly ColumnPair[];
  readonly objectives: readonly IntegerObjective[];
}

export type ColumnPair = readonly [number, number];

/** `lower ≤ Σ coefficient · column ≤ upper`; `null`: no bound on that side. */
export interface IntegerRow {
  readonly columns: readonly number[];
  readonly coefficients: readonly bigint[];
  readonly lower: bigint | null;
  readonly upper: bigint | null;
}

/** A product of two columns, worth `value` when both are 1. */
export interface IntegerPair {
  readonly a: number;
  readonly b: number;
  readonly value: bigint;
}

/**
 * The objective `v = Σ linear · column + Σ pairs`, an integer. The problem's own sum is `(offset + grid · v) / 10^places`, to be divided by
 * `divisor`; 1 is the smallest step of `v`.
 */
export interface IntegerObjective {
  readonly name: string;
  readonly linear: readonly bigint[];
  readonly pairs: readonly IntegerPair[];
  readonly offset: bigint;
  readonly grid: bigint;
  readonly places: number;
  readonly divisor: Decimal;
}
