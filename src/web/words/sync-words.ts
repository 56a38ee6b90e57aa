/** What a sync changes, or would change, in words. */
export interface SyncChange {
  readonly what: string;
  readonly name: string;
  readonly change: string;
  readonly details: readonly string[];
}

export interface SyncAnswer {
  readonly isDry: boolean;
  readonly changes: readonly SyncChange[];
  readonly notes: readonly string[];
  /** Cells written into the workbook. */
  readonly written: number;
}

type Fields = { readonly [key: string]: unknown };

const isFields = (it: unknown): it is Fields => typeof it === 'object' && it !== null;
const listOf = (it: unknown): readonly unknown[] => (Array.isArray(it) ? it : []);

export const readSyncAnswer = (answer: unknown): SyncAnswer => {
  const { dry_run: isDry, changes, notes, written } = isFields(answer) ? answer : {};
  return {
    isDry: isDry === true,
    notes: listOf(notes).map(String),
    written: typeof written === 'number' ? written : 0,
    changes: listOf(changes)
      .filter(isFields)
      .map(({ what, name, change, details }) => ({
        what: String(what),
        name: String(name),
        change: String(change),
        details: listOf(details).map(String),
      })),
  };
};

/** All changes of one sort to one sort of record. */
export interface SyncGroup {
  readonly what: string;
  readonly change: string;
  /** `55 initiatives are new`. */
  readonly title: string;
  /** What that means, where it is not plain. */
  readonly note: string | null;
  readonly changes: readonly SyncChange[];
}

interface Verb {
  readonly one: string;
  readonly many: string;
  readonly note?: string;
}

/** What wants most care first. */
const VERBS: Readonly<Record<string, Verb>> = {
  stale: {
    one: 'falls behind the sheet',
    many: 'fall behind the sheet',
    note: 'Rows of it have errors: the last good version stays, and a run says so. Mend the rows and sync again.',
  },
  archived: {
    one: 'is archived',
    many: 'are archived',
    note: 'No longer on the sheet. Nothing is deleted: what comes back on the sheet comes back here.',
  },
  changed: { one: 'changes', many: 'change' },
  'fresh again': { one: 'is up to date again', many: 'are up to date again' },
  restored: { one: 'comes back', many: 'come back' },
  added: { one: 'is new', many: 'are new' },
};

const NOUNS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  initiative: ['initiative', 'initiatives'],
  kpi: ['KPI', 'KPIs'],
  scenario: ['scenario', 'scenarios'],
  'constraint set': ['constraint set', 'constraint sets'],
};
const ORDER = ['scenario', 'constraint set', 'initiative', 'kpi'];

export const nounOf = (what: string, count: number): string => (NOUNS[what] ?? [what, `${what}s`])[count === 1 ? 0 : 1];

const rankIn = (order: readonly string[], it: string): number => (order.includes(it) ? order.indexOf(it) : order.length);

export const groupChanges = (changes: readonly SyncChange[], number: (value: number) => string): readonly SyncGroup[] => {
  const verbs = Object.keys(VERBS);
  return [...Map.groupBy(changes, ({ what, change }) => JSON.stringify([what, change])).values()]
    .flatMap((of) => {
      const [first] = of;
      if (first === undefined) return [];
      const verb = VERBS[first.change] ?? { one: `is ${first.change}`, many: `are ${first.change}` };
      const title = `${number(of.length)} ${nounOf(first.what, of.length)} ${of.length === 1 ? verb.one : verb.many}`;
      return [{ what: first.what, change: first.change, title, note: verb.note ?? null, changes: of }];
    })
    .sort((a, b) => rankIn(verbs, a.change) - rankIn(verbs, b.change) || rankIn(ORDER, a.what) - rankIn(ORDER, b.what));
};
