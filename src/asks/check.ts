import { z } from 'zod';
import { type CheckAnswer, type CheckRequest, checkSource } from '../app/check-source.ts';
import type { Json } from '../base/json.ts';
import { toIssueJson } from '../report/to-json.ts';
import type { Ask, Paper } from './ask.ts';
import { issue } from './documents/parts.ts';
import { SHAPES } from './documents/shapes.ts';
import { sourceName, word } from './request-parts.ts';
import { hasErrors } from './words/has-errors.ts';
import { countWords, issueLines } from './words/issue-lines.ts';

const request = z.strictObject({
  source: sourceName,
  workspace: word.optional().describe('The workspace of a live sheet at a server; a file needs none.'),
  write: z.boolean().default(false).describe('Write a status beside every row of the workbook.'),
});

const document = z
  .strictObject({
    issues: z.array(issue),
    sets: z.array(
      z.strictObject({
        scenario_name: z.string(),
        constraint_set_name: z.string(),
        status: z.enum(['ok', 'error']),
        hash: z.string().nullable().describe('Null: rows with errors block it.'),
        ...SHAPES,
      }),
    ),
  })
  .meta({ id: 'CheckDocument' });

/** Every issue of a workbook at once. */
export const checkAsk: Ask<CheckRequest, CheckAnswer> = {
  kind: 'check',
  about: 'workbook',
  takes: 'work',
  role: 'planner',
  urgency: 'interactive',
  makesRun: false,
  request,
  document,
  answer: (deps, asked) => checkSource(deps, asked),
  toJson: (answer) => toJson(answer),
  toLines: (answer, paper) => toLines(answer, paper),
  isGood: ({ issues }) => !hasErrors(issues),
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

const toLines = (answer: CheckAnswer, paper: Paper): readonly string[] => {
  const errors = answer.issues.filter((issue) => issue.severity === 'error').length;
  const { style } = paper;
  const sets = answer.sets.map(({ scenarioName, constraintSetName, hash, blockedBy }) => {
    const mark = hash === null ? style('red', 'blocked') : style('green', 'ok     ');
    const why = hash === null ? style('dim', ` by ${blockedBy.join(', ')}`) : '';
    return `  ${mark} ${scenarioName} / ${constraintSetName}${why}`;
  });
  const summary = `${countWords(errors, 'error')}, ${countWords(answer.issues.length - errors, 'warning')} in ${countWords(answer.rowCount, 'row')}.`;
  return [
    ...issueLines(answer.issues, paper),
    ...(sets.length === 0 ? [] : [style('bold', 'Constraint sets'), ...sets, '']),
    errors > 0 ? style('red', summary) : style('green', summary),
    ...(answer.receipt ? [receiptLine(answer.receipt.written, answer.receipt.backup)] : []),
  ];
};

const receiptLine = (written: number, backup: string | null): string =>
  written === 0
    ? 'Every status in the workbook was right already.'
    : `Wrote ${countWords(written, 'cell')}; the workbook as it was: ${backup}`;
