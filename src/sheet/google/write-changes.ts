import { type PlanwrightError, StaleError, UnavailableError } from '../../base/errors.ts';
import { quoteSheetName, toReference } from '../xlsx/cell-reference.ts';
import { callError, isPassing, isUnknown } from './call-failures.ts';
import { cellRequests } from './cell-requests.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { GoogleAccess } from './google-access.ts';
import { CELL_FIELDS, FRAME_FIELDS, type GoogleTab, toCells, toFrame } from './google-tab.ts';
import { holds, judgeWrite, type Verdict } from './judge-write.ts';
import type { MadeSheets } from './make-new-sheets.ts';
import { PATIENCE_MS, quotasOf, waitBefore, waitForNext } from './paced-calls.ts';
import { changeRequests, type TabChange } from './plan-write.ts';
import { type ReadTabs, readTabs } from './read-tabs.ts';
import type { BatchUpdated, CallFailure, SheetsRequest } from './sheets-client.ts';
import { isTurnOver, nextTurns, type Turns, turnRequests } from './write-turn.ts';

/** One write: what it starts from and what it does. */
export interface SheetWrite {
  readonly access: GoogleAccess;
  readonly spreadsheetId: string;
  readonly wanted: (sheetName: string) => boolean;
  readonly before: ReadTabs;
  readonly changes: readonly TabChange[];
  readonly made: MadeSheets;
}

/**
 * Writes in one batch: all of it or nothing. Its answer shows the tabs as they were at that very moment, and so whether rows or columns moved since
 * they were read: then what was overwritten is put back where that is certain, and named where it is not. Where no answer comes, the sheet is read
 * to see whether the write happened. Gives the tabs as they are now; `null` where somebody else changed them, too, or tabs were made.
 */
export const writeChanges = async (write: SheetWrite): Promise<readonly GoogleTab[] | null> => {
  const { access, spreadsheetId, wanted, before, changes, made } = write;
  const { now, random } = access.pace;
  const requests = [...made.requests, ...changes.flatMap(changeRequests)];
  let turns: Turns | null = before.turns;
  const end = now() + PATIENCE_MS;
  for (let tries = 1; ; tries++) {
    const called = await send(write, requests, turns);
    if ('data' in called) return settle(write, await tabsIn(write, called.data), true, turns);
    const { failure } = called;
    if (failure.status === 400 && turns !== null) {
      const found = await readTabs(access, spreadsheetId, wanted);
      if (isTurnOver(before.turns, found.turns)) throw changedMeanwhile();
      // Perhaps Google lets nobody take turns here: then it goes as it did without. What else it has against the batch, it says again.
      turns = null;
      continue;
    }
    const waitMs = waitBefore(tries, failure.retryAfterMs, random);
    if (!isPassing(failure)) throw callError(failure, access, 'write');
    if (now() + waitMs > end) throw gaveUp(failure, access);
    await waitForNext(access, failure, tries, waitMs);
    const found = await readTabs(access, spreadsheetId, wanted);
    if (isUnknown(failure) && isWritten(write, found)) return settle(write, found.tabs, false, turns);
    if (isTurnOver(before.turns, found.turns) || fingerprintOf(found.tabs) !== fingerprintOf(before.tabs)) throw changedMeanwhile();
  }
};

/** `turns`: those until now, where the batch takes the next one. */
const send = async (
  write: SheetWrite,
  requests: readonly SheetsRequest[],
  turns: Turns | null,
): ReturnType<GoogleAccess['api']['batchUpdate']> => {
  const { access, spreadsheetId, changes } = write;
  await quotasOf(access).writes.take();
  const body = {
    requests: [...(turns === null ? [] : turnRequests(turns)), ...requests],
    ...(changes.length === 0
      ? {}
      : { includeSpreadsheetInResponse: true, responseRanges: changes.map(({ tab }) => quoteSheetName(tab.frame.title)) }),
  };
  const fields = changes.length === 0 ? 'spreadsheetId' : `updatedSpreadsheet(sheets(${FRAME_FIELDS},${CELL_FIELDS}))`;
  return access.api.batchUpdate(spreadsheetId, body, fields);
};

/** The changed tabs as the answer shows them. */
const tabsIn = async ({ access, spreadsheetId, wanted, changes }: SheetWrite, answer: BatchUpdated): Promise<readonly GoogleTab[]> => {
  if (changes.length === 0) return [];
  const sheets = answer.updatedSpreadsheet?.sheets ?? [];
  const tabs = sheets.map((sheet) => ({ frame: toFrame(sheet, access.account), cells: toCells(sheet) }));
  const isWhole = changes.every(({ tab }) => tabs.some(({ frame }) => frame.sheetId === tab.frame.sheetId));
  return isWhole ? tabs : (await readTabs(access, spreadsheetId, wanted)).tabs;
};

