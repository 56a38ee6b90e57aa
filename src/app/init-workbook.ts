import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { UsageError } from '../base/errors.ts';
import { foldName } from '../base/text.ts';
import { isInputTab, readRows } from '../rows/read-rows.ts';
import { type RowSet, SCORE_KPI } from '../rows/row-set.ts';
import { type ExampleContent, TEMPLATE_TABS, type TemplateTab, templateSheets } from '../rows/template.ts';
import { createFile, createFolder } from '../sheet/create-file.ts';
import { isGoogleSheet } from '../sheet/google/sheet-address.ts';
import { newWorkbookBytes } from '../sheet/xlsx/new-sheets/new-workbook.ts';
import type { AppDeps } from './deps.ts';
import { EXAMPLE } from './example/example.ts';

export interface InitRequest {
  /** An `.xlsx` file, new or existing; a folder (one that exists, or a path that ends in a slash); or a Google Sheet that exists. */
  readonly path: string;
  /** Leave out the example's rows. */
  readonly empty: boolean;
}

type Kind = 'xlsx' | 'csv' | 'gsheet';

/** What became of it. Nothing was written where `added` is empty. */
export interface InitReport {
  readonly path: string;
  /** `created`: there was nothing before. `completed`: tabs were added. `unchanged`: none was missing. */
  readonly outcome: 'created' | 'completed' | 'unchanged';
  readonly kind: Kind;
  readonly withExample: boolean;
  readonly added: readonly TemplateTab[];
  /** Sheets that were there and stay as they are. */
  readonly left: readonly string[];
  /** The copy of the workbook made before writing. */
  readonly backup: string | null;
}

/**
 * Makes a workbook ready for planning: a new one, filled with the example unless `empty`; or the tabs that an existing one lacks, without
 * rows, touching nothing else. Throws `UsageError` for a path that is no workbook's, and what reading and writing throw.
 */
export const initWorkbook = async (deps: Pick<AppDeps, 'openSource'>, request: InitRequest): Promise<InitReport> => {
  if (isGoogleSheet(request.path)) return completeTabs(deps, request, 'gsheet');
  const found = await kindOf(request.path);
  if (found === 'folder') return completeTabs(deps, request, 'csv');
  if (found === 'file') return completeTabs(deps, request, 'xlsx');
  if (/[\\/]$/.test(request.path)) {
    await createFolder(request.path);
    return completeTabs(deps, request, 'csv');
  }
  return createWorkbook(request);
};

const kindOf = async (path: string): Promise<'file' | 'folder' | 'nothing'> => {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return 'nothing';
  return found.isDirectory() ? 'folder' : 'file';
};

const createWorkbook = async ({ path, empty }: InitRequest): Promise<InitReport> => {
  if (extname(path).toLowerCase() !== '.xlsx') {
    throw new UsageError(`${path} is not the name of an .xlsx file.`, {
      code: 'not-a-workbook-name',
      hint: `Use ${path}.xlsx for a workbook, or ${path}/ for a folder with one CSV file per tab.`,
    });
  }
  await createFile(path, empty ? newWorkbookBytes(templateSheets({})) : exampleWorkbook());
  return { path, outcome: 'created', kind: 'xlsx', withExample: !empty, added: TEMPLATE_TABS, left: [], backup: null };
};

/** The filled example as the bytes of a workbook. */
export const exampleWorkbook = (): Uint8Array => newWorkbookBytes(templateSheets({ example: EXAMPLE }));

const completeTabs = async (deps: Pick<AppDeps, 'openSource'>, { path, empty }: InitRequest, kind: Kind): Promise<InitReport> => {
  const source = await deps.openSource(path);
  // A new Google Sheet has a tab, which may hold anything.
  const workbook = await source.read(kind === 'gsheet' ? () => true : isInputTab);
  const left = workbook.sheets.map((sheet) => sheet.name);
  const isNew = kind === 'gsheet' ? workbook.sheets.every(({ rows }) => rows.length === 0) : left.length === 0;
  const missing = TEMPLATE_TABS.filter((tab) => !left.some((name) => foldName(name) === foldName(tab)));
  const withExample = isNew && !empty;
  const options = withExample ? { example: EXAMPLE } : optionsFor(readRows(workbook));
  // A page of text is nothing a CSV file could show well.
  const newSheets = templateSheets({ ...options, tabs: missing }).filter((sheet) => kind !== 'csv' || sheet.kind === 'table');
  const added = missing.filter((tab) => newSheets.some((sheet) => sheet.name === tab));
  const report = { path, kind, withExample, added, left };
  if (newSheets.length === 0) return { ...report, outcome: 'unchanged', backup: null };
  const { backup } = await source.write({ edits: [], newSheets }, workbook.fingerprint);
  return { ...report, outcome: isNew ? 'created' : 'completed', backup };
};

/**
 * What new tabs hold in a workbook that is in use: Metrics_Config names the KPIs that candidates carry already, which an empty one would
 * make unknown; Results has their columns.
 */
const optionsFor = ({
  kpis,
  dimensions,
}: RowSet): { readonly example: ExampleContent; readonly scope?: { dimensions: readonly string[]; kpis: readonly string[] } } => {
  const own = kpis.filter((kpi) => kpi.key !== SCORE_KPI || kpi.row !== null);
  const rows = own.map(({ key, name, level, direction }) => ({ kpi_key: key, kpi_name: name, kpi_level: level, direction }));
  return {
    example: { Metrics_Config: rows },
    ...(dimensions.length === 0 ? {} : { scope: { dimensions, kpis: own.map((kpi) => kpi.key) } }),
  };
};
