import { type Block, countWords, linesBlock, rowsBlock, type Shown } from './blocks.ts';
import type { CheckDocument, Issue, SyncDocument } from './contract.ts';
import { firstErrorOf, issueBlocks } from './issue-blocks.ts';
import type { Trouble } from './trouble.ts';

/** What a check found. `isWritten`: it stands in the sheet, too. */
export const checkShown = ({ issues, sets }: CheckDocument, isWritten: boolean): Shown => {
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  const warnings = issues.length - errors;
  const title = errors > 0 ? `${countWords(errors, 'error')} to mend` : warnings > 0 ? 'No error' : 'Everything is in order';
  const lines = [
    `${countWords(errors, 'error')}, ${countWords(warnings, 'warning')}.${isWritten ? ' Every row says its own in the column run_status.' : ''}`,
  ];
  const blocked = sets.filter(({ status }) => status === 'error').length;
  const setRows = sets.map((it) => ({
    place: null,
    label: `${it.scenario_name} / ${it.constraint_set_name}`,
    tone: it.status === 'ok' ? ('good' as const) : ('bad' as const),
    text: it.status === 'ok' ? 'ready to run' : 'blocked by rows with errors',
    more: [],
  }));
  return {
    blocks: [
      { kind: 'result', tone: errors > 0 ? 'bad' : warnings > 0 ? 'warn' : 'good', title, lines },
      ...issueBlocks(issues),
      ...rowsBlock(`Constraint sets (${sets.length - blocked} of ${sets.length} ready)`, setRows, true),
    ],
    firstError: firstErrorOf(issues),
  };
};

const KEPT = 'What rows with errors say was not taken over; its last good version stays.';

/** What a sync changed. */
export const syncShown = ({ workspace, changes, unchanged, notes, issues }: SyncDocument): Shown => {
  const { initiatives, kpis, scenarios, sets } = unchanged;
  const same = `Unchanged: ${countWords(initiatives, 'initiative')}, ${countWords(kpis, 'KPI')}, ${countWords(scenarios, 'scenario')}, ${countWords(sets, 'constraint set')}.`;
  const rows = changes.map(({ what, name, change, details }) => ({
    place: null,
    label: `${what} ${name}`,
    tone: change === 'archived' || change === 'stale' ? ('warn' as const) : ('good' as const),
    text: change,
    more: details,
  }));
  const firstError = firstErrorOf(issues);
  const title = changes.length === 0 ? 'Nothing had changed' : `${countWords(changes.length, 'change')} taken over`;
  return {
    blocks: [
      {
        kind: 'result',
        tone: firstError ? 'warn' : 'good',
        title,
        lines: [`Workspace "${workspace}".`, same, ...(firstError ? [KEPT] : [])],
      },
      ...issueBlocks(issues),
      ...linesBlock('Worth knowing', notes),
      ...rowsBlock('Changes', rows, changes.length > 20),
    ],
    firstError,
  };
};

/** A run that was refused before anything was solved. */
export const refusedShown = (message: string, issues: readonly Issue[]): Shown => ({
  blocks: [{ kind: 'result', tone: 'bad', title: 'This run was refused; nothing was solved', lines: [message] }, ...issueBlocks(issues)],
  firstError: firstErrorOf(issues),
});

export const stoppedShown: Shown = {
  blocks: [{ kind: 'result', tone: 'plain', title: 'Stopped', lines: ['It was stopped before there was anything to show.'] }],
  firstError: null,
};

export const troubleBlock = (trouble: Trouble): Block => ({ kind: 'trouble', trouble });

export const nothing: Shown = { blocks: [], firstError: null };
