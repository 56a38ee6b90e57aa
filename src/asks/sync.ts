import { z } from 'zod';
import { type SyncAnswer, type SyncRequest, syncSource } from '../app/sync-source.ts';
import type { Json } from '../base/json.ts';
import { toIssueJson } from '../report/to-json.ts';
import type { Ask, Paper } from './ask.ts';
import { issue } from './documents/parts.ts';
import { given, sourceName, workspaceName } from './request-parts.ts';
import { hasErrors } from './words/has-errors.ts';
import { countWords, issueLines } from './words/issue-lines.ts';

const request = z
  .strictObject({
    source: sourceName,
    workspace: workspaceName.optional(),
    dry_run: z.boolean().default(false).describe('Say what would change, and write nothing.'),
    allow_empty_tab: z.boolean().default(false).describe('Archive what stood on a tab that has no rows any more.'),
    write: z.boolean().default(true).describe('Write a status beside every row of the workbook.'),
  })
  .transform(
    ({ source, workspace, dry_run, allow_empty_tab, write }): SyncRequest => ({
      source,
      ...given('workspace', workspace),
      dryRun: dry_run,
      allowEmptyTab: allow_empty_tab,
      write,
    }),
  );

const document = z
  .strictObject({
    workspace: z.string(),
    dry_run: z.boolean(),
    changes: z.array(
      z.strictObject({
        what: z.enum(['kpi', 'initiative', 'scenario', 'constraint set']),
        name: z.string(),
        change: z.enum(['added', 'changed', 'archived', 'restored', 'stale', 'fresh again']),
        details: z.array(z.string()).describe('Field by field, in words.'),
        version: z.int(),
      }),
    ),
    unchanged: z.strictObject({ kpis: z.int(), initiatives: z.int(), scenarios: z.int(), sets: z.int() }),
    notes: z.array(z.string()),
    issues: z.array(issue),
    written: z.int().describe('So many cells of the workbook.'),
    backup: z.string().nullable(),
  })
  .meta({ id: 'SyncDocument' });

/** Brings the database to what a workbook says. */
export const syncAsk: Ask<SyncRequest, SyncAnswer> = {
  kind: 'sync',
  about: 'workbook',
  takes: 'work',
  role: 'planner',
  urgency: 'interactive',
  makesRun: false,
  request,
  document,
  answer: (deps, asked) => syncSource(deps, asked),
  toJson: (answer) => toJson(answer),
  toLines: (answer, paper) => toLines(answer, paper),
  isGood: ({ issues }) => !hasErrors(issues),
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

const toLines = ({ issues, report, receipt }: SyncAnswer, paper: Paper): readonly string[] => {
  const { style } = paper;
  const changes = report.changes.flatMap(({ what, name, change, details }) => [
    `  ${style(change === 'archived' || change === 'stale' ? 'yellow' : 'green', change.padEnd(11))} ${what} ${name}`,
    ...details.map((detail) => style('dim', `                ${detail}`)),
  ]);
  const { kpis, initiatives, scenarios, sets } = report.unchanged;
  const same = `Unchanged: ${countWords(initiatives, 'initiative')}, ${countWords(kpis, 'KPI')}, ${countWords(scenarios, 'scenario')}, ${countWords(sets, 'constraint set')}.`;
  const title = report.dryRun ? `What a sync of the workspace "${report.workspace}" would change:` : `Workspace "${report.workspace}":`;
  return [
    ...issueLines(issues, paper),
    style('bold', title),
    ...(changes.length === 0 ? ['  nothing changed'] : changes),
    same,
    ...report.notes.map((note) => style('yellow', note)),
    ...(receipt && receipt.written > 0 ? [`Wrote ${countWords(receipt.written, 'cell')}; the workbook as it was: ${receipt.backup}`] : []),
  ];
};
