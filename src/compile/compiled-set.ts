import type { Decimal } from '../base/decimal.ts';
import type { Issue } from '../base/issue.ts';
import type { Strength } from '../rows/row-set.ts';

/**
 * The noun of this room: the rules of one `(scenario_name, constraint_set_name)` as one JSON document (§4.1). Field names
 * and shapes of the nine buckets are fixed by the contract. Objects have no prototype; lists are sorted and free of duplicates.
 */

export interface TargetEntry {
  readonly type: 'floor' | 'goal';
  readonly value: Decimal;
  readonly baseline?: Decimal;
  /** The goal's value, on an entry of type `floor` that has both. */
  readonly goal?: Decimal;
  readonly notes?: string;
}

export interface BundleEntry {
  readonly bundle_key: string;
  readonly members: readonly string[];
}

export type Pair = readonly [string, string];

/** dimension → key → value. Global is `all` → `all`. */
export type BySlice<T> = Readonly<Record<string, Readonly<Record<string, T>>>>;

/** The nine shapes of §4.1. */
export interface Shapes {
  readonly floors_json: BySlice<Decimal>;
  readonly caps_json: BySlice<Decimal>;
  readonly targets_json: BySlice<Readonly<Record<string, TargetEntry>>>;
  readonly mandatory_initiatives_json: readonly string[];
  readonly bundles_json: readonly BundleEntry[];
  readonly exclusions_initiatives_json: readonly string[];
  readonly exclusions_pairs_json: readonly Pair[];
  readonly prerequisites_json: Readonly<Record<string, readonly string[]>>;
  readonly synergy_bonuses_json: readonly Pair[];
}

export type Bucket = keyof Shapes;

/**
 * Where one entry of a bucket came from. `entry` is the path that names it: `[dimension, key]` for floors and caps,
 * `[dimension, key, kpi, 'floor' | 'goal']` for targets, `[initiative]`, `[bundle, member]`, `[a, b]`, `[dependent, prerequisite]`.
 */
export interface Provenance {
  readonly bucket: Bucket;
  readonly entry: readonly string[];
  /** `Tab!row`, sorted as a reader would: by tab, then row number. */
  readonly rows: readonly string[];
  readonly strength: Strength;
}

export interface CompiledSet {
  readonly scenarioName: string;
  readonly constraintSetName: string;
  readonly shapes: Shapes;
  /** `[a, b, percent]` of synergy pairs whose row names its own bonus, sorted. */
  readonly bonusPct: readonly (readonly [string, string, Decimal])[];
  /** Refreshed on every sync, never part of the content. Sorted by bucket and entry. */
  readonly provenance: readonly Provenance[];
  /** SHA-256 of the canonical content (§4): nine shapes, bonus_pct, strengths. */
  readonly hash: string;
}

/** What became of one group of rows: its document, or `null` when a row of it (or its scenario, or a KPI it uses) has an error. */
export interface SetOutcome {
  readonly scenarioName: string;
  readonly constraintSetName: string;
  readonly set: CompiledSet | null;
  /** `Tab!row` of every row with an error that blocks it; empty when `set` is there. */
  readonly blockedBy: readonly string[];
}

/** The whole compilation of a `RowSet`. */
export interface Compilation {
  /** Sorted by scenario, then set name. */
  readonly sets: readonly SetOutcome[];
  /** Findings of this room only; the row set has its own. */
  readonly issues: readonly Issue[];
  /** `Tab!row` of rules that belong to no set (no set name, unknown scenario): they block none, and every run names them. */
  readonly strays: readonly string[];
  /** `Tab!row` of rules whose scenarios are all inactive. */
  readonly skipped: readonly string[];
}
