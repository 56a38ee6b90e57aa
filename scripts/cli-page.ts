import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, Help } from 'commander';
import { assert } from '../src/base/errors.ts';
import { makeProgram } from '../src/cli/program.ts';

const EXAMPLES = join(import.meta.dirname, '../test/golden/cli');

/** What a planner should know of a command beyond its options, and the examples that show it. */
const MORE: Readonly<Record<string, { readonly words: string; readonly examples: readonly string[] }>> = {
  init: {
    words: `A path that does not exist becomes a workbook (\`.xlsx\`) or a folder of CSV files (a path that ends in \`/\`). In a workbook that exists, only the tabs
that are missing are added, without rows; everything else stays as it is, byte for byte.`,
    examples: ['init', 'init-again'],
  },
  check: {
    words:
      'Nothing is written, neither to the workbook (without `--write`) nor to a database. What each finding means: [issues.md](issues.md).',
    examples: ['check'],
  },
  watch: {
    words: `Each save is checked within about a second, and only statuses that are wrong by now are written; where all are right, nothing is. While the workbook is open in Excel or
LibreOffice nothing is written into it: findings are told here, and the statuses follow when you close it, or go into \`roadmap.checked.xlsx\` at once with \`--copy\`. A save that came
in between is read first. \`--run\` keeps every run in the database, like \`planwright run\`; a change stops a run that is under way and begins a new one. Ctrl-C or SIGTERM ends
it after the write that is under way. More: [watch.md](watch.md).`,
    examples: [],
  },
  sync: {
    words: `Each constraint set goes in whole or not at all: one with an error keeps its last good version, marked stale, while the others go through. What left
the workbook is archived, never deleted, and comes back when it returns. Syncing twice changes nothing.`,
    examples: ['sync-dry-run', 'sync'],
  },
  run: {
    words: `The run is kept in the database with everything it was made from. Its rows are added to \`Runs\`, \`Results\` and \`Gaps_and_Alerts\`, below those of
older runs. Ctrl-C stops it with the best plan found so far, which is kept and never called optimal; Ctrl-C again ends at once. If the workbook is open in Excel,
close it and run again: the run itself is kept (\`planwright runs\`), only the writing has to be repeated.

\`--gap 1\` stops as soon as no plan can be more than 1 % better; such a run is called feasible, never optimal. With \`--progress\` standard error brings a line like
\`{"progress":{"bound":195,"gap_pct":2.6,"incumbent":190,"name":"gmv","seconds":0.4,"stage":1,"stage_count":2}}\` whenever there is news; these are the solver's own words,
for showing only. \`--engine\` uses another solver that is on this computer: [second-opinions.md](second-opinions.md).

\`--price-rows\` and \`--price-initiatives\` say what rows and initiatives cost, by solving again after the run is kept: [explain.md](explain.md).`,
    examples: ['run', 'run-infeasible', 'run-prices', 'error'],
  },
  solve: { words: 'The form of the file is `planwright-problem/1`; `planwright export` writes it.', examples: ['solve'] },
  verify: {
    words: `The problem is built anew from the stored inputs of the run. Its plan is checked twice, exactly: against the problem, and against the rows. Then the problem is
solved by another solver, of another make than the run's unless \`--engine\` names one, and the values are compared exactly, objective by objective. The verdict is *agree*,
*disagree* (exit code 1) or *undecided*, where the other solver was stopped first; what is confirmed all the same is said. It is kept with the run: \`planwright runs RUN\`
shows it. More: [second-opinions.md](second-opinions.md).`,
    examples: ['verify', 'verify-engines'],
  },
  compare: {
    words: `The runs are read from the database with all that they were asked; nothing is solved. Differences in the questions are told against the run named first.
More: [compare.md](compare.md).`,
    examples: ['compare'],
  },
  whatif: {
    words: `The new run stands on the stored inputs of the first one, whatever the sheet says by now, and is kept like every run, with its parent and the changes. Changes that are
not possible, or of which one would hide another, are refused, all of them at once; a change that changes nothing is told as such. Where no plan is left, the answer names the
rows and the wishes (\`What-if row 1\`) that cannot hold together.`,
    examples: ['whatif', 'whatif-weights'],
  },
  robustness: {
    words: `Every future is the run's own problem with the uncertain numbers drawn anew, solved to the proof. A future that the time limit stops is told as not settled and its plan
does not count. The same seed draws the same futures, whatever the number of threads. Settled futures are kept in the database: the same question goes on where it stopped,
also with more samples. \`--write\` adds the answer to the tab \`Robustness\` of the workbook, below what stands there. How to read it: [robustness.md](robustness.md).`,
    examples: ['robustness'],
  },
  runs: {
    words: `A run may be named by any beginning or end of its id that only it has. \`published\` names the run whose plan is published, in every command that asks for a run;
where several scenarios have one, say which: \`published:2026-Q1\`. The list marks published plans, and what-ifs with the run they change.`,
    examples: ['runs'],
  },
  'runs publish': {
    words: `Only a run with a plan can be published, and each scenario has one published plan at a time; whether it is proven best is said. Later runs of the scenario say
what changed since: in the terminal, in \`message\` on \`Runs\`, and in \`--json\` under \`since_published\`. More: [published.md](published.md).`,
    examples: ['publish'],
  },
  'runs unpublish': { words: '', examples: [] },
  'runs publications': { words: '', examples: ['publications'] },
  explain: {
    words: `Every cost is found by solving the problem of the run again with that one change, and holds to the last digit; where the time limit came first, the answer says
*at most*, *at least* or *not known*. Of equally good other plans the one that changes least is shown. \`--rows\` solves without one row at a time: a row with slack can cost, too,
and a tight one nothing. Nothing is written, neither to the workbook nor to the run. How to read it: [explain.md](explain.md).`,
    examples: ['explain', 'explain-one', 'explain-rows'],
  },
  curve: {
    words: `Every step is an exact solve: with less than its capacity the best plan is worth less. The answer says *these are all steps* only where that is proven; where the time
or \`--count\` came first, what was not looked at is listed with certain bounds. Nothing is written but the file of \`--csv\`. How to read it: [curve.md](curve.md).`,
    examples: ['curve'],
  },
  frontier: {
    words: `What the run maximises does not matter here, its rows do. The answer says *these are all* only where that is proven; else what was not looked at is listed with certain
bounds. Nothing is written but the file of \`--csv\`. How to read it: [frontier.md](frontier.md).`,
    examples: [],
  },
  alternatives: {
    words: `Each plan keeps all rows of the run. The first differs most from the plan of the run, each further one most from the nearest of all before it. With \`--ties\` it
says *and no more* only where that is proven. Nothing is written, neither to the workbook nor to the run. How to read it: [alternatives.md](alternatives.md).`,
    examples: ['alternatives', 'alternatives-ties'],
  },
  export: {
    words: `\`lp\` and \`mps\` are read by other solvers (HiGHS, CBC, SCIP, Gurobi, CPLEX, GLPK); an MPS file minimises, so the objective stands in it with its sign turned.

\`planwright export roadmap.xlsx --to roadmap/\` copies a workbook into a folder of CSV files, and \`planwright export roadmap/ --to roadmap.xlsx\` back; it needs no database. All tabs are
copied, also those that Planwright does not know, every value as it is: digit for digit, dates (to the second) as dates, percentages as percentages, text as text. Nothing is overwritten: the
destination must be new, an empty folder, or a Google Sheet with nothing but its first empty tab, which stays. The copy is read again and compared cell by cell, and so is what its constraint sets compile to; then the answer lists what cannot be carried
(formulas become what they showed; formats, notes, drop-downs, merged cells, filters, charts, macros …), by tab, with counts. The tabs that Planwright reads get its own looks and
drop-downs in a new workbook. CSV holds text only: \`12\` becomes a number again on the way back, \`0012\`, \`TRUE\` and dates stay text, which reads the same.`,
    examples: ['export'],
  },
  db: { words: '', examples: ['db'] },
  'db check': { words: '', examples: [] },
  'db migrate': {
    words: `Every command does so when it opens the database; this one does nothing else, and says what changed. Nothing is lost by it: the stores of all earlier versions
are brought up to date with every row. A Planwright that is older than the schema refuses to open it.`,
    examples: ['db-migrate'],
  },
  'db backup': {
    words: `What is read is of one moment; others may go on working meanwhile (an embedded database is used by one program at a time, so stop \`serve\` there first). The
file is the same for both kinds of database, so that it also moves an embedded one to a server and back. It holds workbooks and the hashes of tokens: only its owner may read it.
Its form: [backup.md](backup.md).`,
    examples: ['db-backup'],
  },
  'db restore': {
    words: `The whole file is compared with its hashes before anything is touched, and what is in the tables afterwards with the file, byte for byte, before it counts; then
everything is compared as \`db check\` does. \`--workspace\` brings one workspace into a database that has others. More: [backup.md](backup.md).`,
    examples: ['db-restore'],
  },
  'db log': { words: '', examples: ['db-log'] },
  team: {
    words: `These commands work on the database itself: whoever can open it decides who is let in. Until the first role is given, the service is reached from its own
computer only and asks nobody for a token; from then on it asks everybody. More: [access.md](access.md).`,
    examples: [],
  },
  'team add': {
    words: `A *viewer* sees everything of a workspace, a *planner* also runs, syncs, uploads and publishes, an *admin* also says who may do what. Of the role in a workspace and the one in
all workspaces the higher one counts. The first person who gets a role must be an admin of all workspaces, and one always stays.`,
    examples: ['team-add', 'team-add-workspace'],
  },
  'team remove': { words: '', examples: ['team-remove'] },
  'team list': { words: '', examples: ['team-list'] },
  'team token': { words: '', examples: [] },
  'team token create': {
    words: `The token is the only line on standard output; the database keeps a hash of it alone. It may the least of what its person may and what its own role says.`,
    examples: ['team-token-create'],
  },
  'team token list': { words: '', examples: ['team-token-list'] },
  'team token revoke': { words: '', examples: ['team-token-revoke'] },
  'team audit': { words: '', examples: ['team-audit'] },
  serve: {
    words: `The address stands on standard output as soon as it answers; what happens is told on standard error, one JSON line each (\`PLANWRIGHT_LOG_LEVEL\`). The embedded database
is held open meanwhile, so that other commands wait for it. Several servers on one PostgreSQL share nothing else: put them behind whatever spreads requests. At SIGTERM no more requests
are taken, streams end (whoever listens goes on at another server), and what is here is answered; a job that does not end within the grace is done anew by the next worker.
How to use it: [service.md](service.md); who may: [access.md](access.md).`,
    examples: [],
  },
  worker: {
    words: `Workers take jobs from the database that \`PLANWRIGHT_DATABASE_URL\` names, the most urgent first. One that dies, or is cut off from the database, loses its job to
another, usually within 15 seconds, and can write nothing for it from then on; a job that has cost ten workers their life ends as failed. At SIGTERM it takes no more and hands back what
does not end within the grace; the second ends it at once.`,
    examples: [],
  },
};

