import { compareRuns } from '../answers/comparison/compare-runs.ts';
import type { Comparison } from '../answers/comparison/comparison.ts';
import { choiceRows, figureRows } from '../answers/comparison/to-text.ts';
import { UsageError } from '../base/errors.ts';
import type { AppDeps } from './deps.ts';
import { loadStoredRun } from './load-stored-run.ts';
import { reportStoredRun } from './report-solved-run.ts';
import { toCsvTable } from './to-csv-table.ts';
import { withStore } from './with-store.ts';

const MOST = 8;

/** 2 to 8 runs side by side, and what was asked differently from the first. */
export const compareStoredRuns = async (deps: AppDeps, ids: readonly string[]): Promise<Comparison> => {
  if (ids.length < 2 || ids.length > MOST)
    throw new UsageError(`Name 2 to ${MOST} runs to compare, not ${ids.length}.`, { code: 'compare-count' });
  const runs = await withStore(deps, async (store) => {
    const loaded = [];
    for (const id of ids) loaded.push(await loadStoredRun(store, id));
    return loaded;
  });
  const twice = runs.find(({ run }, at) => runs.findIndex((it) => it.run.runId === run.runId) !== at);
  if (twice) throw new UsageError(`The run ${twice.run.runId} is named twice.`, { code: 'compare-twice' });
  const [first, ...others] = runs.map((stored) => ({ report: reportStoredRun(stored), inputs: stored.inputs }));
  if (first === undefined) throw new UsageError('Name the runs to compare.', { code: 'compare-count' });
  return compareRuns(first, others);
};

/** The tables as CSV: one line per figure and per initiative, one column per run. */
export const toComparisonCsv = (comparison: Comparison): string =>
  toCsvTable([['', ...comparison.runs.map(({ runId }) => runId)], ...figureRows(comparison), ...choiceRows(comparison)]);
