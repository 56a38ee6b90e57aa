import type { OBJECTIVE_MODES, TradeSearch } from '../../shell/search.ts';

/** The changes of a trade: what stands in the address, and the same as things that a planner does. */

export type Mode = (typeof OBJECTIVE_MODES)[number];

/** The number of a row, and what may be typed in its place. */
export interface RowNumber {
  readonly column: 'min_tokens' | 'max_tokens' | 'target_value';
  readonly number: number;
  /** All rows that say this; they are changed together. */
  readonly rows: readonly string[];
}

/** What can be changed, as it stands in the run. */
export interface TradeBase {
  readonly capacity: number | null;
  /** The row of the scenario, with the capacity. */
  readonly capacityRow: string | null;
  readonly mode: Mode;
  readonly weights: Readonly<Record<string, number>>;
  /** What weights begin with where the run had none. */
  readonly firstWeights: Readonly<Record<string, number>>;
  readonly numbers: ReadonlyMap<string, RowNumber>;
  /** Rows that say what plans are worth: goals, targets and bonuses. */
  readonly measureRows: ReadonlySet<string>;
  /** Whoever is locked in was perhaps outside. */
  readonly isOfSelected: boolean;
}

export type Change =
  | { readonly kind: 'include' | 'exclude'; readonly initiative: string }
  | { readonly kind: 'set'; readonly row: string; readonly column: string; readonly to: number }
  | { readonly kind: 'drop'; readonly row: string }
  | { readonly kind: 'capacity'; readonly to: number | null }
  | { readonly kind: 'mode'; readonly to: Mode }
  | { readonly kind: 'weight'; readonly kpi: string; readonly to: number }
  /** Typed into the address by hand, and not understood here: the server says what is wrong with it. */
  | { readonly kind: 'odd'; readonly member: 'set' | 'capacity' | 'weights'; readonly text: string };

const UNLIMITED = 'unlimited';
const NUMBER = /^-?[0-9]+(\.[0-9]+)?$/u;
const SET = /^\s*([^!=]+![0-9]+)\.([^=]*[^=\s])\s*=\s*(-?[0-9]+(?:\.[0-9]+)?)\s*$/u;
const PLAIN_KEY = /^[\p{L}\p{N}_.-]+$/u;

/** As the server reads it: digits, never `1e+21`. */
const plain = (it: number): string => it.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 15 });

const readNumber = (text: string): number | undefined => (NUMBER.test(text.trim()) ? Number(text) : undefined);

export const readWeights = (text: string): Readonly<Record<string, number>> | undefined => {
  const found = text.trim().startsWith('{') ? readJsonWeights(text) : readPlainWeights(text);
  return found && Object.values(found).every((it) => Number.isFinite(it) && it >= 0) ? found : undefined;
};

const readJsonWeights = (text: string): Readonly<Record<string, number>> | undefined => {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null
      ? Object.fromEntries(Object.entries(found).map(([kpi, weight]) => [kpi, typeof weight === 'number' ? weight : Number.NaN]))
      : undefined;
  } catch {
    return undefined;
  }
};

const readPlainWeights = (text: string): Readonly<Record<string, number>> => {
  const parts = text.split(',').map((part) => part.split('='));
  return Object.fromEntries(parts.map(([kpi = '', weight = '']) => [kpi.trim(), readNumber(weight) ?? Number.NaN]));
};

export const writeWeights = (weights: Readonly<Record<string, number>>): string => {
  const entries = Object.entries(weights).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.every(([kpi]) => PLAIN_KEY.test(kpi))
    ? entries.map(([kpi, weight]) => `${kpi}=${plain(weight)}`).join(', ')
    : JSON.stringify(Object.fromEntries(entries));
};

const isSame = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every((kpi) => (a[kpi] ?? 0) === (b[kpi] ?? 0));

export const modeOf = ({ mode }: TradeSearch, base: TradeBase): Mode => mode ?? base.mode;

/** The weights that the changed run would have. */
export const weightsOf = ({ weights }: TradeSearch, base: TradeBase): Readonly<Record<string, number>> => {
  const found = weights === undefined ? undefined : readWeights(weights);
  if (found) return found;
  return Object.keys(base.weights).length > 0 ? base.weights : base.firstWeights;
};