/** The page about the command line, in Markdown: made from the commands' own definitions and from what they print in the tests. */
export const cliPage = (): string => {
  const program = makeProgram(async () => undefined);
  const withThoseBelow = (command: Command): readonly Command[] => [
    command,
    ...command.commands.filter((it) => it.name() !== 'info').flatMap(withThoseBelow),
  ];
  const commands = program.commands.flatMap(withThoseBelow);
  return `${[OPENING, ...commands.map(section), CLOSING].join('\n\n')}\n`;
};

const section = (command: Command): string => {
  const name = nameOf(command);
  const more = MORE[name];
  assert(more, `scripts/cli-page.ts says nothing about planwright ${name}`);
  const isSub = name.includes(' ');
  const level = isSub ? '###' : '##';
  const usage =
    command.commands.length > 0 && command.registeredArguments.length === 0
      ? `planwright ${name}`
      : `planwright ${name} ${command.usage().replace('[options] ', '').replace('[command] ', '')} [options]`;
  return [
    `${level} planwright ${name}`,
    command.description(),
    ...(more.words === '' ? [] : [more.words]),
    `\`\`\`\n${usage.replace(/ +/g, ' ')}\n\`\`\``,
    ...optionTable(command),
    ...more.examples.map((it) => `\`\`\`\n${readFileSync(join(EXAMPLES, `${it}.txt`), 'utf8').trimEnd()}\n\`\`\``),
  ].join('\n\n');
};

