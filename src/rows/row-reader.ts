import type { Decimal } from '../base/decimal.ts';
import { type Issue, type IssueKind, type Place, raise, type Severity } from '../base/issue.ts';
import { type Parsed, readBoolean, readDate, readNumber, readText } from './cells.ts';
import * as issues from './issues.ts';
import type { RawRow, RawTable } from './read-table.ts';
import type { NumberCell } from './row-set.ts';

/** Reads the cells of one row and gathers what is wrong with them, all of it at once. */
export interface RowReader {
  /** '' when blank or unreadable. */
  text(column: string): string;
  /** As `text`, and blank is an issue. */
  requiredText(column: string, hint: string): string;
  /** In percent (10 for `10%`) where the column's name, or that of the column it is `like`, ends in `_pct`. */
  number(column: string, options?: { readonly atLeastZero?: boolean; readonly like?: string }): NumberCell;
  boolean(column: string, whenBlank: boolean): boolean;
  date(column: string): string | null;
  /** Adds a finding at a column of this row (or at the row). */
  report<Name extends string>(
    kind: IssueKind<Name>,
    column: string | null,
    facts: Readonly<Record<Name, string>>,
    severity?: Severity,
  ): void;
  /** Could the cell not be read (its issue is here already)? */
  isUnreadable(column: string): boolean;
  place(column?: string): Place;
  readonly issues: readonly Issue[];
  isBroken(): boolean;
}

export const rowReader = (row: RawRow, table: Pick<RawTable, 'headers'>): RowReader => {
  const found: Issue[] = [];
  const place = (column?: string): Place => {
    const header = column === undefined ? undefined : (table.headers[column] ?? column);
    return { tab: row.at.tab, row: row.at.row, ...(header === undefined ? {} : { column: header }) };
  };
  const cell = (column: string) => ({ value: row.cells[column], place: place(column) });
  const take = <T>(parsed: Parsed<T>): T | null | 'invalid' => {
    if (parsed.kind === 'value') return parsed.value;
    if (parsed.kind === 'blank') return null;
    found.push(parsed.issue);
    return 'invalid';
  };
  const text = (column: string): string => {
    const parsed = readText(cell(column));
    if (parsed.kind === 'issue') found.push(parsed.issue);
    return parsed.kind === 'value' ? parsed.value : '';
  };
  return {
    text,
    requiredText: (column, hint) => {
      const before = found.length;
      const it = text(column);
      if (it === '' && found.length === before) found.push(raise(issues.valueMissing, place(column), { column, hint }));
      return it;
    },
    number: (column, { like = column, ...options } = {}): Decimal | null | 'invalid' =>
      take(readNumber(cell(column), { ...options, inPercent: /[\s_-]pct$/iu.test(like) })),
    boolean: (column, whenBlank) => {
      const it = take(readBoolean(cell(column)));
      return it === null || it === 'invalid' ? whenBlank : it;
    },
    date: (column) => {
      const it = take(readDate(cell(column)));
      return it === 'invalid' ? null : it;
    },
    report: (kind, column, facts, severity) => {
      found.push(raise(kind, place(column ?? undefined), facts, severity));
    },
    isUnreadable: (column) => found.some((issue) => issue.severity === 'error' && issue.place.column === place(column).column),
    place,
    issues: found,
    isBroken: () => found.some((issue) => issue.severity === 'error'),
  };
};
