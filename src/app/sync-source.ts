import type { Issue } from '../base/issue.ts';
import type { WriteReceipt } from '../sheet/workbook.ts';
import type { Store } from '../store/database.ts';
import { type SyncReport, saveSync } from '../store/save-sync.ts';
import type { AppDeps } from './deps.ts';
import { type Reading, readSource, tabsWithRows } from './read-source.ts';
import { withStore } from './with-store.ts';
import { writeBack } from './write-back.ts';

export interface SyncRequest {
  readonly source: string;
  /** The workspace's name, where the planner gives one; else the workbook's. */
  readonly workspace?: string;
  /** Archive what stood on a tab that has no rows any more. */
  readonly allowEmptyTab: boolean;
  /** Say what would change; write nothing, neither to the store nor to the workbook. */
  readonly dryRun: boolean;
  /** Write a status beside every row of the workbook. */
  readonly write: boolean;
}

export interface SyncAnswer {
  readonly issues: readonly Issue[];
  readonly report: SyncReport;
  readonly receipt: WriteReceipt | null;
}

/** Brings the store to what the workbook says, set by set, all or nothing for each. */
export const syncSource = async (deps: AppDeps, request: SyncRequest): Promise<SyncAnswer> => {
  const reading = await readSource(deps, request.source);
  const report = await withStore(deps, (store) => syncReading(deps, store, reading, request));
  const isWritten = request.write && !request.dryRun;
  const receipt = isWritten ? await writeBack(reading, { updatedSource: 'planwright sync', at: deps.now(), output: null }) : null;
  return { issues: reading.issues, report, receipt };
};

/**
 * The sync of a source that has been read. `isDone`: it was done before, by an attempt that broke off later; it must not be done again,
 * since others may have synced newer rows meanwhile.
 */
export const syncReading = async (
  deps: Pick<AppDeps, 'actor' | 'now'>,
  store: Store,
  reading: Reading,
  request: Pick<SyncRequest, 'workspace' | 'allowEmptyTab' | 'dryRun'>,
  isDone = reading.workbook.kept?.isAnswered === true,
): Promise<SyncReport> => {
  const report = await saveReading(deps, store, reading, { ...request, dryRun: request.dryRun || isDone });
  return isDone ? { ...report, changes: [], dryRun: request.dryRun } : report;
};

const saveReading = (
  deps: Pick<AppDeps, 'actor' | 'now'>,
  store: Store,
  reading: Reading,
  request: Pick<SyncRequest, 'workspace' | 'allowEmptyTab' | 'dryRun'>,
): Promise<SyncReport> =>
  saveSync(store, {
    workspace: {
      name: request.workspace ?? reading.workbook.name,
      identity: reading.source.identity,
      nameIsExplicit: request.workspace !== undefined,
    },
    rowSet: reading.rowSet,
    compilation: reading.compilation,
    source: reading.source.identity,
    actor: deps.actor,
    now: deps.now().toISOString(),
    tabsWithRows: tabsWithRows(reading.rowSet),
    allowEmptyTab: request.allowEmptyTab,
    dryRun: request.dryRun,
    ...(reading.workbook.kept ? { workbookVersion: reading.workbook.kept.version } : {}),
  });
