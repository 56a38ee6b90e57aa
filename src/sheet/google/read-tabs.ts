import { StaleError } from '../../base/errors.ts';
import { quoteSheetName } from '../xlsx/cell-reference.ts';
import { MAX_CELLS } from '../xlsx/limits.ts';
import { tooLarge } from '../xlsx/refusals.ts';
import type { GoogleAccess } from './google-access.ts';
import { CELL_FIELDS, FRAME_FIELDS, type GoogleTab, type TabFrame, toCells, toFrame } from './google-tab.ts';
import { readPatiently } from './paced-calls.ts';
import { TURN_FIELDS, type Turns, turnsOf } from './write-turn.ts';

/** A spreadsheet as it was read. */
export interface ReadTabs {
  readonly title: string;
  /** All tabs in their order. */
  readonly frames: readonly TabFrame[];
  /** Those that were asked for, with their cells. */
  readonly tabs: readonly GoogleTab[];
  /** Writes of ours until then. */
  readonly turns: Turns;
}

/** Cells of the grids, empty ones counted, that one answer is asked for: many small tabs come together, large ones in turn. */
const CELLS_PER_CALL = 2_000_000;

/** Reads the tabs for which `wanted` holds: one call for the names of all, one (for millions of cells, some) for what they hold. */
export const readTabs = async (access: GoogleAccess, spreadsheetId: string, wanted: (sheetName: string) => boolean): Promise<ReadTabs> => {
  const fields = `properties(title),${TURN_FIELDS},sheets(${FRAME_FIELDS})`;
  const found = await readPatiently(access, () => access.api.get(spreadsheetId, { fields }));
  const frames = (found.sheets ?? []).map((sheet) => toFrame(sheet, access.account));
  const grids = frames.filter((frame) => frame.isGrid && wanted(frame.title));
  const cells = new Map<number, GoogleTab['cells']>();
  for (const ranges of toCalls(grids)) {
    const answer = await readPatiently(access, () =>
      access.api.get(spreadsheetId, { fields: `sheets(properties(sheetId),${CELL_FIELDS})`, ranges }),
    );
    for (const sheet of answer.sheets ?? []) cells.set(sheet.properties?.sheetId ?? 0, toCells(sheet));
  }
  if ([...cells.values()].reduce((sum, it) => sum + it.length, 0) > MAX_CELLS)
    throw tooLarge(`its sheets hold more than ${MAX_CELLS} filled cells`);
  return {
    title: found.properties?.title ?? spreadsheetId,
    frames,
    turns: turnsOf(found),
    tabs: frames.filter((frame) => wanted(frame.title)).map((frame) => ({ frame, cells: frame.isGrid ? cellsOf(cells, frame) : [] })),
  };
};

const cellsOf = (cells: ReadonlyMap<number, GoogleTab['cells']>, { sheetId }: TabFrame): GoogleTab['cells'] => {
  const found = cells.get(sheetId);
  if (found !== undefined) return found;
  throw new StaleError('A tab of the Google Sheet was removed or renamed while it was read.', {
    code: 'workbook-changed',
    hint: 'Run the command again: it reads the sheet anew.',
  });
};

const toCalls = (frames: readonly TabFrame[]): readonly (readonly string[])[] => {
  const calls: string[][] = [];
  let room = 0;
  for (const { title, rowCount, columnCount } of frames) {
    const size = rowCount * columnCount;
    const last = calls.at(-1);
    if (last && size <= room) last.push(quoteSheetName(title));
    else calls.push([quoteSheetName(title)]);
    room = (last && size <= room ? room : CELLS_PER_CALL) - size;
  }
  return calls;
};
