import type { CellToSet } from './cell-requests.ts';
import type { GoogleTab } from './google-tab.ts';
import type { TabChange } from './plan-write.ts';

/** How a tab looks after a write, beside what it should look like. */
export type Verdict =
  /** Just as it should, or other cells changed meanwhile (`isAlone` false). */
  | { readonly kind: 'right'; readonly isAlone: boolean }
  /** Rows or columns were put in or taken out just before: setting these cells makes everything what it should be, `whole`. */
  | { readonly kind: 'shifted'; readonly mend: readonly CellToSet[]; readonly whole: Grid }
  /** What we wrote is not there. */
  | { readonly kind: 'absent' }
  /** It was written, and something else happened at the same time that cannot be told apart with certainty. */
  | { readonly kind: 'disturbed' };

/** Lines put in (or, below 0, taken out) before line `at`. */
interface Shift {
  readonly axis: 'row' | 'column';
  readonly at: number;
  readonly by: number;
}

type Grid = ReadonlyMap<number, string>;

/** More columns than any sheet has. */
const STRIDE = 20_000;
const keyOf = (row: number, column: number): number => row * STRIDE + column;

/**
 * Holds a tab as it was just after the write (or later) against how it was before and what was to change. Nothing is taken for certain that is not.
 * `isSure`: `after` came with Google's word that the write happened; where a cell differs, Google keeps the value in another form.
 */
export const judgeWrite = (change: TabChange, after: GoogleTab, isSure: boolean): Verdict => {
  const before = gridOf(change.tab.cells);
  const written: Grid = new Map(change.cells.map(({ row, column, entered }) => [keyOf(row, column), entered]));
  const wanted = merge(before, written);
  const now = gridOf(after.cells);
  if (differences(wanted, now).length === 0) return { kind: 'right', isAlone: true };
  const growth = growthOf(change, after);
  if (!isSure && [...written].some(([key, entered]) => (now.get(key) ?? '') !== entered)) {
    // Written, and shifted as a whole afterwards?
    if (findShifts(growth, wanted, now, NOTHING).length > 0) return { kind: 'right', isAlone: false };
    return appearsIn(now, before, written) ? { kind: 'disturbed' } : { kind: 'absent' };
  }
  if (differences(before, now).every((key) => written.has(key))) return { kind: 'right', isAlone: false };
  const mends = findShifts(growth, before, now, written).map((shift) => mendShift(shift, before, written, now));
  const [mend] = mends;
  if (mend !== undefined && mends.every((it) => JSON.stringify(it) === JSON.stringify(mend))) return mend;
  const isSameSize = growth.row === 0 && growth.column === 0;
  return isSameSize && !haveMoved(change, after) ? { kind: 'right', isAlone: false } : { kind: 'disturbed' };
};

/** Is a tab exactly what it should be? */
export const holds = (whole: Grid, { cells }: GoogleTab): boolean => differences(whole, gridOf(cells)).length === 0;

/** Does anything that we wrote stand anywhere more often than before? Where not, it was not written. */
const appearsIn = (now: Grid, before: Grid, written: Grid): boolean => {
  const counts = new Map<string, number>();
  for (const entered of now.values()) counts.set(entered, (counts.get(entered) ?? 0) + 1);
  for (const entered of before.values()) counts.set(entered, (counts.get(entered) ?? 0) - 1);
  return [...written.values()].some((entered) => entered === '' || (counts.get(entered) ?? 0) > 0);
};

const gridOf = (cells: readonly CellToSet[]): Grid =>
  new Map(cells.filter(({ entered }) => entered !== '').map(({ row, column, entered }) => [keyOf(row, column), entered]));

const merge = (grid: Grid, written: Grid): Grid => new Map([...grid, ...written].filter(([, entered]) => entered !== ''));

