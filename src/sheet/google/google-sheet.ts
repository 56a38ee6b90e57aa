import { BugError, StaleError } from '../../base/errors.ts';
import { hashJson } from '../../base/hash.ts';
import type { Source, Workbook, WorkbookEdits, WriteReceipt } from '../workbook.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { GoogleAccess } from './google-access.ts';
import { toSheet } from './google-tab.ts';
import { makeNewSheets } from './make-new-sheets.ts';
import { planChanges } from './plan-write.ts';
import { type ReadTabs, readTabs } from './read-tabs.ts';
import { writeChanges } from './write-changes.ts';

/** Readings that a write may still follow. */
const MOST_READINGS = 20;

/** What a receipt names as the copy of the workbook as it was. */
const BACKUP = 'File > Version history in Google Sheets';

/**
 * A Google Sheet as a source. It is read in two calls, and written in one batch in which everything happens or nothing, after it was read again
 * and found unchanged. Google itself keeps every version. A write must follow a reading of the same object.
 */
export const openGoogleSheet = (access: GoogleAccess, spreadsheetId: string): Source => new GoogleSheet(access, spreadsheetId);

type Wanted = (sheetName: string) => boolean;

class GoogleSheet implements Source {
  readonly identity: string;
  private title: string | undefined;
  private readonly access: GoogleAccess;
  private readonly spreadsheetId: string;
  /** What was asked for, by what was found. */
  private readonly readings = new Map<string, Wanted>();

  constructor(access: GoogleAccess, spreadsheetId: string) {
    this.access = access;
    this.spreadsheetId = spreadsheetId;
    this.identity = `gsheet:${spreadsheetId}`;
  }

  /** The sheet's title once it was read; its id before. */
  get name(): string {
    return this.title ?? this.spreadsheetId;
  }

  async read(wanted: Wanted): Promise<Workbook> {
    const found = await readTabs(this.access, this.spreadsheetId, wanted);
    this.title = found.title;
    const fingerprint = fingerprintOf(found.tabs);
    this.remember(fingerprint, wanted);
    return { name: found.title, sheets: sheetsOf(found), fingerprint };
  }

  async write(edits: WorkbookEdits, fingerprint: string): Promise<WriteReceipt> {
    const wanted = this.readings.get(fingerprint);
    if (wanted === undefined) throw changed();
    const named = new Set(edits.edits.map(({ sheet }) => sheet));
    const before = await readTabs(this.access, this.spreadsheetId, wanted);
    if (fingerprintOf(before.tabs) !== fingerprint) throw changed();
    if ([...named].some((name) => !wanted(name))) throw new BugError('a tab is to be written that was not read');
    const { changes, leftAlone } = planChanges(before.tabs, edits);
    const made = makeNewSheets(before, edits.newSheets, this.access.pace.random);
    if (changes.length === 0 && made.sheetIds.length === 0) return { written: 0, leftAlone, backup: null, fingerprint };
    const after = await writeChanges({ access: this.access, spreadsheetId: this.spreadsheetId, wanted, before, changes, made });
    // What a planner changed in the same moment has not been read by anybody yet: no fingerprint stands for it.
    const now = after === null ? hashJson([fingerprint, 'changed while it was written']) : fingerprintOf(after);
    if (after !== null) this.remember(now, wanted);
    return { written: changes.reduce((sum, { cells }) => sum + cells.length, made.filled), leftAlone, backup: BACKUP, fingerprint: now };
  }

  private remember(fingerprint: string, wanted: Wanted): void {
    this.readings.delete(fingerprint);
    this.readings.set(fingerprint, wanted);
    const [oldest] = this.readings.keys();
    if (this.readings.size > MOST_READINGS && oldest !== undefined) this.readings.delete(oldest);
  }
}

const sheetsOf = ({ frames, tabs }: ReadTabs): Workbook['sheets'] => {
  const read = new Map(tabs.map((tab) => [tab.frame.sheetId, tab]));
  return frames.map((frame) => {
    const tab = read.get(frame.sheetId);
    return tab ? toSheet(tab) : { name: frame.title, hidden: frame.hidden, rows: [] };
  });
};

const changed = (): StaleError =>
  new StaleError('The Google Sheet changed since it was read; nothing was written.', {
    code: 'workbook-changed',
    hint: 'Run the command again: it reads the sheet anew.',
  });
