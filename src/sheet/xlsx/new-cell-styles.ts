import type { CellPlace } from './cell-reference.ts';
import { type CellSpan, findRow, rowCells, rowsBefore } from './row-cells.ts';
import type { RowSpan, SheetIndex } from './sheet-index.ts';
import type { Table } from './tables.ts';
import { attribute, attributesOf } from './xml-scan.ts';
import { isTrue } from './xml-tree.ts';

/**
 * The style that a new cell takes, as a spreadsheet program would give it: its row's, its column's, that of the headers beside it, or that of
 * the row above when it starts a new row.
 */
export class CellStyles {
  private readonly index: SheetIndex;
  private readonly headerRows: ReadonlySet<number>;
  private template: { readonly row: number; readonly styles: ReadonlyMap<number, string> } | undefined;

  constructor(index: SheetIndex, tables: readonly Table[]) {
    this.index = index;
    const first = index.rows.find((row) => rowCells(index, row).some((cell) => cell.filled));
    const tops = tables.filter(({ headerRows }) => headerRows > 0).map(({ range }) => range.top);
    this.headerRows = new Set([...(first === undefined ? [] : [first.row]), ...tops]);
  }

  /** The style index for a cell that is not there yet; `cells` are those of its row. */
  forNewCell(place: CellPlace, cells: readonly CellSpan[]): string | undefined {
    const span = findRow(this.index, place.row);
    const ofColumn = this.index.columnStyles.find(({ from, to }) => place.column >= from && place.column <= to)?.style;
    const own = (span && this.ofRow(span)) ?? ofColumn;
    if (own !== undefined) return own;
    if (this.headerRows.has(place.row)) return cells.findLast((cell) => cell.column < place.column && cell.filled)?.style;
    return span === undefined ? this.fromAbove(place) : undefined;
  }

  private ofRow(span: RowSpan): string | undefined {
    const attributes = attributesOf(this.index.bytes, span.open);
    return isTrue(attribute(attributes, 'customFormat')) ? attribute(attributes, 's') : undefined;
  }

  private fromAbove({ row, column }: CellPlace): string | undefined {
    const above = this.index.rows[rowsBefore(this.index, row) - 1];
    if (above === undefined || this.headerRows.has(above.row)) return undefined;
    if (this.template?.row !== above.row) {
      const styled = rowCells(this.index, above).flatMap(({ column, style }) => (style === undefined ? [] : [[column, style] as const]));
      this.template = { row: above.row, styles: new Map(styled) };
    }
    return this.template.styles.get(column);
  }
}