const readSet = (text: string, { capacityRow }: TradeBase): Change => {
  const [, row, column, to] = SET.exec(text) ?? [];
  if (row === undefined || column === undefined) return { kind: 'odd', member: 'set', text };
  return row === capacityRow ? { kind: 'capacity', to: Number(to) } : { kind: 'set', row, column, to: Number(to) };
};

const readCapacity = (text: string): Change => {
  if (text.trim().toLowerCase() === UNLIMITED) return { kind: 'capacity', to: null };
  const to = readNumber(text);
  return to === undefined ? { kind: 'odd', member: 'capacity', text } : { kind: 'capacity', to };
};

const readWeightChanges = (text: string, base: TradeBase): readonly Change[] => {
  const found = readWeights(text);
  if (!found) return [{ kind: 'odd', member: 'weights', text }];
  const had = weightsOf({}, base);
  const kpis = [...new Set([...Object.keys(had), ...Object.keys(found)])].filter((kpi) => (had[kpi] ?? 0) !== (found[kpi] ?? 0));
  return kpis.map((kpi) => ({ kind: 'weight', kpi, to: found[kpi] ?? 0 }));
};

/** What is changed, one thing after the other. */
export const changesOf = (search: TradeSearch, base: TradeBase): readonly Change[] => {
  const drops = (search.drop ?? []).map(
    (row): Change => (row === base.capacityRow ? { kind: 'capacity', to: null } : { kind: 'drop', row }),
  );
  return [
    ...(search.capacity === undefined ? [] : [readCapacity(search.capacity)]),
    ...(search.mode === undefined ? [] : [{ kind: 'mode', to: search.mode } as const]),
    ...(search.weights === undefined ? [] : readWeightChanges(search.weights, base)),
    ...(search.set ?? []).map((text) => readSet(text, base)),
    ...drops,
    ...(search.include ?? []).map((initiative) => ({ kind: 'include', initiative }) as const),
    ...(search.exclude ?? []).map((initiative) => ({ kind: 'exclude', initiative }) as const),
  ];
};

const writeSet = (row: string, column: string, to: number): string => `${row}.${column}=${plain(to)}`;

/** The same back. What is as in the run is no change. */
export const searchOf = (changes: readonly Change[], base: TradeBase): TradeSearch => {
  const texts = (of: (change: Change) => string | undefined): readonly string[] => changes.flatMap((it) => of(it) ?? []);
  const odd = (member: string) => texts((it) => (it.kind === 'odd' && it.member === member ? it.text : undefined));
  const sets = texts((it) => (it.kind === 'set' ? writeSet(it.row, it.column, it.to) : undefined));
  const capacity = changes.findLast((it) => it.kind === 'capacity');
  const mode = changes.findLast((it) => it.kind === 'mode');
  const weights = {
    ...weightsOf({}, base),
    ...Object.fromEntries(changes.flatMap((it) => (it.kind === 'weight' ? [[it.kpi, it.to]] : []))),
  };
  const isWeighed = (mode?.to ?? base.mode) !== 'north_star';
  return {
    ...list(
      'include',
      texts((it) => (it.kind === 'include' ? it.initiative : undefined)),
    ),
    ...list(
      'exclude',
      texts((it) => (it.kind === 'exclude' ? it.initiative : undefined)),
    ),
    ...list('set', [...sets, ...odd('set')]),
    ...list(
      'drop',
      texts((it) => (it.kind === 'drop' ? it.row : undefined)),
    ),
    ...given('capacity', capacity ? (capacity.to === null ? UNLIMITED : plain(capacity.to)) : odd('capacity')[0]),
    ...given('weights', isWeighed && !isSame(weights, base.weights) ? writeWeights(weights) : odd('weights')[0]),
    ...(mode ? { mode: mode.to } : {}),
  };
};

/** An absent member is absent: addresses stay short. */
const given = <K extends string, T>(key: K, value: T | undefined): { readonly [key in K]?: T } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [key in K]?: T };

const list = <K extends string>(key: K, found: readonly string[]): { readonly [key in K]?: readonly string[] } =>
  given(key, found.length === 0 ? undefined : [...new Set(found)]);

