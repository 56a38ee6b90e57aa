import { UsageError } from '../../base/errors.ts';
import type { CellEdit, WriteReceipt } from '../workbook.ts';
import { type CellPlace, contains, toReference } from './cell-reference.ts';
import type { CellContext } from './cell-values.ts';
import { checkValue, isShown, newCell, replaceCell, shownBy } from './cell-xml.ts';
import type { CellStyles } from './new-cell-styles.ts';
import { type CellSpan, findRow, rowCells } from './row-cells.ts';
import type { RowSpan, SheetIndex } from './sheet-index.ts';
import { insertAt, type Splice } from './splice.ts';
import { findHeader, isTotal, type Table } from './tables.ts';
import { attributesOf } from './xml-scan.ts';
import { findChild, parseXmlTree } from './xml-tree.ts';

type LeftAlone = WriteReceipt['leftAlone'][number];

/** What the edits of one row need to know of their sheet. */
interface SheetScope {
  readonly index: SheetIndex;
  readonly tables: readonly Table[];
  readonly context: CellContext;
  readonly styles: CellStyles;
}

/** What one row's edits come to. */
interface RowChange {
  /** In the row that is there. */
  readonly splices: readonly Splice[];
  /** The XML of a row that was not there; empty otherwise. */
  readonly newRow: string;
  /** The edits that change something. */
  readonly changed: readonly CellEdit[];
  readonly leftAlone: readonly LeftAlone[];
  /** Stamps that were not set, because nothing else in the row changed. */
  readonly idle: readonly CellPlace[];
}

/** The edits of one row, sorted by column, as replacements of bytes. */
export const editRow = (scope: SheetScope, row: number, edits: readonly CellEdit[]): RowChange => {
  const span = findRow(scope.index, row);
  const edit = new RowEdit(scope, row, span === undefined ? [] : rowCells(scope.index, span));
  const stamps = edits.filter(({ stamp }) => stamp === true);
  for (const one of edits) if (one.stamp !== true) edit.set(one);
  const idle = edit.changed.length === 0 ? stamps : [];
  if (idle.length === 0) for (const one of stamps) edit.set(one);
  if (stamps.length > 0) edit.added.sort((a, b) => a.column - b.column);
  const { changed, leftAlone } = edit;
  if (span === undefined) return { splices: [], newRow: newRow(scope.index.prefix, row, edit.added), changed, leftAlone, idle };
  return { splices: [...edit.splices, ...addCells(scope, span, edit)], newRow: '', changed, leftAlone, idle };
};

interface AddedCell {
  readonly column: number;
  readonly xml: string;
}

class RowEdit {
  readonly scope: SheetScope;
  readonly row: number;
  readonly cells: readonly CellSpan[];
  readonly splices: Splice[] = [];
  readonly added: AddedCell[] = [];
  readonly changed: CellEdit[] = [];
  readonly leftAlone: LeftAlone[] = [];
  private readonly byColumn: ReadonlyMap<number, CellSpan>;

  constructor(scope: SheetScope, row: number, cells: readonly CellSpan[]) {
    this.scope = scope;
    this.row = row;
    this.cells = cells;
    this.byColumn = new Map(cells.map((cell) => [cell.column, cell]));
  }

  set(edit: CellEdit): void {
    checkValue(this.scope.index.name, edit, edit.value);
    const cell = this.byColumn.get(edit.column);
    if (cell === undefined) this.add(edit);
    else this.replace(edit, cell);
  }

  private add(edit: CellEdit): void {
    if (isShown(undefined, edit.value) || this.mustLeave(edit, false)) return;
    const { index, styles } = this.scope;
    const style = styles.forNewCell(edit, this.cells);
    this.added.push({ column: edit.column, xml: newCell(index.prefix, edit, style, edit.value) });
    this.changed.push(edit);
  }

  private replace(edit: CellEdit, span: CellSpan): void {
    const { index, context } = this.scope;
    const bytes = index.bytes.subarray(span.open.start, span.end);
    const cell = parseXmlTree(bytes, index.name);
    if (isShown(shownBy(bytes, cell, context), edit.value)) return;
    if (this.mustLeave(edit, findChild(cell, 'f') !== undefined)) return;
    this.splices.push({ start: span.open.start, end: span.end, text: replaceCell(bytes, cell, index.prefix, edit, edit.value) });
    this.changed.push(edit);
  }

  /** Notes why a cell is not ours to write. Throws for a table's header, which formulas name. */
  private mustLeave(place: CellPlace, isFormula: boolean): boolean {
    const { index, tables } = this.scope;
    const why = isFormula
      ? 'formula'
      : index.arrays.some((range) => contains(range, place))
        ? 'array'
        : index.merges.some((range) => contains(range, place) && (range.top !== place.row || range.left !== place.column))
          ? 'merged'
          : isTotal(tables, place)
            ? 'totals'
            : undefined;
    if (why !== undefined) this.leftAlone.push({ sheet: index.name, row: place.row, column: place.column, why });
    else if (findHeader(tables, place) !== undefined) throw headerRefused(index.name, place);
    return why !== undefined;
  }
}

const headerRefused = (sheet: string, place: CellPlace) =>
  new UsageError(
    `On the tab ${sheet}, the cell ${toReference(place)} is the header of a table column; renaming it would break formulas that name it.`,
    {
      code: 'table-header',
      hint: 'Rename the column in Excel.',
    },
  );

/** New cells in a row that exists, each before the first one right of it. */
const addCells = ({ index }: SheetScope, span: RowSpan, { added, cells }: RowEdit): readonly Splice[] => {
  if (added.length === 0) return [];
  const splices: Splice[] = [...dropSpans(index, span)];
  let atEnd = '';
  for (const { column, xml } of added) {
    const next = cells.find((cell) => cell.column > column);
    if (next === undefined) atEnd += xml;
    else splices.push(insertAt(next.open.start, xml));
  }
  return atEnd === '' ? splices : [...splices, appendToRow(index, span, atEnd)];
};

const appendToRow = (index: SheetIndex, span: RowSpan, xml: string): Splice => {
  if (span.open.kind === 'open') return insertAt(span.contentEnd, xml);
  const slash = index.bytes.lastIndexOf(0x2f, span.end - 1);
  return { start: slash, end: span.end, text: `>${xml}</${span.open.name}>` };
};

// `spans` is a hint where a row's cells are; a wrong one is worse than none.
const dropSpans = (index: SheetIndex, span: RowSpan): readonly Splice[] =>
  attributesOf(index.bytes, span.open)
    .filter(({ name }) => name === 'spans')
    .map(({ start, end }) => ({ start, end, text: '' }));

/** The XML of a new row; empty when it has no cells. */
const newRow = (prefix: string, row: number, added: readonly AddedCell[]): string =>
  added.length === 0 ? '' : `<${prefix}row r="${row}">${added.map((cell) => cell.xml).join('')}</${prefix}row>`;
