import type { Command } from 'commander';
import { type SyncAnswer, syncSource } from '../../app/sync-source.ts';
import { countWords, issueLines } from '../../asks/words/issue-lines.ts';
import type { Json } from '../../base/json.ts';
import { toIssueJson } from '../../report/to-json.ts';
import type { Door, ExitCode } from '../door.ts';

interface Options {
  readonly workspace?: string;
  readonly dryRun?: boolean;
  readonly allowEmptyTab?: boolean;
  readonly write: boolean;
  readonly json?: boolean;
}

export const addSync = (program: Command, run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): void => {
  program
    .command('sync')
    .description('Bring the database to what the workbook says, and write a status beside every row.')
    .argument('<source>', 'an .xlsx file, or a folder with one CSV file per tab')
    .option('--workspace <name>', 'the workspace to sync into (default: the name of the workbook)')
    .option('--dry-run', 'say what would change and write nothing')
    .option('--allow-empty-tab', 'archive what stood on a tab that has no rows any more')
    .option('--no-write', 'do not write statuses into the workbook')
    .option('--json', 'one JSON document on standard output')
    .action((source: string, options: Options) =>
      run(async (door) => {
        const { workspace, dryRun = false, allowEmptyTab = false, write } = options;
        const answer = await syncSource(door.deps, {
          source,
          dryRun,
          allowEmptyTab,
          write,
          ...(workspace === undefined ? {} : { workspace }),
        });
        if (options.json) door.printJson(toJson(answer));
        else for (const line of toLines(answer, door)) door.print(line);
        return answer.issues.some((issue) => issue.severity === 'error') ? 1 : 0;
      }),
    );
};

const toJson = ({ issues, report, receipt }: SyncAnswer): Json => ({
  workspace: report.workspace,
  dry_run: report.dryRun,
  changes: report.changes.map((change) => ({ ...change })),
  unchanged: report.unchanged,
  notes: report.notes,
  issues: issues.map(toIssueJson),
  written: receipt?.written ?? 0,
  backup: receipt?.backup ?? null,
});

const toLines = ({ issues, report, receipt }: SyncAnswer, door: Door): readonly string[] => {
  const { style } = door;
  const changes = report.changes.flatMap(({ what, name, change, details }) => [
    `  ${style(change === 'archived' || change === 'stale' ? 'yellow' : 'green', change.padEnd(11))} ${what} ${name}`,
    ...details.map((detail) => style('dim', `                ${detail}`)),
  ]);
  const { kpis, initiatives, scenarios, sets } = report.unchanged;
  const same = `Unchanged: ${countWords(initiatives, 'initiative')}, ${countWords(kpis, 'KPI')}, ${countWords(scenarios, 'scenario')}, ${countWords(sets, 'constraint set')}.`;
  const title = report.dryRun ? `What a sync of the workspace "${report.workspace}" would change:` : `Workspace "${report.workspace}":`;
  return [
    ...issueLines(issues, door),
    style('bold', title),
    ...(changes.length === 0 ? ['  nothing changed'] : changes),
    same,
    ...report.notes.map((note) => style('yellow', note)),
    ...(receipt && receipt.written > 0 ? [`Wrote ${countWords(receipt.written, 'cell')}; the workbook as it was: ${receipt.backup}`] : []),
  ];
};
