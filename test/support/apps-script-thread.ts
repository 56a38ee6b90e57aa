import { createContext, runInContext } from 'node:vm';
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';

/**
 * Google's side of a script, for tests: `Code.gs` in a context of its own, with nothing but JavaScript and the services below. A thread, because the
 * services of Apps Script answer at once: this thread sleeps while the other one looks into the spreadsheet or asks a server.
 *
 * Honest to the published types (@types/google-apps-script) in names, arguments and answers. It does not imitate: permissions being asked for, quotas, the six
 * minutes that a call may take, other services, looks of cells and formulas, and what Google's own server does with a page (its frame and its sandbox).
 */

interface Setup {
  readonly code: string;
  readonly port: MessagePort;
  readonly signal: Int32Array;
}

// What the other thread sends along.
const { code, port, signal } = workerData as Setup;

/** Asks the thread that holds the spreadsheet and the network, and waits. */
const ask = <T>(what: string, ...given: readonly unknown[]): T => {
  Atomics.store(signal, 0, 0);
  port.postMessage({ what, given });
  Atomics.wait(signal, 0, 0);
  const heard: { readonly message: { readonly value?: T; readonly thrown?: string } } | undefined = receiveMessageOnPort(port);
  if (heard?.message.thrown !== undefined) throw new Error(heard.message.thrown);
  // The other side answers what was asked for.
  return heard?.message.value as T;
};

interface TabFacts {
  readonly name: string;
  readonly isHidden: boolean;
  readonly isChart: boolean;
  readonly rows: number;
  readonly columns: number;
}

const makeRange = (tab: string, row: number, column: number, rows: number, columns: number) => ({
  tab,
  getRow: () => row,
  getColumn: () => column,
  getDisplayValues: () => ask<string[][]>('values', tab, row, column, rows, columns),
  getValues: () => ask<unknown[][]>('held', tab, row, column, rows, columns),
});

const makeSheet = (tab: string) => {
  const facts = (): TabFacts => {
    const found = ask<readonly TabFacts[]>('tabs').find(({ name }) => name === tab);
    if (!found) throw new Error(`Sheet ${tab} not found`);
    return found;
  };
  const checked = (row: number, column: number, rows: number, columns: number) => {
    const { rows: most, columns: widest } = facts();
    if (row < 1 || column < 1 || row + rows - 1 > most || column + columns - 1 > widest)
      throw new Error('The coordinates of the range are outside the dimensions of the sheet.');
    return makeRange(tab, row, column, rows, columns);
  };
  return {
    getName: () => tab,
    getType: () => (facts().isChart ? 'OBJECT' : 'GRID'),
    isSheetHidden: () => facts().isHidden,
    getMaxRows: () => facts().rows,
    getMaxColumns: () => facts().columns,
    getDataRange: () => {
      if (facts().isChart) throw new Error('This operation is not supported on object sheets.');
      return makeRange(tab, 1, 1, ...ask<[number, number]>('extent', tab));
    },
    getRange: (row: number, column: number, rows = 1, columns = 1) => checked(row, column, rows, columns),
    getCurrentCell: () => {
      const { row, column } = ask<{ readonly row: number; readonly column: number }>('selected');
      return makeRange(tab, row, column, 1, 1);
    },
    activate: () => ask('select', tab, 1, 1),
    setActiveRange: (range: ReturnType<typeof makeRange>) => ask('select', range.tab, range.getRow(), range.getColumn()),
  };
};

const makeMetadata = (id: number) => ({
  getKey: () => ask<string>('metadata-key', id),
  getValue: () => ask<string>('metadata-value', id),
  setValue: (value: string) => {
    ask('metadata-set', id, value);
    return makeMetadata(id);
  },
  setVisibility: (visibility: string) => {
    ask('metadata-show', id, visibility);
    return makeMetadata(id);
  },
  remove: () => ask('metadata-remove', id),
});

