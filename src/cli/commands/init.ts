import type { Command } from 'commander';
import { type InitReport, initWorkbook } from '../../app/init-workbook.ts';
import type { Json } from '../../base/json.ts';
import type { Door, ExitCode } from '../door.ts';

interface Options {
  readonly json?: boolean;
  readonly empty?: boolean;
}

export const addInit = (program: Command, run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): void => {
  program
    .command('init')
    .description('Write a ready workbook with a filled example; or add the tabs that an existing one lacks, touching nothing else.')
    .argument('<path>', 'an .xlsx file (new or existing), a folder/ for CSV files, or gsheet:<id> for a Google Sheet that exists')
    .option('--empty', 'without the rows of the example')
    .option('--json', 'one JSON document on standard output')
    .action((path: string, options: Options) =>
      run(async (door) => {
        const report = await initWorkbook(door.deps, { path, empty: options.empty ?? false });
        if (options.json) door.printJson(toJson(report));
        else for (const line of toLines(report)) door.print(line);
        return 0;
      }),
    );
};

const toJson = ({ path, outcome, kind, withExample, added, left, backup }: InitReport): Json => ({
  path,
  outcome,
  kind,
  with_example: withExample,
  added,
  left,
  backup,
});

const toLines = ({ outcome, path, added, backup, withExample }: InitReport): readonly string[] => {
  if (outcome === 'unchanged') return [`${path} has every tab already; nothing was written.`];
  if (outcome === 'completed') {
    return [`Added to ${path}: ${added.join(', ')}.`, ...(backup === null ? [] : [`The workbook as it was: ${backup}`])];
  }
  return [`Wrote ${path}${withExample ? ' with a filled example' : ''}: ${added.join(', ')}.`, `Next: planwright check ${path}`];
};
