import { type Block, rowsBlock } from '../menu/blocks.ts';
import type { Watched } from '../menu/calls.ts';
import type { RunReport } from '../menu/contract.ts';
import { askExplain, askReport, askRun } from '../menu/requests.ts';
import { runBlocks } from '../menu/run-blocks.ts';
import { readRuns } from '../menu/runs-tab.ts';
import { readSelection } from '../menu/selection.ts';
import { TroubleError } from '../menu/trouble.ts';
import { submit } from './jobs.ts';
import { connection } from './kept.ts';
import { readRunsTabs, readSelected } from './sheet.ts';

/** What there is to say of the selected row: its errors at once, what a run made of it as a job. */
export const explainSelection = (): Watched => {
  const { tab, row, grid } = readSelected();
  const selected = readSelection(tab, row, grid);
  switch (selected.kind) {
    case 'none':
      throw new TroubleError(selected.trouble);
    case 'findings':
      return ended(rowsBlock('What is wrong with this row', selected.rows));
    case 'sound':
      return ended([{ kind: 'result', tone: 'good', title: selected.status || 'Not checked yet', lines: [SOUND] }]);
    case 'initiative':
      return explainIn(selected.runId, (run) => submit(connection(), askExplain(workspace(), run, { initiative: selected.key })));
    case 'rule':
      return explainIn(null, (run) => submit(connection(), askExplain(workspace(), run, 'rows'), selected.place));
  }
};

const SOUND = 'There is no more to say of a row of this tab. Candidates, Constraints and Targets can be explained by a run.';

const workspace = (): string => connection().settings.workspace;

const ended = (blocks: readonly Block[]): Watched => ({ kind: 'ended', jobKind: 'explain', shown: { blocks, firstError: null } });

/** Asks about the newest run of this sheet. Where that has no plan, the reason for it is all there is to say. */
const explainIn = (runId: string | null, ask: (run: string) => Watched): Watched => {
  if (runId !== null) return ask(runId);
  const runs = readRuns(readRunsTabs());
  const newest = runs[runs.length - 1];
  if (!newest) throw new TroubleError(NO_RUN);
  return newest.result === 'optimal' || newest.result === 'feasible' ? ask(newest.runId) : ended(withoutPlan(newest.runId));
};

const withoutPlan = (runId: string): readonly Block[] => {
  const { ask, settings } = connection();
  const report = ask<RunReport>(askReport(settings.workspace, runId));
  const { message } = ask<{ readonly message: string }>(askRun(settings.workspace, runId));
  return runBlocks(report, [`The newest run of this sheet (${runId}) has no plan that could be explained.`, message]);
};

const NO_RUN = {
  title: 'There is no run yet',
  detail: 'The tab Runs of this sheet names none, so nothing was chosen or left out.',
  todo: 'Run the sheet first: Planwright > Run all.',
};
