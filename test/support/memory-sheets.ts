import type { GoogleAccess } from '../../src/sheet/google/google-access.ts';
import type {
  BatchUpdate,
  Called,
  CallFailure,
  GoogleCell,
  GoogleFormat,
  GoogleTab,
  GridRange,
  SheetsApi,
  SheetsRequest,
  Spreadsheet,
} from '../../src/sheet/google/sheets-client.ts';

/** What a test types into a cell. A formula comes with what it shows. */
export type Typed = string | number | boolean | { readonly formula: string; readonly shows: string | number } | GoogleCell;

interface Tab {
  readonly sheetId: number;
  title: string;
  rowCount: number;
  columnCount: number;
  readonly merges: GridRange[];
  readonly protectedRanges: NonNullable<GoogleTab['protectedRanges']>;
  /** By row and column, both from 0. */
  rows: GoogleCell[][];
  /** Of columns. */
  readonly looks: GoogleFormat[];
}

/** What goes wrong with a call: refused before anything happens, or the answer is lost after everything did. */
export type Fault =
  | { readonly refused: Partial<CallFailure> }
  | { readonly lost: Partial<CallFailure> }
  /** Whoever calls ends here and hears of nothing, before or after everything happened. */
  | { readonly dies: 'before' | 'after' };

/** The end of whoever called. */
export class Dies extends Error {}

/**
 * One spreadsheet in memory, as far as Planwright asks Google for it: reading tabs, and batches that add tabs and room and set values. It calculates
 * no formula and keeps no looks. `before` is asked before each call happens, and may change the sheet as a planner would.
 */
export class MemorySheets {
  title = 'Roadmap';
  readonly tabs: Tab[] = [];
  /** Developer metadata of the spreadsheet itself. */
  readonly metadata: NonNullable<Spreadsheet['developerMetadata']> = [];
  /** May developer metadata be made here? */
  takesMarks = true;
  readonly calls: ('get' | 'batchUpdate')[] = [];
  readonly batches: SheetsRequest[][] = [];
  before: (kind: 'get' | 'batchUpdate', number: number) => Fault | undefined = () => undefined;
  nowMs = 0;
  /** What whoever asked was told while it was waited. */
  readonly waits: string[] = [];
  readonly access: GoogleAccess;

  constructor(account = 'planwright@example.iam.gserviceaccount.com') {
    const api: SheetsApi = {
      get: async (_, { ranges }) => this.call('get', () => this.read(ranges)),
      batchUpdate: async (_, body) => this.call('batchUpdate', () => this.apply(body)),
    };
    let drawn = 0;
    const pace = {
      now: () => this.nowMs,
      sleep: async (durationMs: number) => {
        this.nowMs += durationMs;
      },
      random: () => (drawn++ % 100) / 100,
    };
    this.access = { account, api, pace, onWait: (words) => void this.waits.push(words) };
  }

  add(title: string, rows: readonly (readonly (Typed | null)[])[]): Tab {
    const tab: Tab = {
      sheetId: this.tabs.length + 1,
      title,
      rowCount: Math.max(rows.length, 5),
      columnCount: Math.max(...rows.map((row) => row.length), 5),
      merges: [],
      looks: [],
      protectedRanges: [],
      rows: rows.map((row) => row.map((it) => (it === null ? {} : toCell(it)))),
    };
    this.tabs.push(tab);
    return tab;
  }

  /** As an Apps Script of an editor marks it: several may have one key. */
  mark(metadataKey: string, metadataValue: string, visibility: 'DOCUMENT' | 'PROJECT' = 'DOCUMENT'): void {
    const location = { locationType: 'SPREADSHEET', spreadsheet: true };
    this.metadata.push({ metadataId: this.metadata.length + 1, metadataKey, metadataValue, visibility, location });
  }

  tab(title: string): Tab {
    const tab = this.tabs.find((it) => it.title === title);
    if (!tab) throw new Error(`there is no tab ${title}`);
    return tab;
  }

  type(title: string, row: number, column: number, what: Typed): void {
    set(this.tab(title), row - 1, column - 1, toCell(what));
  }

