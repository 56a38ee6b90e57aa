import type { Bucket, CompiledSet } from '../compile/compiled-set.ts';

/** What this room needs from a rule: its entries in plain words, and how far it alone explains why an initiative is in or out. */
export interface SaySlot {
  /** The buckets this rule stores its entries in. */
  readonly buckets: readonly Bucket[];
  /** One entry (`Provenance.entry`) in plain words: `at least 200 tokens in country UK`. */
  readonly say: (entry: readonly string[], set: CompiledSet) => string;
  /** Why an initiative is chosen or left out as far as this rule says; `undefined` where it says nothing. */
  readonly reason?: (initiative: string, ground: ReasonGround) => string | undefined;
}

export interface ReasonGround {
  readonly set: CompiledSet;
  readonly chosen: ReadonlySet<string>;
  /** `Constraints row 3 and Targets row 7` for the rows of an entry. */
  rowsInWords(bucket: Bucket, entry: readonly string[]): string;
}
