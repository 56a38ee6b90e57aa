import type { RowSet, TabLayout } from '../rows/row-set.ts';
import type { SYSTEM_COLUMNS } from '../rows/tables/table-def.ts';
import type { CellEdit, Sheet, SheetEdit, Workbook, WorkbookEdits } from '../sheet/workbook.ts';
import { planOutput } from './plan-output.ts';
import type { RowStatus } from './row-statuses.ts';
import { freeColumns, textAt } from './sheet-cells.ts';
import type { TabOutput } from './to-tabs.ts';

export interface EditInput {
  /** With the cells of the input tabs and of the output tabs. */
  readonly workbook: Workbook;
  readonly rowSet: Pick<RowSet, 'layouts'>;
  readonly statuses: readonly RowStatus[];
  /** Who writes: `planwright sync`. */
  readonly updatedSource: string;
  /** ISO time. */
  readonly updatedAt: string;
  /** Rows to add to the output tabs; `null` for none. */
  readonly output: TabOutput | null;
}

/**
 * What one write changes: the system columns of every input row whose status is not what stands there (so that writing twice
 * changes nothing), and the rows of a run below what the output tabs hold. A planner's own columns are never among the cells.
 */
export const planEdits = (input: EditInput): WorkbookEdits => {
  const statuses = input.rowSet.layouts.flatMap((layout) => planStatuses(layout, input) ?? []);
  const output = input.output === null ? { edits: [], newSheets: [] } : planOutput(input.workbook, input.output);
  return { edits: [...statuses, ...output.edits], newSheets: output.newSheets };
};

const planStatuses = (layout: TabLayout, input: EditInput): SheetEdit | undefined => {
  const sheet = input.workbook.sheets.find((it) => it.name === layout.sheet);
  const rows = input.statuses.filter((it) => it.tab === layout.tab);
  if (!sheet || rows.length === 0) return undefined;
  const { columns, headers } = placeSystemColumns(layout, sheet);
  const byRow = new Map(sheet.rows.map((row) => [row.row, row]));
  const cells = rows.flatMap(({ row, status }): readonly CellEdit[] => {
    const found = byRow.get(row);
    if (headers.length === 0 && textAt(found, columns.run_status) === status) return [];
    // Where the status cannot be written (a formula stands there), a time of writing would be no truth, and new every time.
    return [
      { row, column: columns.run_status, value: { text: status } },
      { row, column: columns.updated_source, value: { text: input.updatedSource }, stamp: true },
      { row, column: columns.updated_at, value: { text: input.updatedAt }, stamp: true },
    ];
  });
  return cells.length + headers.length === 0 ? undefined : { sheet: sheet.name, cells: [...headers, ...cells] };
};

type SystemColumns = Readonly<Record<(typeof SYSTEM_COLUMNS)[number], number>>;

/** Where the system columns stand; those that are missing go to the right of everything in the sheet, in their order. */
const placeSystemColumns = (
  { columns, headerRow, lastColumn }: TabLayout,
  sheet: Sheet,
): { readonly columns: SystemColumns; readonly headers: readonly CellEdit[] } => {
  const free = freeColumns(sheet, headerRow, lastColumn);
  const headers: CellEdit[] = [];
  const place = (name: (typeof SYSTEM_COLUMNS)[number]): number => {
    const there = columns[name];
    if (there !== undefined) return there;
    const column = free.next().value;
    headers.push({ row: headerRow, column, value: { text: name } });
    return column;
  };
  return {
    columns: { run_status: place('run_status'), updated_source: place('updated_source'), updated_at: place('updated_at') },
    headers,
  };
};