const nameOf = (command: Command): string => {
  const parent = command.parent;
  return parent?.parent ? `${nameOf(parent)} ${command.name()}` : command.name();
};

const optionTable = (command: Command): readonly string[] => {
  const help = new Help();
  const rows = [
    ...command.registeredArguments.map((it) => [`<${it.name()}>`, it.description] as const),
    ...help
      .visibleOptions(command)
      .filter((it) => it.long !== '--help')
      .map((it) => [it.flags, help.optionDescription(it)] as const),
  ];
  if (rows.length === 0) return [];
  return [
    [
      '| | |',
      '|---|---|',
      ...rows.map(([flags, words]) => `| \`${flags.replaceAll('|', '\\|')}\` | ${words.replaceAll('|', '\\|')} |`),
    ].join('\n'),
  ];
};

const OPENING = `# The command line

<!-- Made by \`npm run docs\` from src/cli/commands, scripts/cli-page.ts and the examples in test/golden/cli. Edit the texts there. -->

In this folder every command is called as \`npm run planwright -- COMMAND …\`; below it is written \`planwright COMMAND …\`. A *source* is an \`.xlsx\` or \`.xlsm\`
workbook, or a folder with one CSV file per tab. \`planwright help COMMAND\` says what this page says.

With \`--json\` a command prints one JSON document on standard output and everything else on standard error; an error is
\`{"error": {"code", "message", "hint"}}\`. A run whose workbook could not be written answers with its plan, and says why under \`workbook\`.

| exit code | means | what to do |
|---|---|---|
| 0 | fine | |
| 1 | errors in the data (for \`run\`: that concern it), no plan keeps all rules, or a file that may not be written | mend the rows that are named |
| 2 | wrong usage: an unknown option, name or file, or a file that is no workbook | look at the message and its hint |
| 70 | a mistake of Planwright's own | please report it with the message |
| 75 | not now: the workbook is open or changed meanwhile, or another Planwright is using the database | try again later |

| environment variable | means |
|---|---|
| \`PLANWRIGHT_HOME\` | the folder of the embedded database; without it the usual folder for a user's data (Linux \`~/.local/share/planwright\`, macOS \`~/Library/Application Support/planwright\`, Windows \`%LOCALAPPDATA%\\planwright\\Data\`). \`npm start\` keeps its own in \`.planwright/\` of the project. |
| \`PLANWRIGHT_DATABASE_URL\` | a PostgreSQL server to use instead: \`postgresql://user:password@host/database\` |
| \`PLANWRIGHT_SERVER\`, \`PLANWRIGHT_TOKEN\` | a service to ask instead, and the token to show there: [Asking a server](#asking-a-server) |
| \`PLANWRIGHT_ACTOR\` | who asks, for the log of changes; without it the user's name |
| \`NO_COLOR\`, \`FORCE_COLOR\` | never or always colours |`;

