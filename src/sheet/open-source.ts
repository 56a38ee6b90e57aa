import { realpathSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { UsageError } from '../base/errors.ts';
import { CsvFolder } from './csv-folder.ts';
import { diskError } from './disk-error.ts';
import type { GoogleAccess } from './google/google-access.ts';
import { openGoogleSheet } from './google/google-sheet.ts';
import { openGoogleAccess } from './google/open-google-access.ts';
import { googleSheetId } from './google/sheet-address.ts';
import type { Source } from './workbook.ts';
import { XlsxFile } from './xlsx-file.ts';

const WORKBOOK_ENDINGS = ['.xlsx', '.xlsm'];

/**
 * The source that a path names: an `.xlsx` or `.xlsm` file, a folder of CSV files, or a Google Sheet (`gsheet:` and its id, or its address),
 * for which `openGoogle` is asked. Throws `NotFoundError` when nothing is there, `UsageError` for anything else.
 */
export const openSource = (pathOrId: string, openGoogle: () => GoogleAccess = openGoogleAccess): Source => {
  const spreadsheetId = googleSheetId(pathOrId);
  if (spreadsheetId !== undefined) return openGoogleSheet(openGoogle(), spreadsheetId);
  const { isFolder, identity } = lookAt(pathOrId);
  if (isFolder) return new CsvFolder(pathOrId, identity);
  const ending = extname(pathOrId).toLowerCase();
  if (WORKBOOK_ENDINGS.includes(ending)) return new XlsxFile(pathOrId, identity);
  throw unsupported(pathOrId, ending);
};

const lookAt = (path: string): { readonly isFolder: boolean; readonly identity: string } => {
  try {
    return { isFolder: statSync(path).isDirectory(), identity: realpathSync(path) };
  } catch (cause) {
    throw diskError(path, 'read', cause);
  }
};

const unsupported = (path: string, ending: string): UsageError => {
  if (ending === '.xls')
    return refuse(path, 'workbook-xls', 'is in the old .xls format', 'Open it in Excel or LibreOffice and save it as .xlsx.');
  if (ending === '.xlsb') return refuse(path, 'workbook-xlsb', 'is in the binary .xlsb format', 'Open it in Excel and save it as .xlsx.');
  if (ending === '.ods') return refuse(path, 'workbook-ods', 'is in the .ods format', 'Open it in LibreOffice and save it as .xlsx.');
  if (ending === '.csv') return refuse(path, 'source-unsupported', 'is one CSV file', 'Give its folder: every CSV file in it is one tab.');
  return refuse(path, 'source-unsupported', 'is no workbook', 'Give an .xlsx or .xlsm file, or a folder with one CSV file per tab.');
};

const refuse = (path: string, code: string, what: string, hint: string): UsageError => new UsageError(`${path} ${what}.`, { code, hint });
