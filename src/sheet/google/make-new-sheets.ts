import { UsageError } from '../../base/errors.ts';
import type { NewSheet } from '../workbook.ts';
import { filledCells } from '../xlsx/apply-edits.ts';
import { newSheetRequests } from './new-sheet-requests.ts';
import type { ReadTabs } from './read-tabs.ts';
import type { SheetsRequest } from './sheets-client.ts';

/** Tabs to make, and what makes them. */
export interface MadeSheets {
  /** Drawn by us, so that after a lost answer we know them again. */
  readonly sheetIds: readonly number[];
  readonly requests: readonly SheetsRequest[];
  /** Cells that they hold. */
  readonly filled: number;
}

/** Ids are positive numbers of 31 bits. */
const MOST_ID = 2_147_483_647;

/** Throws `UsageError` where a tab of that name is there: names differ by more than case. */
export const makeNewSheets = ({ frames }: ReadTabs, sheets: readonly NewSheet[], random: () => number): MadeSheets => {
  for (const { name } of sheets) {
    if (!frames.some(({ title }) => title.toLowerCase() === name.toLowerCase())) continue;
    throw new UsageError(`The Google Sheet has a tab named ${name} already.`, {
      code: 'sheet-exists',
      hint: 'Rename that tab and try again.',
    });
  }
  const taken = new Set(frames.map(({ sheetId }) => sheetId));
  const sheetIds = sheets.map(() => {
    let id = 1 + Math.floor(random() * (MOST_ID - 1));
    while (taken.has(id)) id = (id % MOST_ID) + 1;
    taken.add(id);
    return id;
  });
  const requests = sheets.flatMap((sheet, at) => newSheetRequests(sheet, sheetIds[at] ?? 0, sheets));
  return {
    sheetIds,
    // All tabs first: a drop-down of one may offer what stands in another.
    requests: [...requests.filter((it) => it.addSheet), ...requests.filter((it) => !it.addSheet)],
    filled: sheets.reduce((sum, sheet) => sum + filledCells(sheet), 0),
  };
};
