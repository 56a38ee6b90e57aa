import type { Grid } from './grid.ts';
import { foldName } from './place.ts';

/** A run that the tab Runs of this sheet names. */
export interface SheetRun {
  readonly runId: string;
  readonly result: string;
}

/** The oldest first, however the tabs were sorted: there are several where a tab Runs is the planner's own. */
export const readRuns = (grids: readonly Grid[]): readonly SheetRun[] => {
  const runs = grids.flatMap(rowsOf);
  // As we write it; a planner may have typed over it or formatted it as a date.
  const isTimed = runs.every(({ ended }) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/u.test(ended));
  const momentOf = (run: TimedRun): string => (isTimed ? run.ended : run.runId.slice(0, MOMENT));
  return runs
    .sort((a, b) => (momentOf(a) < momentOf(b) ? -1 : momentOf(a) > momentOf(b) ? 1 : 0))
    .map(({ runId, result }) => ({ runId, result }));
};

/** Of a run's name, when it was asked for. */
const MOMENT = 'RUN-20261129-103000'.length;

interface TimedRun extends SheetRun {
  readonly ended: string;
}

const rowsOf = (grid: Grid): readonly TimedRun[] => {
  const header = grid.findIndex((cells) => cells.some((cell) => foldName(cell) === 'runid'));
  if (header < 0) return [];
  const at = (name: string): number => (grid[header] ?? []).findIndex((cell) => foldName(cell) === foldName(name));
  const [id, result, finished] = [at('run_id'), at('result'), at('finished_at')];
  return grid.slice(header + 1).flatMap((cells) => {
    const runId = (cells[id] ?? '').trim();
    return isRunId(runId) ? [{ runId, result: (cells[result] ?? '').trim(), ended: (cells[finished] ?? '').trim() }] : [];
  });
};

/** What stands in a cell may be anything; only a name of ours goes into a request. */
export const isRunId = (text: string): boolean => /^RUN-[\w-]{1,60}$/u.test(text);
