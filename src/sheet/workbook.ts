/**
 * The noun of this room: a workbook as cells with addresses. Knows files, not planning.
 */

/** What a cell shows. Formulas stand by their cached value. */
export type CellValue =
  | { readonly kind: 'text'; readonly text: string }
  /**
   * `digits` is the number as the sheet shows it at 15 significant digits (plain or exponent notation); `percent` where its
   * number format is a percentage; `date` (ISO, `2026-01-31` or `2026-01-31T09:30:00`) where its number format is a date.
   */
  | { readonly kind: 'number'; readonly digits: string; readonly percent: boolean; readonly date?: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** An error value such as `#REF!`. */
  | { readonly kind: 'error'; readonly error: string }
  /** A formula that was never calculated. */
  | { readonly kind: 'uncached' };

/** One non-empty cell. `column` counts from 1. */
export interface Cell {
  readonly column: number;
  readonly value: CellValue;
  /** Without its `=`; '' where it follows the formula of another cell. Absent: it holds none, or formulas were not asked for. */
  readonly formula?: string;
}

/** One row that has cells. `row` is the sheet's own number, from 1; cells are sorted by column. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** A rectangle of cells, all four sides inside it; rows and columns count from 1. */
export interface CellArea {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Sheet {
  /** As in the file. */
  readonly name: string;
  readonly hidden: boolean;
  /** Sorted by row; rows without any filled cell are absent. */
  readonly rows: readonly SheetRow[];
  /** Merged cells: only the top left one of each holds anything. Absent: none, or the sheet was not read. */
  readonly merged?: readonly CellArea[];
  /** Totals rows of tables: they sum up rows and are none. Absent: none, or the sheet was not read. */
  readonly totals?: readonly CellArea[];
  /** The right-most column that holds a formula, even one that shows nothing. Absent: none, or the sheet was not read. */
  readonly lastFormulaColumn?: number;
}

/** What was read from one source. */
export interface Workbook {
  /** For people and as default workspace: the file's or folder's name without ending. */
  readonly name: string;
  /** Every sheet in the workbook's order; a sheet that the reader was not asked for has `rows: []`. */
  readonly sheets: readonly Sheet[];
  /** SHA-256 of the source's bytes: a write is refused when it has changed. */
  readonly fingerprint: string;
  /**
   * Where it is known which of two readings is the newer one: the number of this one's version, and whether the answer to what is asked of it was
   * written already.
   */
  readonly kept?: { readonly version: number; readonly isAnswered: boolean };
}

/** A value to write. Numbers are plain digits, text is always text (never a formula); `null` empties the cell. */
export type WriteValue = null | { readonly text: string } | { readonly number: string } | { readonly boolean: boolean };

export interface CellEdit {
  readonly row: number;
  readonly column: number;
  readonly value: WriteValue;
  /** It says when, or by whom, its row was written: set only where another cell of the row changes, too. */
  readonly stamp?: true;
}

/** Cells to set in a sheet that exists. */
export interface SheetEdit {
  readonly sheet: string;
  readonly cells: readonly CellEdit[];
}

/** The looks a sheet made by us may use; the writer turns each into a style of the file. */
export type Look =
  | 'plain'
  /** Kept as text, also when it looks like a number or a date. */
  | 'text'
  | 'wrap'
  /** As many decimals as there are. */
  | 'number'
  | 'integer'
  /** Two to four decimals. */
  | 'decimal'
  | 'date'
  | 'date-time'
  | 'percent'
  | 'boolean'
  | 'system'
  | 'header'
  | 'header-required'
  | 'header-system'
  | 'header-output'
  | 'title'
  | 'subtitle'
  | 'strong';

export type Highlight = { readonly prefix: string; readonly colour: 'green' | 'amber' | 'red' | 'grey' };

/** What a drop-down offers: closed words, or what stands in a column of another sheet created by the same write. `strict` refuses others. */
export type Choices =
  | { readonly words: readonly string[]; readonly strict: boolean }
  | { readonly from: { readonly sheet: string; readonly header: string }; readonly strict: boolean };

/** A column of a sheet made by us. `width` in characters. */
export interface NewColumn {
  readonly header: string;
  readonly width: number;
  /** Of the cells below the header, empty ones too. */
  readonly look?: Look;
  readonly headerLook?: Look;
  /** Shown as a note on the header cell. */
  readonly note?: string;
  readonly choices?: Choices;
  /** Colours a cell that begins with one of these texts. */
  readonly highlights?: readonly Highlight[];
}

/**
 * A value in a sheet made by us. A date (ISO, to the day or to the second) is a date cell in a workbook and ISO text in CSV; a percentage is
 * given as the number it is (`0.125`), and `12.5%` in CSV. An error is a cell's error value, such as `#REF!`.
 */
export type NewValue = WriteValue | { readonly date: string } | { readonly percent: string } | { readonly error: string };

/** A table-like sheet to create: a header row, rows below, frozen header. */
export interface NewTableSheet {
  readonly kind: 'table';
  readonly name: string;
  /** Six hexadecimal digits, red green blue. */
  readonly tabColour?: string;
  /** Columns at the left that stay in view. */
  readonly frozenColumns?: number;
  readonly columns: readonly NewColumn[];
  readonly rows: readonly (readonly NewValue[])[];
}

/** A page of text to create: column A holds the lines. */
export interface NewTextSheet {
  readonly kind: 'text';
  readonly name: string;
  readonly tabColour?: string;
  readonly width: number;
  readonly lines: readonly { readonly text: string; readonly look?: Look }[];
}

/** A sheet carried over from another workbook: its cells at their places, nothing else. */
export interface NewCellsSheet {
  readonly kind: 'cells';
  readonly name: string;
  readonly hidden: boolean;
  readonly tabColour?: string;
  /** Sorted; cells by column. */
  readonly rows: readonly {
    readonly row: number;
    readonly cells: readonly { readonly column: number; readonly value: Exclude<NewValue, null> }[];
  }[];
}

export type NewSheet = NewTableSheet | NewTextSheet | NewCellsSheet;

/** Everything one write changes. */
export interface WorkbookEdits {
  readonly edits: readonly SheetEdit[];
  /** Sheets to add after the last one (or, for a first sheet, in the order given). */
  readonly newSheets: readonly NewSheet[];
}

/**
 * What a write did: cells it changed, cells it left alone because they hold a formula, lie inside a merged area, are filled by an array
 * formula or belong to a table's totals row, and the backup it made (`null`: nothing to change, nothing written).
 */
export interface WriteReceipt {
  readonly written: number;
  readonly leftAlone: readonly {
    readonly sheet: string;
    readonly row: number;
    readonly column: number;
    readonly why: 'formula' | 'merged' | 'array' | 'totals';
  }[];
  readonly backup: string | null;
  readonly fingerprint: string;
  /** The copy that was written instead, because the workbook itself is open; it stays as it was. */
  readonly beside?: string;
}

/** What a workbook may hold beside the values of cells. */
export type ExtraKind =
  | 'formulas'
  | 'formulas that were never calculated'
  | 'formatted cells'
  | 'notes'
  | 'comments'
  | 'drop-downs and other validations'
  | 'conditional formats'
  | 'merged cells'
  | 'filters'
  | 'tables'
  | 'links'
  | 'protection'
  | 'frozen panes'
  | 'hidden rows'
  | 'hidden columns'
  | 'sparklines'
  | 'slicers'
  | 'other extensions'
  | 'pivot tables'
  | 'charts, pictures and shapes'
  | 'names'
  | 'macros'
  | 'links to other workbooks'
  | 'the whole tab, which has no cells';

/** So many of one kind, in a tab (`null`: of the whole workbook). */
export interface Extra {
  readonly tab: string | null;
  readonly what: ExtraKind;
  readonly count: number;
}

/** A place that workbooks live in: an `.xlsx` file, a folder of CSV files, a Google Sheet. */
export interface Source {
  /** What identifies it: the real path, or the sheet's id. */
  readonly identity: string;
  readonly name: string;
  /** Reads the cells of the sheets for which `wanted` holds, and the names of all. */
  read(wanted: (sheetName: string) => boolean): Promise<Workbook>;
  /** Applies the edits, all or nothing. Throws `StaleError` when the source is no longer at `fingerprint`. */
  write(edits: WorkbookEdits, fingerprint: string): Promise<WriteReceipt>;
  /** What it holds beside the values of cells. Absent: it can hold nothing else, or cannot say. */
  listExtras?(): Promise<readonly Extra[]>;
}