  insertRow(title: string, row: number): void {
    const tab = this.tab(title);
    tab.rowCount++;
    for (let at = tab.rows.length; at < row - 1; at++) tab.rows.push([]);
    tab.rows.splice(row - 1, 0, []);
  }

  deleteRow(title: string, row: number): void {
    const tab = this.tab(title);
    tab.rowCount--;
    tab.rows.splice(row - 1, 1);
  }

  /** Its rows below the header, the other way round. */
  sort(title: string): void {
    const tab = this.tab(title);
    const [head = [], ...rows] = tab.rows;
    tab.rows = [head, ...rows.reverse()];
  }

  insertColumn(title: string, column: number): void {
    const tab = this.tab(title);
    tab.columnCount++;
    for (const row of tab.rows) if (row.length >= column) row.splice(column - 1, 0, {});
  }

  /** What stands in a tab, for comparisons: formulas as text that begins with `=`. */
  content(title: string): readonly (readonly (string | number | boolean | null)[])[] {
    return this.tab(title).rows.map((row) => {
      const shown = row.map(
        ({ userEnteredValue: value }) => value?.formulaValue ?? value?.stringValue ?? value?.numberValue ?? value?.boolValue ?? null,
      );
      while (shown.at(-1) === null) shown.pop();
      return shown;
    });
  }

  private call<T>(kind: 'get' | 'batchUpdate', work: () => T): Called<T> {
    this.calls.push(kind);
    const fault = this.before(kind, this.calls.length);
    if (fault && 'refused' in fault) return failure(fault.refused);
    if (fault && 'dies' in fault && fault.dies === 'before') throw new Dies();
    try {
      const data = work();
      if (fault && 'dies' in fault) throw new Dies();
      return fault ? failure(fault.lost) : { data: structuredClone(data) };
    } catch (thrown) {
      if (thrown instanceof Dies) throw thrown;
      return failure({ status: 400, text: String(thrown) });
    }
  }

  private read(ranges: readonly string[] | undefined): Spreadsheet {
    const isWanted = ({ title }: Tab): boolean => ranges === undefined || ranges.includes(`'${title.replaceAll("'", "''")}'`);
    return {
      properties: { title: this.title },
      // What only another project of Google's console may see is not sent to us.
      ...(this.metadata.length > 0 ? { developerMetadata: this.metadata.filter(({ visibility }) => visibility === 'DOCUMENT') } : {}),
      sheets: this.tabs.filter(isWanted).map(({ sheetId, title, rowCount, columnCount, merges, protectedRanges, rows }) => ({
        properties: { sheetId, title, sheetType: 'GRID', gridProperties: { rowCount, columnCount } },
        merges,
        protectedRanges,
        ...(ranges === undefined ? {} : { data: [{ rowData: rows.map((values) => ({ values })) }] }),
      })),
    };
  }

  private apply({ requests = [], includeSpreadsheetInResponse, responseRanges }: BatchUpdate): { updatedSpreadsheet?: Spreadsheet } {
    this.batches.push(structuredClone(requests));
    const kept = structuredClone(this.tabs);
    const marks = [...this.metadata];
    try {
      for (const request of requests) this.applyOne(request);
    } catch (thrown) {
      this.tabs.splice(0, this.tabs.length, ...kept);
      this.metadata.splice(0, this.metadata.length, ...marks);
      throw thrown;
    }
    return includeSpreadsheetInResponse ? { updatedSpreadsheet: this.read(responseRanges ?? []) } : {};
  }

