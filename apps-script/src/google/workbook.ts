import type { Workbook } from '../menu/contract.ts';
import { askWorkbooks } from '../menu/requests.ts';
import { TroubleError } from '../menu/trouble.ts';
import type { Connection } from './http.ts';
import { keepWorkbook, keptWorkbook } from './kept.ts';
import { sheetId } from './sheet.ts';

/** By which name the server knows this sheet; `null`: it is not linked. */
export const findWorkbook = ({ ask, settings }: Connection): string | null => {
  const sheet = sheetId();
  const { items } = ask<{ readonly items: readonly Workbook[] }>(askWorkbooks(settings.workspace));
  const found = items.find(({ live }) => live?.spreadsheet_id === sheet)?.workbook_id ?? null;
  keepWorkbook({ settings, sheet }, found);
  return found;
};

/** Asked once, then remembered. */
export const workbookOf = (connection: Connection): string => {
  const known = keptWorkbook({ settings: connection.settings, sheet: sheetId() }) ?? findWorkbook(connection);
  if (known !== null) return known;
  throw new TroubleError({
    title: 'This sheet is not linked',
    detail: `The workspace "${connection.settings.workspace}" does not know it.`,
    todo: 'Open Settings and click "Link this sheet".',
    inSettings: true,
  });
};
