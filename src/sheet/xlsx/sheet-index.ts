import { type CellRange, parseRange, parseReference } from './cell-reference.ts';
import { MAX_ROWS } from './limits.ts';
import { damaged, notEditable } from './refusals.ts';
import { attribute, attributesOf, nextTag, prefixOf, type Tag } from './xml-scan.ts';
import { isTrue } from './xml-tree.ts';

/** Where one row stands in the bytes of its sheet. */
export interface RowSpan {
  readonly row: number;
  readonly open: Tag;
  /** Offset of its closing tag (of a self-closed row: the end). */
  readonly contentEnd: number;
  /** Offset after the row. */
  readonly end: number;
}

/** Where things stand in the bytes of a worksheet part: all that an edit needs, nothing of the cells themselves. */
export interface SheetIndex {
  readonly bytes: Uint8Array;
  /** The sheet's name, for messages. */
  readonly name: string;
  /** Prefix of the part's own elements, with colon. */
  readonly prefix: string;
  readonly dimension: Tag | undefined;
  readonly data: { readonly open: Tag; readonly contentEnd: number; readonly end: number };
  /** Ascending. */
  readonly rows: readonly RowSpan[];
  /** Cells that an array formula or a data table fills. */
  readonly arrays: readonly CellRange[];
  readonly merges: readonly CellRange[];
  readonly isProtected: boolean;
  /** Styles of whole columns. */
  readonly columnStyles: readonly { readonly from: number; readonly to: number; readonly style: string }[];
}

/** Indexes a worksheet part. Throws `UsageError` for XML that is broken or whose rows are out of order. */
export const indexSheet = (bytes: Uint8Array, name: string): SheetIndex => new SheetScan(bytes, name).run();

class SheetScan {
  private readonly bytes: Uint8Array;
  private readonly name: string;
  private readonly open: Tag[] = [];
  private prefix = '';
  private dimension: Tag | undefined;
  private data: SheetIndex['data'] | undefined;
  private readonly rows: RowSpan[] = [];
  private row: { readonly open: Tag; known: boolean; number: number } | undefined;
  private readonly arrays: CellRange[] = [];
  private readonly merges: CellRange[] = [];
  private isProtected = false;
  private readonly columnStyles: { from: number; to: number; style: string }[] = [];

  constructor(bytes: Uint8Array, name: string) {
    this.bytes = bytes;
    this.name = name;
  }

  run(): SheetIndex {
    for (let tag = nextTag(this.bytes, 0); tag !== undefined; tag = nextTag(this.bytes, tag.end)) {
      if (tag.kind === 'close') this.close(tag);
      else {
        if (this.open.length === 0) this.prefix = prefixOf(tag.name);
        this.enter(tag);
        if (tag.kind === 'open') this.open.push(tag);
        else this.leave(tag, tag.end, tag.end);
      }
    }
    if (this.open.length > 0) throw damaged(`the sheet ${this.name} ends in the middle`);
    if (this.data === undefined) throw damaged(`the sheet ${this.name} has no cells part`);
    const { bytes, name, prefix, dimension, data, rows, arrays, merges, isProtected, columnStyles } = this;
    return { bytes, name, prefix, dimension, data, rows, arrays, merges, isProtected, columnStyles };
  }

  private close(tag: Tag): void {
    const opened = this.open.pop();
    if (opened?.name !== tag.name) throw damaged(`in the sheet ${this.name}, </${tag.name}> closes nothing`);
    this.leave(opened, tag.start, tag.end);
  }

  /** The element's name without the sheet's own prefix; empty for one of another vocabulary. */
  private own(tag: Tag): string {
    return tag.name.startsWith(this.prefix) ? tag.name.slice(this.prefix.length) : '';
  }

  private enter(tag: Tag): void {
    const depth = this.open.length;
    const local = this.own(tag);
    if (this.data === undefined && depth >= 2 && this.isInData()) this.enterData(tag, local, depth);
    else if (depth === 1 && local === 'dimension') this.dimension = tag;
    else if (depth === 1 && local === 'sheetProtection') this.isProtected = isTrue(this.read(tag, 'sheet'));
    else if (depth === 2 && local === 'col') this.addColumn(tag);
    else if (depth === 2 && local === 'mergeCell') this.addRange(this.merges, this.read(tag, 'ref'));
  }

  private isInData(): boolean {
    const second = this.open[1];
    return second !== undefined && this.own(second) === 'sheetData';
  }

  private enterData(tag: Tag, local: string, depth: number): void {
    if (depth === 2 && local === 'row') this.startRow(tag);
    else if (depth === 3 && local === 'c') this.placeRow(tag);
    else if (depth === 4 && local === 'f') {
      const attributes = attributesOf(this.bytes, tag);
      const kind = attribute(attributes, 't');
      if (kind === 'array' || kind === 'dataTable') this.addRange(this.arrays, attribute(attributes, 'ref'));
    }
  }

  private startRow(open: Tag): void {
    const given = this.read(open, 'r');
    const number = given === undefined ? (this.rows.at(-1)?.row ?? 0) + 1 : Number(given);
    if (!Number.isInteger(number) || number < 1 || number > MAX_ROWS) throw damaged(`the sheet ${this.name} has a row numbered ${given}`);
    this.row = { open, known: given !== undefined, number };
  }

  /** A row without a number is where its first cell says. */
  private placeRow(cell: Tag): void {
    const { row } = this;
    if (row === undefined || row.known) return;
    row.number = parseReference(this.read(cell, 'r') ?? '')?.row ?? row.number;
    row.known = true;
  }

  private leave(opened: Tag, contentEnd: number, end: number): void {
    const depth = this.open.length;
    if (depth === 1 && this.own(opened) === 'sheetData') this.data ??= { open: opened, contentEnd, end };
    if (depth !== 2 || this.row?.open !== opened) return;
    const { number: row } = this.row;
    if (row <= (this.rows.at(-1)?.row ?? 0)) throw outOfOrder(this.name, `row ${row}`);
    this.rows.push({ row, open: opened, contentEnd, end });
    this.row = undefined;
  }

  private read(tag: Tag, name: string): string | undefined {
    return attribute(attributesOf(this.bytes, tag), name);
  }

  private addRange(list: CellRange[], reference: string | undefined): void {
    const range = parseRange(reference ?? '');
    if (range !== undefined) list.push(range);
  }

  private addColumn(tag: Tag): void {
    const attributes = attributesOf(this.bytes, tag);
    const style = attribute(attributes, 'style');
    if (style === undefined) return;
    this.columnStyles.push({ from: Number(attribute(attributes, 'min')), to: Number(attribute(attributes, 'max')), style });
  }
}

/** Excel itself refuses such a file; where to put something new would be a guess. */
export const outOfOrder = (name: string, what: string) =>
  notEditable(
    'sheet-irregular',
    `on its tab ${name}, ${what} stands at the wrong place in the file`,
    'Open it in Excel or LibreOffice, save it again and try again.',
  );
