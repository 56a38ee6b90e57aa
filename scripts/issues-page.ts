import type { IssueKind } from '../src/base/issue.ts';
import { byCodeUnit } from '../src/base/json.ts';
import * as compileIssues from '../src/compile/issues.ts';
import { PROBLEM_ISSUES } from '../src/problem/problem-issues.ts';
import * as reportIssues from '../src/report/issues.ts';
import * as rowIssues from '../src/rows/issues.ts';

/** Every kind of finding about a workbook: the catalogues of the rooms that read, compile and report. */
export const CATALOGUE: readonly IssueKind[] = [
  ...Object.values(rowIssues),
  ...Object.values(compileIssues),
  ...Object.values(reportIssues),
];

/** Errors that are only warnings in some places, which their text names. */
const SOMETIMES_WARNINGS: readonly string[] = [rowIssues.kpiUnknown.code, compileIssues.sliceEmpty.code];

/** The planners' page about findings, in Markdown, one section per code. */
export const issuesPage = (): string => {
  const byCode = new Map<string, IssueKind[]>();
  for (const kind of CATALOGUE) byCode.set(kind.code, [...(byCode.get(kind.code) ?? []), kind]);
  const codes = [...byCode].sort(([a], [b]) => byCodeUnit(a, b));
  const index = codes.map(([code, kinds]) => `| [\`${code}\`](#${code}) | ${severityOf(kinds)} | ${firstSentence(kinds)} |`);
  return `${[OPENING, ['| code | severity | in short |', '|---|---|---|', ...index].join('\n'), ...codes.map(section), problemFiles()].join('\n\n')}\n`;
};

/** Findings about problem files, which planners rarely meet: a table is enough. */
const problemFiles = (): string =>
  [
    '## Findings about problem files',
    '`planwright solve` reads problem files (planwright-problem/1) and names what is wrong with one at its place in the file:',
    [
      '| code | what it means | for example | to mend it |',
      '|---|---|---|---|',
      ...PROBLEM_ISSUES.map(({ code, means, example, fix }) => `| \`${code}\` | ${means} | ${example.replaceAll('|', '\\|')} | ${fix} |`),
    ].join('\n'),
  ].join('\n\n');

const OPENING = `# What Planwright finds in a workbook

<!-- Made by \`npm run docs\` from the issues.ts of src/rows, src/compile and src/report. Edit the texts there. -->

Every finding stands at its row: \`run_status\` shows it as \`ERROR [code] …\` or \`WARNING [code] …\`, and \`planwright check\` lists all of
them at once. The message says what was found, what is expected and what to do; this page says more about each code.

- **An error blocks what it touches.** A constraint set with an error row is not stored: its last good version stays, marked stale, and the
  other sets go through. An error on \`Scenario_Config\` blocks that scenario, one on \`Metrics_Config\` what uses that KPI. An initiative with an error
  stays at its last good version.
- **A warning blocks nothing.** It points at what is probably not meant. Nor does
  \`conflict\`, which only a run can find: its rows are sound one by one.
- A row that belongs to no set (no set name, unknown scenario) blocks none; every run mentions it.
- A skipped row (\`is_active\` FALSE, or of an inactive scenario) is not looked at.`;

const section = ([code, kinds]: readonly [string, readonly IssueKind[]]): string =>
  [
    `## ${code}`,
    `**${severityOf(kinds)}** · ${each(kinds, (it) => it.means)}`,
    `*For example:* ${each(kinds, (it) => it.example)}`,
    `*To mend it:* ${each(kinds, (it) => it.fix)}`,
  ].join('\n\n');

const severityOf = (kinds: readonly IssueKind[]): string =>
  kinds.some((it) => SOMETIMES_WARNINGS.includes(it.code)) ? 'error or warning' : [...new Set(kinds.map((it) => it.severity))].join(' or ');

const each = (kinds: readonly IssueKind[], text: (kind: IssueKind) => string): string =>
  [...new Set(kinds.map(text))].map(escaped).join(' ');

const firstSentence = (kinds: readonly IssueKind[]): string => escaped(/^.*?[.](?=\s|$)/u.exec(kinds[0]?.means ?? '')?.[0] ?? '');

// A `|` would end a table cell, `<` begin a tag; inside back-ticks both are plain text but for the table.
const escaped = (text: string): string =>
  text
    .split('`')
    .map((part, at) => (at % 2 === 1 ? part : part.replaceAll('<', '&lt;')))
    .join('`')
    .replaceAll('|', '\\|');
