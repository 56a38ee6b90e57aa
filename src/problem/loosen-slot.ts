import type { Decimal } from '../base/decimal.ts';
import type { Bucket, CompiledSet } from '../compile/compiled-set.ts';

/**
 * What this room needs from a rule whose rows hold a number: how it stands in the sheet, and what the set is with another one. Whether it
 * binds is seen in the problem. Rules without a number have no such slot; their rows can only be dropped.
 */
export interface LoosenSlot {
  readonly bucket: Bucket;
  /** The column that holds the number. */
  readonly column: 'min_tokens' | 'max_tokens' | 'target_value' | 'bonus_pct';
  /** The number of an entry as typed; `undefined` where the cell is blank. */
  readonly typed: (entry: readonly string[], set: CompiledSet) => Decimal | undefined;
  /** What to type so that the constraint of the entry has this bound; for entries that have one. */
  readonly typeFor: (bound: Decimal, entry: readonly string[], set: CompiledSet, directionOf: (kpi: string) => 1 | -1) => Decimal;
  /** The set with another number typed. */
  readonly retype: (value: Decimal, entry: readonly string[], set: CompiledSet) => CompiledSet;
}
