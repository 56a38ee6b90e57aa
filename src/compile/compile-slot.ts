import type { Decimal } from '../base/decimal.ts';
import { type IssueKind, plainFix, type Severity } from '../base/issue.ts';
import type { RuleRow, Scenario } from '../rows/row-set.ts';
import type { Slice } from '../rows/slices.ts';
import type { Meaning, RowMeaning } from './meaning.ts';

/** What this room needs from a rule: how its rows are read, and what is odd among the rows of one set. */
export interface CompileSlot {
  /** The words that `constraint_type` takes. `uses` names the columns a row of that type reads, beyond those every rule has. */
  readonly types: readonly RuleType[];
  /** What a row means. Whatever is wrong is reported through `reading`; a row with errors may mean nothing. */
  readonly read: (reading: RuleReading) => readonly Meaning[];
  /** Findings among the rows of one set that have no errors of their own. */
  readonly review?: (rows: readonly RowMeaning[], scene: Scene) => readonly Finding[];
}

export interface RuleType {
  readonly word: string;
  readonly aliases: readonly string[];
  readonly uses: readonly RuleColumn[];
}

/** The columns of a rule row that not every type reads. */
export const RULE_COLUMNS = [
  'dimension',
  'dimension_key',
  'min_tokens',
  'max_tokens',
  'member_keys',
  'kpi_key',
  'target_type',
  'target_value',
  'baseline_value',
  'bonus_pct',
] as const;
export type RuleColumn = (typeof RULE_COLUMNS)[number];

export interface NamedInitiatives {
  /** Those that are known, in the stored spelling. */
  readonly keys: readonly string[];
  /** How many were written, known or not. */
  readonly typed: number;
}

/** One row being read, with the words of the workbook at hand. */
export interface RuleReading {
  readonly row: RuleRow;
  /** The canonical type word. */
  readonly type: string;
  report<Name extends string>(
    kind: IssueKind<Name>,
    column: RuleColumn | null,
    facts: Readonly<Record<Name, string>>,
    severity?: Severity,
  ): void;
  /**
   * The initiatives that some columns name; unknown ones are reported. `undefined` where a cell could not be read, which is reported already.
   */
  initiatives(columns: readonly ('dimension_key' | 'member_keys')[]): NamedInitiatives | undefined;
  /** Reports `dimension-unknown` unless the dimension cell is blank or this word. */
  expectDimension(word: 'initiative' | 'bundle'): void;
  /** The slice of the row, or `undefined` when it names none. An empty slice is reported with this severity. */
  slice(whenEmpty: Severity): Slice | undefined;
  /** A number the row needs: blank is reported. */
  amount(column: 'min_tokens' | 'max_tokens' | 'target_value', hint: string): Decimal | undefined;
  /** The KPI of the row: blank and unknown are reported. */
  kpi(): string | undefined;
}

/** A finding on several rows at once. */
export interface Finding {
  /** `Tab!row` of every row it is written on. */
  readonly addresses: readonly string[];
  readonly code: string;
  readonly severity: Severity;
  readonly facts: Readonly<Record<string, string>>;
  readonly message: string;
  readonly fix: string;
}

/** A finding of a kind. */
export const finding = <Name extends string>(
  kind: IssueKind<Name>,
  addresses: readonly string[],
  facts: Readonly<Record<Name, string>>,
  severity: Severity = kind.severity,
): Finding => ({ addresses, code: kind.code, severity, facts, message: kind.says(facts), fix: plainFix(kind) });

/** What findings among rows look at besides the rows: the scenario and what candidates could give. */
export interface Scene {
  readonly scenario: Scenario;
  /** Sum of tokens of the slice's choosable candidates. */
  tokensIn(slice: Slice): Decimal;
  /** Sum of the positive gains (`dir · contribution`) of the slice's choosable candidates. */
  gainsIn(slice: Slice, kpi: string): Decimal;
  /** The initiative's cost, or `null` when it cannot be chosen (no tokens, or an error row). */
  tokensOf(initiative: string): Decimal | null;
  isIn(initiative: string, slice: Slice): boolean;
  /** Does any candidate carry the slice? */
  hasMembers(slice: Slice): boolean;
  /** +1 where the KPI should increase, −1 where it should decrease. */
  directionOf(kpi: string): 1 | -1;
}
