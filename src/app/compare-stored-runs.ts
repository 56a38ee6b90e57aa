import { compareRuns } from '../answers/comparison/compare-runs.ts';
import type { Comparison } from '../answers/comparison/comparison.ts';
import { comparisonTable } from '../answers/comparison/table.ts';
import { toCompareTab } from '../answers/comparison/to-tabs.ts';
import { type Decimal, isDecimal, toPlain } from '../base/decimal.ts';
import { UsageError } from '../base/errors.ts';
import { MOST_COMPARED } from '../rows/tables/output-tabs.ts';
import type { Store } from '../store/database.ts';
import { findRun, isPublishedName } from '../store/find-runs.ts';
import type { PublicationFilter } from '../store/publications.ts';
import { loadIdentity } from '../store/workspaces.ts';
import { addToWorkbook } from './add-to-workbook.ts';
import type { AppDeps } from './deps.ts';
import { loadStoredRun } from './load-stored-run.ts';
import { reportStoredRun } from './report-solved-run.ts';
import type { Publication } from './run-request.ts';
import { toCsvTable } from './to-csv-table.ts';
import { withStore } from './with-store.ts';

export interface CompareRequest {
  readonly runs: readonly string[];
  /** Write the tab Compare into a workbook: the one named, or the one that the first run came from. */
  readonly write?: { readonly source: string | null };
}

export interface CompareAnswer {
  readonly comparison: Comparison;
  readonly publication: Publication;
}

/** 2 to 8 runs side by side, and what was asked differently from the first. */
export const compareStoredRuns = async (deps: AppDeps, { runs: ids, write }: CompareRequest): Promise<CompareAnswer> => {
  if (ids.length < 2 || ids.length > MOST_COMPARED)
    throw new UsageError(`Name 2 to ${MOST_COMPARED} runs to compare, not ${ids.length}.`, { code: 'compare-count' });
  const { runs, identity } = await withStore(deps, async (store) => {
    const loaded = [];
    const among = await scenarioOf(store, ids);
    for (const id of ids) loaded.push(await loadStoredRun(store, id, among));
    return { runs: loaded, identity: await loadIdentity(store, loaded[0]?.run.workspaceId ?? 0) };
  });
  const twice = runs.find(({ run }, at) => runs.findIndex((it) => it.run.runId === run.runId) !== at);
  if (twice) throw new UsageError(`The run ${twice.run.runId} is named twice.`, { code: 'compare-twice' });
  const [first, ...others] = runs.map((stored) => ({ report: reportStoredRun(stored), inputs: stored.inputs }));
  if (first === undefined) throw new UsageError('Name the runs to compare.', { code: 'compare-count' });
  const comparison = compareRuns(first, others);
  if (!write) return { comparison, publication: { kind: 'none' } };
  const workbook = await deps.openSource(write.source ?? identity);
  return { comparison, publication: await addToWorkbook(workbook, toCompareTab(comparison, deps.now().toISOString())) };
};

/** `published` beside a run means the plan that is published for that run's scenario. */
const scenarioOf = async (store: Store, ids: readonly string[]): Promise<PublicationFilter> => {
  const named = ids.find((id) => !isPublishedName(id));
  if (named === undefined) return {};
  const { workspaceId, scenarioName } = await findRun(store, named);
  return { workspaceId, scenarioName };
};

/** The table as CSV: one line per figure, initiative and difference, one column per run. */
export const toComparisonCsv = (comparison: Comparison): string => {
  const words = (cell: string | Decimal): string => (isDecimal(cell) ? toPlain(cell) : cell);
  const lines = comparisonTable(comparison).map(({ about, name, cells }) => [about, name, ...cells.map(words)]);
  return toCsvTable([['about', 'name', ...comparison.runs.map(({ runId }) => runId)], ...lines]);
};
