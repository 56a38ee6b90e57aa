import { NotFoundError, UsageError } from '../../base/errors.ts';
import type { CellEdit, NewSheet, NewValue, WorkbookEdits, WriteReceipt } from '../workbook.ts';
import { editSheet } from './edit-sheet.ts';
import { addNewSheets } from './new-sheets/add-new-sheets.ts';
import { openPackage, relationshipKind, relationshipsOf, type XlsxPackage } from './package.ts';
import { partKey } from './part-names.ts';
import { hasCells, LazyContext } from './read-sheets.ts';
import { notEditable } from './refusals.ts';
import { readWorkbookPart, requestRecalculation, type WorkbookPart } from './workbook-part.ts';

/** The edited file. `bytes` is the very input when nothing changes. */
interface EditedWorkbook {
  readonly bytes: Uint8Array;
  /** Cells that changed, and filled cells of new sheets. */
  readonly written: number;
  readonly leftAlone: WriteReceipt['leftAlone'];
  /** Stamps that were not set, because nothing else in their row changed. */
  readonly idle: readonly SheetPlace[];
}

/** A cell of a named sheet. */
interface SheetPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/**
 * Applies edits to the bytes of an `.xlsx` file: existing sheets are edited cell by cell, new ones are added, everything else stays as it
 * is, byte for byte. Throws `UsageError` for a workbook that cannot be edited without harm, `NotFoundError` for a sheet it does not have.
 */
export const applyEdits = (bytes: Uint8Array, edits: WorkbookEdits): EditedWorkbook => {
  const pkg = openPackage(bytes);
  const workbook = readWorkbookPart(pkg);
  checkEditable(pkg, workbook);
  const context = new LazyContext(pkg, workbook.date1904);
  let written = 0;
  const leftAlone: WriteReceipt['leftAlone'][number][] = [];
  const idle: SheetPlace[] = [];
  for (const [name, cells] of editsBySheet(edits)) {
    const change = editSheet(pkg, findSheet(workbook, name), cells, context);
    written += change.written;
    for (const one of change.leftAlone) leftAlone.push(one);
    for (const { row, column } of change.idle) idle.push({ sheet: name, row, column });
  }
  if (written === 0 && edits.newSheets.length === 0) return { bytes, written, leftAlone, idle };
  if (edits.newSheets.length > 0) addNewSheets(pkg, edits.newSheets);
  requestRecalculation(pkg);
  return { bytes: pkg.toBytes(), written: written + edits.newSheets.reduce((sum, sheet) => sum + filledCells(sheet), 0), leftAlone, idle };
};

/** The edits of each sheet, in the order in which sheets are first named. */
export const editsBySheet = (edits: WorkbookEdits): ReadonlyMap<string, readonly CellEdit[]> => {
  const bySheet = new Map<string, CellEdit[]>();
  for (const { sheet, cells } of edits.edits) {
    const known = bySheet.get(sheet) ?? [];
    for (const cell of cells) known.push(cell);
    bySheet.set(sheet, known);
  }
  return bySheet;
};

/** How many cells of a new sheet hold anything. */
export const filledCells = (sheet: NewSheet): number => {
  if (sheet.kind === 'text') return sheet.lines.filter(({ text }) => text !== '').length;
  if (sheet.kind === 'cells') return sheet.rows.reduce((sum, { cells }) => sum + cells.length, 0);
  const filled = (value: NewValue): boolean => value !== null && !('text' in value && value.text === '');
  return sheet.columns.length + sheet.rows.reduce((sum, row) => sum + row.filter(filled).length, 0);
};

const findSheet = (workbook: WorkbookPart, name: string): { readonly name: string; readonly path: string } => {
  const named = workbook.sheets.filter((sheet) => sheet.name === name);
  const [only] = named;
  if (only === undefined) {
    throw new NotFoundError(`The workbook has no tab ${name}.`, {
      code: 'sheet-missing',
      hint: 'Read the workbook again: the tab may have been renamed.',
    });
  }
  if (named.length > 1) {
    throw notEditable('sheet-ambiguous', `it has ${named.length} tabs named ${name}`, 'Rename all but one of them.');
  }
  if (!hasCells(only)) {
    throw new UsageError(`The tab ${name} is no sheet of cells (${only.kind}).`, {
      code: 'sheet-without-cells',
      hint: 'Rename it and try again.',
    });
  }
  return { name, path: only.path };
};

const checkEditable = (pkg: XlsxPackage, workbook: WorkbookPart): void => {
  const ofPackage = relationshipsOf(pkg, '').map(relationshipKind);
  const ofWorkbook = relationshipsOf(pkg, workbook.part.path).map(relationshipKind);
  if (ofPackage.includes('origin') || pkg.paths().some((path) => partKey(path).startsWith('_xmlsignatures/'))) {
    throw notEditable(
      'workbook-signed',
      'it is digitally signed, and any change breaks the signature',
      'In Excel, remove the signature (File > Info > View Signatures) or save a copy without it.',
    );
  }
  if (ofWorkbook.includes('revisionHeaders')) {
    throw notEditable(
      'workbook-shared',
      'it is a shared workbook that tracks changes, and an edit from outside would contradict its log',
      'In Excel, stop sharing it (Review > Unshare Workbook), save and try again.',
    );
  }
};