  private applyOne(request: SheetsRequest): void {
    const byId = (id: number | null | undefined): Tab => {
      const tab = this.tabs.find(({ sheetId }) => sheetId === id);
      if (!tab) throw new Error('No grid with id');
      return tab;
    };
    const { addSheet, appendDimension, updateCells, repeatCell, createDeveloperMetadata, deleteDeveloperMetadata } = request;
    if (createDeveloperMetadata) {
      const made = createDeveloperMetadata.developerMetadata ?? {};
      if (!this.takesMarks) throw new Error('Invalid requests[0].createDeveloperMetadata: not here');
      if (this.metadata.some(({ metadataId }) => metadataId === made.metadataId))
        throw new Error(`Invalid requests[0].createDeveloperMetadata: there is metadata with the id ${made.metadataId} already`);
      this.metadata.push(made);
    } else if (deleteDeveloperMetadata) {
      const gone = deleteDeveloperMetadata.dataFilter?.developerMetadataLookup?.metadataId;
      this.metadata.splice(0, this.metadata.length, ...this.metadata.filter(({ metadataId }) => metadataId !== gone));
    } else if (addSheet) {
      const { sheetId = 0, title = '', gridProperties } = addSheet.properties ?? {};
      if (this.tabs.some((it) => it.title.toLowerCase() === title?.toLowerCase()))
        throw new Error(`A sheet with the name "${title}" already exists.`);
      const made = this.add(title ?? '', []);
      this.tabs[this.tabs.length - 1] = {
        ...made,
        sheetId: sheetId ?? 0,
        rowCount: gridProperties?.rowCount ?? 1000,
        columnCount: gridProperties?.columnCount ?? 26,
      };
    } else if (appendDimension) {
      const tab = byId(appendDimension.sheetId);
      if (appendDimension.dimension === 'ROWS') tab.rowCount += appendDimension.length ?? 0;
      else tab.columnCount += appendDimension.length ?? 0;
    } else if (repeatCell) {
      byId(repeatCell.range?.sheetId).looks[repeatCell.range?.startColumnIndex ?? 0] = repeatCell.cell?.userEnteredFormat ?? {};
    } else if (updateCells) {
      const { start, range, rows = [] } = updateCells;
      const tab = byId(start?.sheetId ?? range?.sheetId);
      const [top, left] = [start?.rowIndex ?? range?.startRowIndex ?? 0, start?.columnIndex ?? range?.startColumnIndex ?? 0];
      for (const [atRow, row] of rows.entries()) {
        for (const [at, { userEnteredValue, userEnteredFormat }] of (row.values ?? []).entries()) {
          if (top + atRow >= tab.rowCount || left + at >= tab.columnCount) throw new Error('exceeds grid limits');
          const old = tab.rows[top + atRow]?.[left + at];
          const look = old?.effectiveFormat ?? tab.looks[left + at];
          if (updateCells.fields === 'userEnteredFormat.numberFormat') {
            set(tab, top + atRow, left + at, { ...old, effectiveFormat: userEnteredFormat ?? {} });
            continue;
          }
          const cell = userEnteredValue ? { userEnteredValue, effectiveValue: shownOf(userEnteredValue) } : {};
          set(tab, top + atRow, left + at, { ...cell, ...(look ? { effectiveFormat: look } : {}) });
        }
      }
    }
  }
}

const failure = (what: Partial<CallFailure>): { readonly failure: CallFailure } => ({
  failure: { status: null, text: '', retryAfterMs: null, ...what },
});

const set = (tab: Tab, row: number, column: number, cell: GoogleCell): void => {
  for (let at = tab.rows.length; at <= row; at++) tab.rows.push([]);
  const cells = tab.rows[row] ?? [];
  for (let at = cells.length; at <= column; at++) cells.push({});
  cells[column] = cell;
};

const toCell = (what: Typed): GoogleCell => {
  if (typeof what === 'string') return what === '' ? {} : both({ stringValue: what });
  if (typeof what === 'number') return both({ numberValue: what });
  if (typeof what === 'boolean') return both({ boolValue: what });
  if (!('formula' in what)) return what;
  const { formula, shows } = what;
  return {
    userEnteredValue: { formulaValue: formula },
    effectiveValue: typeof shows === 'string' ? { stringValue: shows } : { numberValue: shows },
  };
};

/** Of formulas, only that which is an error itself shows what it would in Google Sheets. */
const shownOf = (value: NonNullable<GoogleCell['userEnteredValue']>): NonNullable<GoogleCell['effectiveValue']> =>
  value.formulaValue === '=#REF!' ? { errorValue: { type: 'REF' } } : value;

const both = (value: NonNullable<GoogleCell['userEnteredValue']>): GoogleCell => ({ userEnteredValue: value, effectiveValue: value });