const spreadsheet = {
  getId: () => ask<string>('id'),
  getSpreadsheetTimeZone: () => 'Etc/UTC',
  getSheets: () => ask<readonly TabFacts[]>('tabs').map(({ name }) => makeSheet(name)),
  getActiveSheet: () => makeSheet(ask<{ readonly tab: string }>('selected').tab),
  addEditor: (email: string) => {
    ask('share', email);
    return spreadsheet;
  },
  getDeveloperMetadata: () => ask<readonly number[]>('metadata').map(makeMetadata),
  addDeveloperMetadata: (key: string, value: string, visibility: string) => {
    ask('metadata-add', key, value, visibility);
    return spreadsheet;
  },
};

const makeMenu = (name: string) => {
  const items: (readonly [string, string] | null)[] = [];
  const menu = {
    addItem: (caption: string, functionName: string) => {
      items.push([caption, functionName]);
      return menu;
    },
    addSeparator: () => {
      items.push(null);
      return menu;
    },
    addToUi: () => ask('menu', name, items),
  };
  return menu;
};

const makeOutput = (html: string, title = '') => ({
  getContent: () => html,
  getTitle: () => title,
  setTitle: (it: string) => makeOutput(html, it),
});

const makeProperties = (whose: string) => ({
  getProperty: (key: string) => ask<string | null>('property', whose, key),
  setProperty: (key: string, value: string) => ask('property-set', whose, key, value),
  deleteProperty: (key: string) => ask('property-delete', whose, key),
  setProperties: (all: Readonly<Record<string, string>>) => {
    for (const [key, value] of Object.entries(all)) ask('property-set', whose, key, value);
  },
});

const context = createContext({
  SpreadsheetApp: {
    getActiveSpreadsheet: () => spreadsheet,
    getUi: () => {
      if (!ask<boolean>('has-window')) throw new Error('Cannot call SpreadsheetApp.getUi() from this context.');
      return {
        createMenu: makeMenu,
        showSidebar: (output: ReturnType<typeof makeOutput>) => ask('sidebar', output.getTitle(), output.getContent()),
      };
    },
    flush: () => undefined,
    SheetType: { GRID: 'GRID', OBJECT: 'OBJECT', DATASOURCE: 'DATASOURCE' },
    DeveloperMetadataVisibility: { DOCUMENT: 'DOCUMENT', PROJECT: 'PROJECT' },
  },
  HtmlService: { createHtmlOutput: (html: string) => makeOutput(html) },
  PropertiesService: {
    getDocumentProperties: () => makeProperties('document'),
    getUserProperties: () => makeProperties('user'),
  },
  UrlFetchApp: {
    fetch: (url: string, options: Readonly<Record<string, unknown>>) => {
      const { status, body } = ask<{ readonly status: number; readonly body: string }>('fetch', url, options);
      if (status >= 400 && options.muteHttpExceptions !== true) throw new Error(`Request failed for ${url} returned code ${status}.`);
      return { getResponseCode: () => status, getContentText: (_?: string) => body };
    },
  },
  Utilities: {
    getUuid: () => ask<string>('uuid'),
    // Asked for in one format alone.
    formatDate: (date: Date, _zone: string, _format: string) => date.toISOString().slice(0, 19),
  },
  console: { error: (...words: readonly unknown[]) => ask('log', words.map(String).join(' ')) },
});

runInContext(code, context, { filename: 'Code.gs' });

parentPort?.on(
  'message',
  ({ number, name, given }: { readonly number: number; readonly name: string; readonly given: readonly unknown[] }) => {
    try {
      const called: unknown = runInContext(name, context);
      if (typeof called !== 'function') throw new Error(`Script function not found: ${name}`);
      // What crosses between a page and its script is JSON.
      const cross = (value: unknown): unknown => (value === undefined ? null : JSON.parse(JSON.stringify(value)));
      parentPort?.postMessage({ number, value: cross(called(...given.map(cross))) });
    } catch (thrown) {
      parentPort?.postMessage({ number, thrown: String(thrown) });
    }
  },
);
