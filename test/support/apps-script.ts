import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { CallName, Calls, Told } from '../../apps-script/src/menu/calls.ts';
import type { GoogleCell } from '../../src/sheet/google/sheets-client.ts';
import type { MemorySheets } from './memory-sheets.ts';

/** The menu as it is pasted into Google Sheets, at work on a spreadsheet in memory (what of Google is imitated: `apps-script-thread.ts`). */
export interface Script {
  /** A function of the script, as Google calls it. */
  readonly call: (name: string, ...given: readonly unknown[]) => Promise<unknown>;
  /** A question of the panel. */
  readonly ask: <Name extends CallName>(name: Name, asked: Calls[Name]['takes']) => Promise<Told<Calls[Name]['gives']>>;
  readonly state: ScriptState;
  readonly close: () => Promise<void>;
}

/** What tests look at, and may change. */
export interface ScriptState {
  user: string;
  /** False: a formula calls, and there is no window. */
  hasWindow: boolean;
  /** May this planner's script make somebody an editor? */
  mayShare: boolean;
  readonly selected: { tab: string; row: number; column: number };
  readonly hidden: Set<string>;
  /** Tabs that are a chart. */
  readonly charts: Set<string>;
  readonly editors: string[];
  readonly menus: { readonly name: string; readonly items: readonly (readonly [string, string] | null)[] }[];
  readonly sidebars: { readonly title: string; readonly html: string }[];
  readonly requests: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  }[];
  readonly log: string[];
  /** By `document` or `user NAME`. */
  readonly properties: Map<string, Map<string, string>>;
}

export interface Network {
  /** What `https://` hosts are here: by host, an address on loopback. */
  readonly hosts: Readonly<Record<string, string>>;
  /** Answers before the network does; `null`: it does not. Throws what UrlFetchApp would. */
  readonly before?: (request: ScriptState['requests'][number]) => { readonly status: number; readonly body: string } | null;
}

const CODE = join(import.meta.dirname, '../../apps-script/dist/Code.gs');
/** Of one value, as Google says. */
const MOST_PROPERTY_BYTES = 9 * 1024;

export const openScript = async (sheets: MemorySheets, id: string, network: Network): Promise<Script> => {
  const state: ScriptState = {
    user: 'mia',
    hasWindow: true,
    mayShare: true,
    selected: { tab: sheets.tabs[0]?.title ?? '', row: 1, column: 1 },
    hidden: new Set(),
    charts: new Set(),
    editors: [],
    menus: [],
    sidebars: [],
    requests: [],
    log: [],
    properties: new Map(),
  };
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(join(import.meta.dirname, 'apps-script-thread.ts'), {
    workerData: { code: readFileSync(CODE, 'utf8'), port: port2, signal },
    transferList: [port2],
  });
  const services = servicesOf(sheets, id, network, state);
  port1.on('message', async ({ what, given }: { readonly what: string; readonly given: readonly never[] }) => {
    const answer = await answerOf(services[what], given);
    port1.postMessage(answer);
    Atomics.store(signal, 0, 1);
    Atomics.notify(signal, 0);
  });
  const waiting = new Map<number, { readonly resolve: (value: unknown) => void; readonly reject: (error: unknown) => void }>();
  worker.on('message', ({ number, value, thrown }: { readonly number: number; readonly value?: unknown; readonly thrown?: string }) => {
    const call = waiting.get(number);
    waiting.delete(number);
    if (thrown === undefined) call?.resolve(value);
    else call?.reject(new Error(thrown));
  });
  worker.on('error', (error) => {
    for (const { reject } of waiting.values()) reject(error);
  });
  let calls = 0;
  const call: Script['call'] = (name, ...given) =>
    new Promise((resolve, reject) => {
      calls += 1;
      waiting.set(calls, { resolve, reject });
      worker.postMessage({ number: calls, name, given });
    });
  return {
    call,
    // The script answers by the same types.
    ask: (name, asked) => call('planwrightAsk', name, asked) as Promise<never>,
    state,
    close: async () => {
      port1.close();
      await worker.terminate();
    },
  };
};

const answerOf = async (
  service: Service | undefined,
  given: readonly never[],
): Promise<{ readonly value: unknown } | { readonly thrown: string }> => {
  try {
    return { value: await service?.(...given) };
  } catch (thrown) {
    return { thrown: thrown instanceof Error ? thrown.message : String(thrown) };
  }
};

type Service = (...given: readonly never[]) => unknown;