/** What a change is about: of one thing there is one change. */
const subjectsOf = (change: Change, { numbers }: TradeBase): readonly string[] => {
  switch (change.kind) {
    case 'include':
    case 'exclude':
      return [`initiative ${change.initiative}`];
    case 'set':
      return change.row.startsWith('Candidates!')
        ? [`${change.row} ${change.column}`]
        : (numbers.get(change.row)?.rows ?? [change.row]).map((row) => `row ${row}`);
    case 'drop':
      return [`row ${change.row}`];
    case 'weight':
      return [`weight ${change.kpi}`, 'odd weights'];
    case 'odd':
      return [
        change.member === 'set' ? `odd ${change.text}` : `odd ${change.member}`,
        ...(change.member === 'capacity' ? ['capacity'] : []),
      ];
    default:
      return change.kind === 'capacity' ? ['capacity', 'odd capacity'] : [change.kind];
  }
};

const isNothing = (change: Change, base: TradeBase): boolean => {
  switch (change.kind) {
    case 'capacity':
      return change.to === base.capacity;
    case 'mode':
      return change.to === base.mode;
    case 'weight':
      return change.to === (weightsOf({}, base)[change.kpi] ?? 0);
    case 'set':
      return change.to === base.numbers.get(change.row)?.number;
    default:
      return false;
  }
};

/** With one more change; one about the same thing gives way to it. Changing something back to what the run has takes the change back. */
export const withChange = (search: TradeSearch, base: TradeBase, change: Change): TradeSearch => {
  const subjects = subjectsOf(change, base);
  const others = changesOf(search, base).filter((it) => !subjectsOf(it, base).some((subject) => subjects.includes(subject)));
  return searchOf(isNothing(change, base) ? others : [...others, change], base);
};

export const takeBack = (search: TradeSearch, base: TradeBase, change: Change): TradeSearch => {
  const key = changeKey(change);
  return searchOf(
    changesOf(search, base).filter((it) => changeKey(it) !== key),
    base,
  );
};

export const changeKey = (change: Change): string => JSON.stringify(change);

/** How an initiative is locked. */
export const lockOf = ({ include, exclude }: TradeSearch, initiative: string): 'in' | 'out' | 'free' =>
  include?.includes(initiative) ? 'in' : exclude?.includes(initiative) ? 'out' : 'free';

export const withLock = (search: TradeSearch, base: TradeBase, initiative: string, lock: 'in' | 'out' | 'free'): TradeSearch =>
  lock === 'free'
    ? takeBack(takeBack(search, base, { kind: 'include', initiative }), base, { kind: 'exclude', initiative })
    : withChange(search, base, { kind: lock === 'in' ? 'include' : 'exclude', initiative });

/** Another number in all rows that say the same; one of them is enough for the server. */
export const withNumber = (search: TradeSearch, base: TradeBase, row: string, to: number): TradeSearch => {
  const known = base.numbers.get(row);
  return known ? withChange(search, base, { kind: 'set', row: known.rows[0] ?? row, column: known.column, to }) : search;
};

export const withRows = (search: TradeSearch, base: TradeBase, rows: readonly string[], isKept: boolean): TradeSearch =>
  rows.reduce((now, row) => {
    const drop = { kind: 'drop', row } as const;
    return isKept ? takeBack(now, base, drop) : withChange(now, base, drop);
  }, search);

/** The sheet row that a change is made to, as a conflict names it. Locks are rows of their own, `What-if!1`, counted on from `firstLock`. */
export const rowOf = (change: Change, search: TradeSearch, base: TradeBase, firstLock: number): string | null => {
  switch (change.kind) {
    case 'set':
    case 'drop':
      return change.row;
    case 'capacity':
      return base.capacityRow;
    case 'include':
    case 'exclude': {
      const locks = [...(search.include ?? []), ...(search.exclude ?? [])];
      return `What-if!${firstLock + locks.indexOf(change.initiative)}`;
    }
    default:
      return null;
  }
};

/** Whether objectives before and after it may measure different things. */
export const mayMeasureElse = (change: Change, base: TradeBase): boolean => {
  switch (change.kind) {
    case 'set':
      return change.row.startsWith('Candidates!') || base.measureRows.has(change.row);
    case 'drop':
      return base.measureRows.has(change.row);
    case 'include':
      return base.isOfSelected;
    case 'exclude':
    case 'capacity':
      return false;
    default:
      return true;
  }
};
