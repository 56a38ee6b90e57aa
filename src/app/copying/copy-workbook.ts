import { readdir, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { BugError, UsageError } from '../../base/errors.ts';
import { foldName } from '../../base/text.ts';
import { readRows } from '../../rows/read-rows.ts';
import { createFile, createFolder } from '../../sheet/create-file.ts';
import { CsvFolder } from '../../sheet/csv-folder.ts';
import { isGoogleSheet } from '../../sheet/google/sheet-address.ts';
import type { Extra, NewSheet, Source } from '../../sheet/workbook.ts';
import { newWorkbookBytes } from '../../sheet/xlsx/new-sheets/new-workbook.ts';
import type { AppDeps } from '../deps.ts';
import { compileRows } from '../read-source.ts';
import { carrySheets, type WorldKind } from './carry-sheets.ts';
import { differingCells, differingSets } from './compare-copy.ts';
import { type Turned, turnedOf } from './turned.ts';

export interface CopyRequest {
  readonly source: string;
  /** A new `.xlsx` file, a new or empty folder, or an empty live sheet. */
  readonly to: string;
}

export interface CopyAnswer {
  readonly to: string;
  readonly tabs: readonly { readonly name: string; readonly cells: number }[];
  /** What the copy lacks; `null` where the source cannot say what it has beside values. */
  readonly left: readonly Extra[] | null;
  /** Values that are of another kind now, though they read the same. */
  readonly turned: readonly Turned[];
  /** The copy was read again, and every cell holds what it held. Sets that compile to something else are named. */
  readonly sets: { readonly equal: number; readonly differing: readonly string[] };
}

/**
 * Copies all tabs of a workbook into a place of another kind (or the same), which must be new or empty, and reads the copy again: that it
 * holds the same is seen, not assumed.
 */
export const copyWorkbook = async (deps: Pick<AppDeps, 'openSource'>, { source, to }: CopyRequest): Promise<CopyAnswer> => {
  const opened = await deps.openSource(source);
  const destination = await chooseDestination(deps, to);
  const workbook = await opened.read(() => true);
  const left = opened instanceof CsvFolder ? [] : ((await opened.listExtras?.()) ?? null);
  const kinds = { from: kindOf(opened), to: destination.kind };
  const sheets = workbook.sheets.filter(
    ({ name }) => !left?.some((it) => it.tab === name && it.what === 'the whole tab, which has no cells'),
  );
  const rowSet = readRows(workbook);
  const carried = carrySheets(sheets, rowSet, kinds.from, kinds.to);
  await destination.write(carried);
  const copy = await (await deps.openSource(to)).read(() => true);
  const [first] = differingCells(sheets, copy.sheets, kinds.from === 'text' || kinds.to === 'text');
  if (first)
    throw new BugError(
      `The copy ${to} differs from ${source} in the tab ${first.tab}, row ${first.row}, column ${first.column}; do not use it.`,
    );
  const compilation = compileRows(rowSet);
  const differing = differingSets(compilation, compileRows(readRows(copy)));
  return {
    to,
    tabs: sheets.map(({ name, rows }) => ({ name, cells: rows.reduce((sum, { cells }) => sum + cells.length, 0) })),
    left,
    turned: turnedOf(sheets, carried, kinds),
    sets: { equal: compilation.sets.length - differing.length, differing },
  };
};

const kindOf = (source: Source): WorldKind => (source instanceof CsvFolder ? 'text' : 'cells');

interface Destination {
  readonly kind: WorldKind;
  readonly write: (sheets: readonly NewSheet[]) => Promise<void>;
}

const chooseDestination = async (deps: Pick<AppDeps, 'openSource'>, to: string): Promise<Destination> => {
  if (isGoogleSheet(to)) return { kind: 'cells', write: (sheets) => fillLive(deps, to, sheets) };
  const found = await stat(to).catch(() => undefined);
  if (found?.isDirectory() || (found === undefined && /[\\/]$/u.test(to))) {
    if (found && (await readdir(to)).some((name) => name !== '.planwright')) throw taken(to, 'holds files already');
    return { kind: 'text', write: (sheets) => fillFolder(deps, to, sheets) };
  }
  if (found) throw taken(to, 'is there already');
  if (extname(to).toLowerCase() === '.xlsx') return { kind: 'cells', write: (sheets) => createFile(to, newWorkbookBytes(sheets)) };
  throw new UsageError(`${to} is not the name of an .xlsx file.`, {
    code: 'not-a-workbook-name',
    hint: `Use ${to}.xlsx for a workbook, or ${to}/ for a folder with one CSV file per tab.`,
  });
};

const taken = (to: string, why: string): UsageError =>
  new UsageError(`${to} ${why}.`, { code: 'destination-taken', hint: 'Nothing was written: a copy never overwrites. Give another name.' });

const fillFolder = async (deps: Pick<AppDeps, 'openSource'>, to: string, newSheets: readonly NewSheet[]): Promise<void> => {
  await createFolder(to);
  const folder = await deps.openSource(to);
  const { fingerprint } = await folder.read(() => false);
  await folder.write({ edits: [], newSheets }, fingerprint);
};

/** A live sheet begins with one empty tab, which stays. */
const fillLive = async (deps: Pick<AppDeps, 'openSource'>, to: string, newSheets: readonly NewSheet[]): Promise<void> => {
  const live = await deps.openSource(to);
  const { sheets, fingerprint } = await live.read(() => true);
  if (sheets.length > 1 || sheets.some(({ rows }) => rows.length > 0)) throw taken(to, 'is not empty');
  const same = newSheets.find(({ name }) => sheets.some((it) => foldName(it.name) === foldName(name)));
  if (same) throw taken(to, `has a tab named ${same.name} already`);
  await live.write({ edits: [], newSheets }, fingerprint);
};