const CLOSING = `## Asking a server

\`--server URL\` (or \`PLANWRIGHT_SERVER\`) behind any command that asks something lets it ask a team's \`planwright serve\` instead of the database on this computer: the same
options, the same answer, the same exit codes. Those commands are \`sync\`, \`run\`, \`runs\` and what is below it, \`verify\`, \`explain\`, \`compare\`, \`whatif\`,
\`robustness\`, \`curve\`, \`frontier\`, \`alternatives\`, \`export\` and \`db log\`. The others are about this computer, and refuse \`--server\`; \`check\`, \`init\` and \`solve\`
need none, but for a \`check\` of a Google Sheet.

\`\`\`
export PLANWRIGHT_SERVER=https://plan.example.org
read -rs PLANWRIGHT_TOKEN && export PLANWRIGHT_TOKEN
planwright run team.xlsx --constraint-set Base
\`\`\`

- **The token** is better not typed: everybody on the computer can see what a running command was called with, and shells keep it. \`--token\` is for where that does not
  matter. It is sent to that address alone, in no message and in no file; over \`http://\` to another computer it travels unencrypted, so use \`https://\`.
- **The workbook** is sent where the server's newest version of it differs. It is known by its file name in the workspace, which is \`--workspace\` or the workbook's own name; a
  workspace that is not there is made where you may make one.
- **What others have sent** is never superseded by a file that may be another one. Which version of the server's a file was last is kept beside it (\`.planwright/sent/\`). Where
  somebody else has sent a version since, or a workbook of that name that this file is not known to be, nothing is sent and the exit code is 2. Then give a plan of its own a
  workspace of its own (\`--workspace\`), or say that it is the next version all the same: \`--next-version\`. Every version is kept.
- **What comes back**: what the server writes is a new version there, and replaces your file with the usual care: with a backup,
  not while a spreadsheet program has it open, and not where it changed meanwhile. Then the new version is put beside it (\`team.version-3.xlsx\`), and the exit code is 75.
  A server takes .xlsx and .xlsm files, no folders of CSV files.
- **A Google Sheet** (\`gsheet:<id>\`, or its address) is sent nowhere: it is linked with the workspace on the server where it is not yet, what is asked is done there, and written into the sheet itself.
  Where no \`--workspace\` is named, it is found where it is linked. [google-sheets.md](google-sheets.md#on-the-teams-server) says what linking needs.
- **Runs** are found by their ids in all workspaces that you may see; \`runs\` and \`runs publications\` ask for \`--workspace\` where there are several.
- **Ctrl-C** ends the work on the server, and shows what is known by then. A connection that breaks is made again, and goes on where it was; the work on the server
  does not mind. After two minutes without the server the command ends with exit code 75 and names the job, which goes on there.

## Where the old workbook is

Before anything is written into a workbook, a copy of it as it was goes to \`.planwright/backups/\` in the same folder, named after the workbook and the time (UTC):
\`roadmap.20270104T091500123Z.xlsx\`. The first one (before Planwright ever wrote) and the five latest of each file are kept. To go back, close the workbook and copy that file over it:

\`\`\`
cp .planwright/backups/roadmap.20270104T091500123Z.xlsx roadmap.xlsx
\`\`\`

A write is checked before it counts: only the cells that were meant may differ, every other part of the file is the same to the byte. If the workbook changed since it was
read, or a spreadsheet program has it open, nothing is written and the exit code is 75.

## Formulas over results

A workbook that was written asks to be recalculated when it is opened, and Excel does so. LibreOffice keeps the old values of your own formulas until Ctrl+Shift+F9,
unless Tools > Options > LibreOffice Calc > Formula > Recalculation on File Load says *Always*.`;
