import type { Decimal } from '../base/decimal.ts';
import type { Bucket, CompiledSet } from '../compile/compiled-set.ts';

/** What this room needs from a rule: its entries in plain words, and how far it alone explains why an initiative is in or out. */
export interface SaySlot {
  /** The buckets this rule stores its entries in. */
  readonly buckets: readonly Bucket[];
  /** One entry (`Provenance.entry`) in plain words: `at least 200 tokens in country UK`. */
  readonly say: (entry: readonly string[], set: CompiledSet) => string;
  /** What a row demands, or gives, that holds these entries of one bucket. */
  readonly demand?: (entries: readonly (readonly string[])[], set: CompiledSet, bucket: Bucket) => Demand;
  /** Why an initiative is chosen or left out as far as this rule says; `undefined` where it says nothing. */
  readonly reason?: (initiative: string, ground: ReasonGround) => string | undefined;
}

/** What one row demands of a plan. */
export interface Demand {
  /** After the name of the row: `asks for at least 66 tokens in country UK`. */
  readonly words: string;
  /** The type word of the rule. */
  readonly type: string;
  /** Where it applies, as its row says it. */
  readonly dimension: string;
  readonly key: string;
  readonly kpi: string;
  /** The number that binds, as typed; `null` where the row has none. */
  readonly number: Decimal | null;
  readonly baseline: Decimal | null;
}

export interface ReasonGround {
  /** Of what it says about initiatives, all that names the one at hand, and nothing else. */
  readonly set: CompiledSet;
  readonly chosen: ReadonlySet<string>;
  /** `Constraints row 3 and Targets row 7` for the rows of an entry. */
  rowsInWords(bucket: Bucket, entry: readonly string[]): string;
}
