import { MAX_COLUMNS, MAX_ROWS } from './limits.ts';

/** A cell's place, both counted from 1. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells, all four sides inside it. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** `3` to `C`. */
export const columnName = (column: number): string => {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
};

/** `C7`. */
export const toReference = ({ row, column }: CellPlace): string => `${columnName(column)}${row}`;

/** `A1:C7`; a single cell as `A1`. */
export const toRangeReference = (range: CellRange): string => {
  const from = toReference({ row: range.top, column: range.left });
  const to = toReference({ row: range.bottom, column: range.right });
  return from === to ? from : `${from}:${to}`;
};

/** A sheet's name as ranges and formulas want it: in quotes it is never taken for a cell. */
export const quoteSheetName = (name: string): string => `'${name.replaceAll("'", "''")}'`;

/** `C7`, `$C$7` to its place; `undefined` for anything else or outside the sheet. */
export const parseReference = (text: string): CellPlace | undefined => {
  let column = 0;
  let row = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 36) continue;
    const letter = code & ~32;
    if (letter >= 65 && letter <= 90 && row === 0) column = column * 26 + letter - 64;
    else if (code >= 48 && code <= 57 && column > 0) row = row * 10 + code - 48;
    else return undefined;
  }
  return row >= 1 && row <= MAX_ROWS && column >= 1 && column <= MAX_COLUMNS ? { row, column } : undefined;
};

/** `A1:C7`, or one cell, to its range; `undefined` for anything else. Corners may stand in any order. */
export const parseRange = (text: string): CellRange | undefined => {
  const [from, to = from] = text.trim().split(':');
  const a = parseReference(from ?? '');
  const b = parseReference(to ?? '');
  if (a === undefined || b === undefined) return undefined;
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column),
  };
};

/** Does the range hold the cell? */
export const contains = (range: CellRange, { row, column }: CellPlace): boolean =>
  row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;

/** Do two ranges share a cell? */
export const overlaps = (a: CellRange, b: CellRange): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
