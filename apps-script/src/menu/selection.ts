import type { RowLine } from './blocks.ts';
import { cellOf, findLayout, type Grid, kindOf } from './grid.ts';
import type { Place } from './place.ts';
import { readStatus } from './row-status.ts';
import { isRunId } from './runs-tab.ts';
import type { Trouble } from './trouble.ts';

/** What the selected row is, and so what there is to say of it. */
export type Selected =
  | { readonly kind: 'findings'; readonly rows: readonly RowLine[] }
  | { readonly kind: 'initiative'; readonly key: string; readonly runId: string | null }
  | { readonly kind: 'rule'; readonly place: Place }
  | { readonly kind: 'sound'; readonly status: string }
  | { readonly kind: 'none'; readonly trouble: Trouble };

const RULES: readonly string[] = ['Constraints', 'Targets'];

export const readSelection = (tab: string, row: number, grid: Grid): Selected => {
  const kind = kindOf(tab);
  const layout = kind && findLayout(grid, kind);
  if (!kind || !layout) return { kind: 'none', trouble: ELSEWHERE };
  if (row <= layout.headerRow || (grid[row - 1] ?? []).every((cell) => cell.trim() === '')) return { kind: 'none', trouble: NO_ROW };
  const place = { tab: kind, row };
  const status = cellOf(grid, layout, row, 'run_status');
  const found = readStatus(status, place);
  if (found.some(({ tone }) => tone === 'bad')) return { kind: 'findings', rows: found };
  const key = cellOf(grid, layout, row, 'initiative_key');
  const runId = cellOf(grid, layout, row, 'run_id');
  if (kind === 'Candidates' || kind === 'Results')
    return key === '' ? { kind: 'none', trouble: NO_ROW } : { kind: 'initiative', key, runId: isRunId(runId) ? runId : null };
  if (RULES.includes(kind)) return { kind: 'rule', place };
  return found.length > 0 ? { kind: 'findings', rows: found } : { kind: 'sound', status };
};

const ELSEWHERE: Trouble = {
  title: 'There is nothing to explain here',
  detail: 'The selected cell is on a tab that is not one of Planwright’s, or whose headers it does not find.',
  todo: 'Select a cell in a row of Candidates, Constraints or Targets, and try again.',
};
const NO_ROW: Trouble = {
  title: 'There is no row to explain here',
  detail: 'The selected cell is in the headers, or in a row that holds nothing.',
  todo: 'Select a cell in a row of Candidates, Constraints or Targets, and try again.',
};
