import { parseReference } from './cell-reference.ts';
import { damaged } from './refusals.ts';
import { outOfOrder, type RowSpan, type SheetIndex } from './sheet-index.ts';
import { attribute, attributesOf, nextTag, type Tag } from './xml-scan.ts';

/** Where one cell stands in the bytes of its sheet. */
export interface CellSpan {
  readonly column: number;
  readonly open: Tag;
  /** Offset after the cell. */
  readonly end: number;
  /** It has a value, a text or a formula. */
  readonly filled: boolean;
  readonly style: string | undefined;
}

/** The cells of a row in the order of the XML, empty ones too. */
export const rowCells = (index: SheetIndex, row: RowSpan): readonly CellSpan[] => {
  const cells: CellSpan[] = [];
  const name = `${index.prefix}c`;
  let open: Tag | undefined;
  let depth = 0;
  let filled = false;
  for (let tag = nextTag(index.bytes, row.open.end); tag !== undefined && tag.start < row.contentEnd; tag = nextTag(index.bytes, tag.end)) {
    if (tag.kind === 'close') depth--;
    else if (depth === 0 && tag.name === name) {
      open = tag;
      filled = false;
    } else if (depth === 1 && open !== undefined) filled ||= isContent(tag, index.prefix);
    if (tag.kind === 'open') depth++;
    if (depth > 0 || open === undefined) continue;
    cells.push(placeCell(index, open, tag.end, filled, cells.at(-1)?.column ?? 0));
    open = undefined;
  }
  return cells;
};

const isContent = (tag: Tag, prefix: string): boolean => {
  const local = tag.name.startsWith(prefix) ? tag.name.slice(prefix.length) : '';
  return (local === 'v' && tag.kind === 'open') || local === 'f' || local === 'is';
};

const placeCell = (index: SheetIndex, open: Tag, end: number, filled: boolean, before: number): CellSpan => {
  const attributes = attributesOf(index.bytes, open);
  const given = attribute(attributes, 'r');
  const column = given === undefined ? before + 1 : parseReference(given)?.column;
  if (column === undefined) throw damaged(`the sheet ${index.name} has a cell at ${given}`);
  if (column <= before) throw outOfOrder(index.name, `the cell ${given}`);
  return { column, open, end, filled, style: attribute(attributes, 's') };
};

/** The row of this number; rows are ascending. */
export const findRow = (index: SheetIndex, row: number): RowSpan | undefined => {
  const found = index.rows[rowsBefore(index, row)];
  return found?.row === row ? found : undefined;
};

/** How many rows stand before this number: the place of the first row at or after it. */
export const rowsBefore = (index: SheetIndex, row: number): number => {
  let low = 0;
  let high = index.rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((index.rows[middle]?.row ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return low;
};
