import { StaleError, UsageError } from '../base/errors.ts';
import { openGoogleSheet } from '../sheet/google/google-sheet.ts';
import type { Source } from '../sheet/workbook.ts';
import type { Store } from '../store/database.ts';
import { renameSheet } from '../store/live-sheets.ts';
import { readMoment } from '../store/read-moment.ts';
import { inSheetTurn } from '../store/sheet-turn.ts';
import { findWorkbook, type LiveSheet, type StoredWorkbook } from '../store/workbooks.ts';
import type { AppDeps } from './deps.ts';
import { openServersGoogle } from './live-sheets.ts';
import { withStore } from './with-store.ts';

type Deps = Pick<AppDeps, 'openStore' | 'openGoogle'>;

/** A workbook that is a Google Sheet. Throws `workbook-unlinked` for one that was. */
export const requireLinked = ({ workbookId, fileName, sheet }: StoredWorkbook): LiveSheet => {
  if (sheet?.isLinked) return sheet;
  throw new UsageError(`The sheet "${fileName}" (${workbookId}) is not linked with this workspace any more.`, {
    code: 'workbook-unlinked',
    hint: 'Link it again, or name another workbook.',
  });
};

/** A workbook whose bytes are kept here. Throws `workbook-live`, `workbook-unlinked`. */
export const requireUploaded = (workbook: StoredWorkbook): void => {
  if (workbook.sheet === null) return;
  const { spreadsheetId } = requireLinked(workbook);
  throw new UsageError(`"${workbook.fileName}" is a live Google Sheet: it is not kept here.`, {
    code: 'workbook-live',
    hint: `Open it in Google Sheets: ${addressOfSheet(spreadsheetId)}`,
  });
};

export const addressOfSheet = (spreadsheetId: string): string => `https://docs.google.com/spreadsheets/d/${spreadsheetId}/edit`;

/**
 * A linked sheet as a source, under its name here. Every time it is looked at whether it is still linked; and right before a write, whether whoever
 * writes still may (the store says so: a worker whose job another one has taken up is refused). One writes into a sheet at a time.
 */
export const openLiveWorkbook = (deps: Deps, workbook: StoredWorkbook): Source => {
  const { workbookId } = workbook;
  const { spreadsheetId } = requireLinked(workbook);
  const sheet = openGoogleSheet(openServersGoogle(deps), spreadsheetId);
  let title = workbook.fileName;
  const look = async (store: Store): Promise<void> => {
    requireLinked(await findWorkbook(store, workbookId));
  };
  return {
    identity: `workbook:${workbookId}`,
    get name() {
      return title;
    },
    read: async (wanted) => {
      await withStore(deps, look);
      // Of two readings the later one has the greater number, by one clock: an older one is not synced over a newer one.
      const version = await withStore(deps, readMoment);
      const read = await sheet.read(wanted);
      if (read.name !== title) await withStore(deps, (store) => renameSheet(store, workbookId, read.name));
      title = read.name;
      return { ...read, kept: { version, isAnswered: false } };
    },
    write: (edits, fingerprint) =>
      withStore(deps, (store) =>
        inSheetTurn(store, spreadsheetId, async () => {
          await store.transact((queries) => look({ ...store, queries }));
          try {
            return await sheet.write(edits, fingerprint);
          } catch (thrown) {
            throw inWordsOfService(thrown);
          }
        }),
      ),
  };
};

/** Nobody runs a command there. */
const inWordsOfService = (thrown: unknown): unknown =>
  thrown instanceof StaleError && thrown.code === 'workbook-changed'
    ? new StaleError(thrown.message, { code: thrown.code, hint: 'Ask again: the sheet is read anew.', cause: thrown })
    : thrown;
