import type { Grid } from './grid.ts';
import { foldName } from './place.ts';

/** A run that the tab Runs of this sheet names. */
export interface SheetRun {
  readonly runId: string;
  readonly result: string;
}

/** The oldest first, as they stand there. */
export const readRuns = (grid: Grid | null): readonly SheetRun[] => {
  const header = (grid ?? []).findIndex((cells) => cells.some((cell) => foldName(cell) === 'runid'));
  if (!grid || header < 0) return [];
  const at = (name: string): number => (grid[header] ?? []).findIndex((cell) => foldName(cell) === foldName(name));
  const [id, result] = [at('run_id'), at('result')];
  return grid.slice(header + 1).flatMap((cells) => {
    const runId = (cells[id] ?? '').trim();
    return isRunId(runId) ? [{ runId, result: (cells[result] ?? '').trim() }] : [];
  });
};

/** What stands in a cell may be anything; only a name of ours goes into a request. */
export const isRunId = (text: string): boolean => /^RUN-[\w-]{1,60}$/u.test(text);
