import type { Command } from 'commander';
import { type CheckAnswer, checkSource } from '../../app/check-source.ts';
import { countWords, issueLines } from '../../asks/words/issue-lines.ts';
import type { Json } from '../../base/json.ts';
import { toIssueJson } from '../../report/to-json.ts';
import type { Door, ExitCode } from '../door.ts';

interface Options {
  readonly json?: boolean;
  readonly write?: boolean;
}

export const addCheck = (program: Command, run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): void => {
  program
    .command('check')
    .description('Check a workbook: every issue at once, each at its row. Needs no database.')
    .argument('<source>', 'an .xlsx file, or a folder with one CSV file per tab')
    .option('--write', 'also write a status beside every row of the workbook')
    .option('--json', 'one JSON document on standard output')
    .action((source: string, options: Options) =>
      run(async (door) => {
        const answer = await checkSource(door.deps, { source, write: options.write ?? false });
        if (options.json) door.printJson(toJson(answer));
        else for (const line of toLines(answer, door)) door.print(line);
        return answer.issues.some((issue) => issue.severity === 'error') ? 1 : 0;
      }),
    );
};

const toJson = (answer: CheckAnswer): Json => ({
  issues: answer.issues.map(toIssueJson),
  sets: answer.sets.map(({ scenarioName, constraintSetName, hash, shapes }) => ({
    scenario_name: scenarioName,
    constraint_set_name: constraintSetName,
    status: hash === null ? 'error' : 'ok',
    hash,
    ...shapes,
  })),
});

const toLines = (answer: CheckAnswer, door: Door): readonly string[] => {
  const errors = answer.issues.filter((issue) => issue.severity === 'error').length;
  const { style } = door;
  const sets = answer.sets.map(({ scenarioName, constraintSetName, hash, blockedBy }) => {
    const mark = hash === null ? style('red', 'blocked') : style('green', 'ok     ');
    const why = hash === null ? style('dim', ` by ${blockedBy.join(', ')}`) : '';
    return `  ${mark} ${scenarioName} / ${constraintSetName}${why}`;
  });
  const summary = `${countWords(errors, 'error')}, ${countWords(answer.issues.length - errors, 'warning')} in ${countWords(answer.rowCount, 'row')}.`;
  return [
    ...issueLines(answer.issues, door),
    ...(sets.length === 0 ? [] : [style('bold', 'Constraint sets'), ...sets, '']),
    errors > 0 ? style('red', summary) : style('green', summary),
    ...(answer.receipt ? [receiptLine(answer.receipt.written, answer.receipt.backup)] : []),
  ];
};

const receiptLine = (written: number, backup: string | null): string =>
  written === 0
    ? 'Every status in the workbook was right already.'
    : `Wrote ${countWords(written, 'cell')}; the workbook as it was: ${backup}`;