const servicesOf = (sheets: MemorySheets, id: string, network: Network, state: ScriptState): Readonly<Record<string, Service>> => {
  const propertiesOf = (whose: string): Map<string, string> => {
    const name = whose === 'user' ? `user ${state.user}` : whose;
    const found = state.properties.get(name) ?? new Map<string, string>();
    state.properties.set(name, found);
    return found;
  };
  return {
    id: () => id,
    tabs: () =>
      sheets.tabs.map(({ title, rowCount, columnCount }) => ({
        name: title,
        isHidden: state.hidden.has(title),
        isChart: state.charts.has(title),
        rows: rowCount,
        columns: columnCount,
      })),
    extent: (tab: string) => {
      const { rows } = sheets.tab(tab);
      return [Math.max(1, rows.length), Math.max(1, ...rows.map((row) => row.length))];
    },
    values: (tab: string, row: number, column: number, rows: number, columns: number) =>
      Array.from({ length: rows }, (_, down) =>
        Array.from({ length: columns }, (__, right) => shown(sheets.tab(tab).rows[row - 1 + down]?.[column - 1 + right])),
      ),
    held: (tab: string, row: number, column: number, rows: number, columns: number) =>
      Array.from({ length: rows }, (_, down) =>
        Array.from({ length: columns }, (__, right) => held(sheets.tab(tab).rows[row - 1 + down]?.[column - 1 + right])),
      ),
    selected: () => ({ ...state.selected }),
    select: (tab: string, row: number, column: number) => void Object.assign(state.selected, { tab, row, column }),
    share: (email: string) => {
      if (!state.mayShare) throw new Error('You do not have permission to call Spreadsheet.addEditor.');
      state.editors.push(email);
    },
    menu: (name: string, items: ScriptState['menus'][number]['items']) => void state.menus.push({ name, items }),
    sidebar: (title: string, html: string) => void state.sidebars.push({ title, html }),
    'has-window': () => state.hasWindow,
    property: (whose: string, key: string) => propertiesOf(whose).get(key) ?? null,
    'property-set': (whose: string, key: string, value: string) => {
      if (Buffer.byteLength(value) > MOST_PROPERTY_BYTES) throw new Error('Argument too large: value');
      propertiesOf(whose).set(key, value);
    },
    'property-delete': (whose: string, key: string) => void propertiesOf(whose).delete(key),
    uuid: () => randomUUID(),
    log: (words: string) => void state.log.push(words),
    fetch: (url: string, options: FetchOptions) => fetchThere(url, options, network, state),
    ...metadataOf(sheets),
  };
};

/** In a German sheet, to see that nothing hangs on how a cell looks. */
const shown = (cell: GoogleCell | undefined): string => {
  const value = held(cell);
  if (value instanceof Date) return `${value.getUTCDate()}.${value.getUTCMonth() + 1}.${value.getUTCFullYear()}`;
  if (typeof value === 'boolean') return value ? 'WAHR' : 'FALSCH';
  return typeof value === 'number' ? value.toLocaleString('de', { maximumFractionDigits: 2 }) : value;
};

const DAY_MS = 86_400_000;
const held = (cell: GoogleCell | undefined): string | number | boolean | Date => {
  const { stringValue: text, numberValue: number, boolValue: truth } = cell?.effectiveValue ?? {};
  if (typeof number === 'number' && cell?.effectiveFormat?.numberFormat?.type === 'DATE')
    return new Date(Date.UTC(1899, 11, 30) + number * DAY_MS);
  return truth ?? number ?? text ?? '';
};

interface FetchOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly contentType?: string;
  readonly payload?: string;
  readonly followRedirects?: boolean;
}

/** As UrlFetchApp does, from the network's own computers: names of this one mean nothing there. */
const fetchThere = async (url: string, options: FetchOptions, { hosts, before }: Network, state: ScriptState): Promise<unknown> => {
  const { method = 'get', headers = {}, contentType, payload, followRedirects = true } = options;
  const request = { method: method.toUpperCase(), url, headers, body: payload ?? '' };
  state.requests.push(request);
  const told = before?.(request);
  if (told) return told;
  const { protocol, host, pathname, search } = new URL(url);
  const there = hosts[host];
  if (protocol !== 'https:' || there === undefined) throw new Error(`DNS error: ${url}`);
  const answer = await fetch(`${there}${pathname}${search}`, {
    method: request.method,
    headers: { ...headers, ...(request.method === 'GET' ? {} : { 'content-type': contentType ?? 'application/x-www-form-urlencoded' }) },
    redirect: followRedirects ? 'follow' : 'manual',
    ...(payload === undefined ? {} : { body: payload }),
  }).catch(() => null);
  if (!answer) throw new Error(`Address unavailable: ${url}`);
  return { status: answer.status, body: await answer.text() };
};

/** Developer metadata of the spreadsheet itself. */
const metadataOf = ({ metadata: all }: MemorySheets): Readonly<Record<string, Service>> => {
  const of = (id: number) => {
    const found = all.find((it) => it.metadataId === id);
    if (!found) throw new Error('The metadata was removed.');
    return found;
  };
  return {
    metadata: () => all.map(({ metadataId }) => metadataId),
    'metadata-add': (metadataKey: string, metadataValue: string, visibility: string) => {
      const metadataId = Math.max(0, ...all.map((it) => it.metadataId ?? 0)) + 1;
      all.push({ metadataId, metadataKey, metadataValue, visibility, location: { locationType: 'SPREADSHEET', spreadsheet: true } });
    },
    'metadata-key': (id: number) => of(id).metadataKey,
    'metadata-value': (id: number) => of(id).metadataValue,
    'metadata-set': (id: number, value: string) => void Object.assign(of(id), { metadataValue: value }),
    'metadata-show': (id: number, visibility: string) => void Object.assign(of(id), { visibility }),
    'metadata-remove': (id: number) => void all.splice(all.indexOf(of(id)), 1),
  };
};