const differences = (a: Grid, b: Grid): readonly number[] => [
  ...[...a].filter(([key, entered]) => b.get(key) !== entered).map(([key]) => key),
  ...[...b.keys()].filter((key) => !a.has(key)),
];

/** Lines that a tab has more than it should. */
type Growth = Readonly<Record<Shift['axis'], number>>;

const NOTHING: Grid = new Map();

const growthOf = ({ tab, moreRows, moreColumns }: TabChange, { frame }: GoogleTab): Growth => ({
  row: frame.rowCount - tab.frame.rowCount - moreRows,
  column: frame.columnCount - tab.frame.columnCount - moreColumns,
});

/** Shifts among lines that look alike are tried this often. */
const MOST_ALIKE = 100;

/** The shifts that explain every cell but those that we wrote: several where lines look alike. */
const findShifts = (by: Growth, before: Grid, now: Grid, written: Grid): readonly Shift[] => {
  if ((by.row === 0) === (by.column === 0)) return [];
  const axis = by.row === 0 ? 'column' : 'row';
  // It happened where the first line differs, or above it among lines that look alike.
  const first = differences(before, now).reduce(
    (least, key) => (written.has(key) ? least : Math.min(least, lineOf(key, axis))),
    Number.POSITIVE_INFINITY,
  );
  const found: Shift[] = [];
  for (let at = first; at >= 1 && found.length < MOST_ALIKE; at--) {
    const shift = { axis, at, by: by[axis] } as const;
    if (!differences(shifted(shift, before), now).every((key) => written.has(key))) break;
    found.push(shift);
  }
  return found;
};

const lineOf = (key: number, axis: Shift['axis']): number => (axis === 'row' ? Math.floor(key / STRIDE) : key % STRIDE);

/** Where a cell goes; `undefined`: it was taken out. */
const moved = ({ axis, at, by }: Shift, key: number): number | undefined => {
  const line = lineOf(key, axis);
  if (line < at) return key;
  if (by < 0 && line < at - by) return undefined;
  return key + (axis === 'row' ? by * STRIDE : by);
};

const shifted = (shift: Shift, grid: Grid): Grid => {
  const result = new Map<number, string>();
  for (const [key, entered] of grid) {
    const to = moved(shift, key);
    if (to !== undefined) result.set(to, entered);
  }
  return result;
};

/** What the cells that we wrote into by mistake, and those that we meant, should hold. A formula cannot be put back with certainty: its references moved. */
const mendShift = (shift: Shift, before: Grid, written: Grid, now: Grid): Verdict => {
  const wanted = shifted(shift, merge(before, written));
  const concerned = new Set([...written.keys(), ...shifted(shift, written).keys()]);
  const mend = [...concerned]
    .filter((key) => (wanted.get(key) ?? '') !== (now.get(key) ?? ''))
    .sort((a, b) => a - b)
    .map((key) => ({ row: lineOf(key, 'row'), column: lineOf(key, 'column'), entered: wanted.get(key) ?? '' }));
  if (mend.some(({ entered }) => /^[fe]/u.test(entered))) return { kind: 'disturbed' };
  return { kind: 'shifted', mend, whole: wanted };
};

/** Does a row beside which we wrote now hold what another row held: was the sheet sorted, or cells pushed down? */
const haveMoved = (change: TabChange, after: GoogleTab): boolean => {
  const columns = new Set(change.cells.map(({ column }) => column));
  const rowsOf = (tab: GoogleTab): ReadonlyMap<number, string> => {
    const rows = new Map<number, string>();
    for (const { row, column, entered } of tab.cells) {
      if (!columns.has(column) && entered !== '') rows.set(row, `${rows.get(row) ?? ''}${column} ${entered}\n`);
    }
    return rows;
  };
  const before = rowsOf(change.tab);
  const now = rowsOf(after);
  const known = new Set(before.values());
  return change.cells.some(({ row }) => {
    const text = now.get(row);
    return text !== before.get(row) && text !== undefined && known.has(text);
  });
};
