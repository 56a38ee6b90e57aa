import type { CellArea, WriteValue } from '../workbook.ts';
import { enteredBoolean, enteredNumber, enteredText } from './google-tab.ts';
import type { GoogleCell, SheetsRequest } from './sheets-client.ts';

/** What a cell is to hold, in the form of `HeldCell.entered`. */
export interface CellToSet {
  readonly row: number;
  readonly column: number;
  readonly entered: string;
}

export const enteredOf = (value: WriteValue): string => {
  if (value === null) return '';
  if ('text' in value) return enteredText(value.text);
  return 'number' in value ? enteredNumber(Number(value.number)) : enteredBoolean(value.boolean);
};

/** Texts are given as texts: Google reads no formula, date or number into them. */
export const toGoogleCell = (entered: string): GoogleCell => {
  const rest = entered.slice(1);
  switch (entered[0]) {
    case 't':
      return { userEnteredValue: { stringValue: rest } };
    case 'n':
      return { userEnteredValue: { numberValue: Number(rest) } };
    case 'b':
      return { userEnteredValue: { boolValue: rest === 'TRUE' } };
    default:
      return {};
  }
};

/** As few requests as set exactly these cells, values only: no look of theirs changes. `cells` stand by row, then column. */
export const cellRequests = (sheetId: number, cells: readonly CellToSet[]): readonly SheetsRequest[] =>
  blockRequests(sheetId, cells, ({ entered }) => toGoogleCell(entered), 'userEnteredValue');

interface Placed {
  readonly row: number;
  readonly column: number;
}

/** As few requests as set exactly these cells. They stand by row, then column. */
export const blockRequests = <T extends Placed>(
  sheetId: number,
  cells: readonly T[],
  toCell: (cell: T) => GoogleCell,
  fields: string,
): readonly SheetsRequest[] =>
  toBlocks(cells).map(({ area, rows }) => ({
    updateCells: {
      range: {
        sheetId,
        startRowIndex: area.top - 1,
        endRowIndex: area.bottom,
        startColumnIndex: area.left - 1,
        endColumnIndex: area.right,
      },
      rows: rows.map((row) => ({ values: row.map(toCell) })),
      fields,
    },
  }));

interface Block<T> {
  readonly area: CellArea;
  readonly rows: readonly (readonly T[])[];
}

/** Cells side by side are a run; equally wide runs one below the other are a block. */
const toBlocks = <T extends Placed>(cells: readonly T[]): readonly Block<T>[] => {
  const done: Block<T>[] = [];
  let open = new Map<string, T[][]>();
  const close = (runs: readonly T[][]): void => {
    const first = runs[0]?.[0];
    const last = runs.at(-1)?.at(-1);
    if (first && last) done.push({ area: { top: first.row, left: first.column, bottom: last.row, right: last.column }, rows: runs });
  };
  for (const runs of runsByRow(cells)) {
    const next = new Map<string, T[][]>();
    for (const run of runs) {
      const key = `${run[0]?.column} ${run.length}`;
      const above = open.get(key);
      const isBelow = above?.at(-1)?.[0]?.row === (run[0]?.row ?? 0) - 1;
      if (above && isBelow) above.push(run);
      next.set(key, above && isBelow ? above : [run]);
    }
    for (const [key, runs] of open) if (next.get(key) !== runs) close(runs);
    open = next;
  }
  for (const runs of open.values()) close(runs);
  return done;
};

function* runsByRow<T extends Placed>(cells: readonly T[]): Generator<readonly T[][]> {
  let runs: T[][] = [];
  for (const cell of cells) {
    const last = runs.at(-1)?.at(-1);
    if (last && last.row !== cell.row) {
      yield runs;
      runs = [];
    }
    if (last?.row === cell.row && last.column === cell.column - 1) runs.at(-1)?.push(cell);
    else runs.push([cell]);
  }
  if (runs.length > 0) yield runs;
}