const isWritten = ({ changes, made }: SheetWrite, found: ReadTabs): boolean => {
  const [id] = made.sheetIds;
  if (id !== undefined) return found.frames.some(({ sheetId }) => sheetId === id);
  return changes.every((change) => {
    const tab = tabOf(change, found.tabs);
    return tab !== undefined && judgeWrite(change, tab, false).kind !== 'absent';
  });
};

const tabOf = ({ tab }: TabChange, tabs: readonly GoogleTab[]): GoogleTab | undefined =>
  tabs.find(({ frame }) => frame.sheetId === tab.frame.sheetId);

const settle = async (
  write: SheetWrite,
  tabs: readonly GoogleTab[],
  isSure: boolean,
  turns: Turns | null,
): Promise<readonly GoogleTab[] | null> => {
  const verdicts = write.changes.map((change) => ({ change, verdict: verdictOf(change, tabs, isSure) }));
  const wrong = verdicts.filter(({ verdict }) => verdict.kind === 'disturbed');
  const shifted = verdicts.flatMap(({ change, verdict }) => (verdict.kind === 'shifted' ? [{ change, verdict }] : []));
  const mended = shifted.length === 0 || (await mendCells(write, shifted, turns && nextTurns(turns)));
  if (wrong.length > 0 || !mended) throw disturbed([...wrong, ...(mended ? [] : shifted)].map(({ change }) => change));
  const isAlone = verdicts.every(({ verdict }) => verdict.kind === 'right' && verdict.isAlone);
  if (!isAlone || write.made.sheetIds.length > 0) return null;
  return write.before.tabs.map((tab) => tabs.find(({ frame }) => frame.sheetId === tab.frame.sheetId) ?? tab);
};

// A tab that is gone, or of which a part is read as absent, was changed by somebody else after it was written.
const verdictOf = (change: TabChange, tabs: readonly GoogleTab[], isSure: boolean): Verdict => {
  const tab = tabOf(change, tabs);
  return tab === undefined ? { kind: 'right', isAlone: false } : judgeWrite(change, tab, isSure);
};

interface Mend {
  readonly change: TabChange;
  readonly verdict: Verdict & { readonly kind: 'shifted' };
}

/** Puts back what was overwritten, once. Gives whether everything is what it should be now: something may have moved again. */
const mendCells = async (write: SheetWrite, mends: readonly Mend[], turns: Turns | null): Promise<boolean> => {
  const requests = mends.flatMap(({ change, verdict }) => cellRequests(change.tab.frame.sheetId, verdict.mend));
  if (requests.length === 0) return true;
  const called = await send(write, requests, turns);
  const tabs = 'data' in called ? await tabsIn(write, called.data) : (await readTabs(write.access, write.spreadsheetId, write.wanted)).tabs;
  return mends.every(({ change, verdict }) => {
    const tab = tabOf(change, tabs);
    return tab !== undefined && holds(verdict.whole, tab);
  });
};

const disturbed = (changes: readonly TabChange[]): PlanwrightError => {
  const where = changes.map(({ tab, cells }) => {
    const [first, last] = [cells[0], cells.at(-1)];
    return `${tab.frame.title} (${first ? toReference(first) : ''} to ${last ? toReference(last) : ''})`;
  });
  return new UnavailableError(`Rows or columns were moved in the Google Sheet while it was written, on: ${where.join(', ')}.`, {
    code: 'write-disturbed',
    hint: 'Compare these cells with File > Version history, restore what is not right, and run the command again.',
    retryable: false,
  });
};

const gaveUp = (failure: CallFailure, access: GoogleAccess): PlanwrightError => {
  const { message, code } = callError(failure, access, 'write');
  if (!isUnknown(failure)) return callError(failure, access, 'write');
  return new UnavailableError(`${message} It is not known whether the last write happened.`, {
    code,
    hint: 'Run the command again: it reads what stands there and writes nothing twice.',
  });
};

const changedMeanwhile = (): StaleError =>
  new StaleError('The Google Sheet changed while Planwright was about to write; nothing of this write is there.', {
    code: 'workbook-changed',
    hint: 'Run the command again: it reads the sheet anew.',
  });
