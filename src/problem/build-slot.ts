import type { Decimal } from '../base/decimal.ts';
import type { Bucket, CompiledSet } from '../compile/compiled-set.ts';
import type { Candidate } from '../rows/row-set.ts';
import type { Slice } from '../rows/slices.ts';
import type { Constraint } from './problem.ts';

/** What this room needs from a rule: the constraints its bucket adds to the problem. Empty for rules that only touch the objective. */
export interface BuildSlot {
  readonly build: (set: CompiledSet, ground: BuildGround) => readonly Constraint[];
}

/** What constraints are built on: the candidates that are variables of the problem. */
export interface BuildGround {
  /** Is the initiative a variable of the problem? Outside ones (§6) are not. */
  isInside(initiative: string): boolean;
  /** The candidates inside that are in a slice, sorted by key. */
  inSlice(slice: Slice): readonly Candidate[];
  tokensOf(candidate: Candidate): Decimal;
  /** `dir · contribution`. */
  gainOf(candidate: Candidate, kpi: string): Decimal;
  /** +1 where the KPI should increase, −1 where it should decrease. */
  directionOf(kpi: string): 1 | -1;
  /** The sheet rows an entry came from. */
  rowsOf(bucket: Bucket, entry: readonly string[]): readonly string[];
}
