import { INPUT_TABS } from './row-set.ts';
import { TABLES } from './tables/index.ts';
import { ANSWER_TABS, OUTPUT_DOCS, OUTPUT_TABS, type OutputTab, outputColumns } from './tables/output-tabs.ts';
import { type ColumnDef, SYSTEM_COLUMNS, type TableDef } from './tables/table-def.ts';
import { SYSTEM_NOTES } from './template/system-columns.ts';

/** The planners' page about the workbook, in Markdown: made from the tables that the program reads by. */
export const sheetPage = (): string =>
  `${[
    OPENING,
    '## The tabs you fill\n\nColumns in **bold** must be there.',
    ...INPUT_TABS.map((tab) => tableSection(TABLES[tab])),
    systemSection(),
    '## The tabs Planwright fills',
    FILLED,
    ...[...OUTPUT_TABS, ...ANSWER_TABS].map(outputSection),
    CLOSING,
  ].join('\n\n')}\n`;

const OPENING = `# The workbook

<!-- Made by \`npm run docs\` from src/rows/tables. Edit the texts there. -->

A workbook is an \`.xlsx\` file or a folder with one CSV file per tab. \`planwright init roadmap.xlsx\` makes a filled example;
\`--empty\` makes the same tabs without rows. On a workbook that exists, \`init\` adds the tabs that are missing and touches nothing else.
\`planwright init roadmap/\` does the same with CSV files.

## How tabs, columns and cells are read

- **Tabs and columns are found by name**, never by position. Case, spaces, \`_\` and \`-\` do not matter: \`Initiative Key\` is \`initiative_key\`.
- **Columns that are not ours are left alone.** Keep formulas, notes and helper columns wherever you like. A title above the header row is fine.
- **Blank rows** are skipped and do not end the table. The totals row of an Excel table is no row. Row numbers in messages are the sheet's own.
- **Numbers** may be numeric cells or text: \`1200.5\`, \`1,200.5\`, \`1 200\`. The decimal point is always \`.\`, and \`,\` only separates groups of
  three digits. Anything else is reported, never taken for zero or for "unlimited". \`10%\` is 0.1, but 10 in columns that end in \`_pct\`.
- **Yes and no** are TRUE/FALSE, yes/no, 1/0 or x.
- **Dates** are date cells or ISO text (\`2027-03-31\`).
- **Formulas** count by the value the spreadsheet last calculated. An error value such as \`#REF!\` is reported.
- **Keys and names** match whatever their case, and are kept in one spelling. A key that looks like a number is still text.
- **Lists** may be separated by \`|\`, \`;\`, \`,\` or line breaks.
- **Periods** are \`2027\`, \`2027-H1\`, \`2027-Q1\`, \`2027-01\` or \`2027-W05\`; anything else is free text that only equals itself.
- **A row whose \`is_active\` is FALSE** is skipped, and so are the rows of a scenario whose \`is_active\` is FALSE.`;

const FILLED = `They are created when missing. New rows are added below what stands there; earlier ones, and columns of your own, stay. Sort and
filter them as you like. A tab of yours that only has such a name, and other content, stays as it is: the rows then go to \`Planwright_Runs\`,
\`Planwright_Results\` or \`Planwright_Gaps_and_Alerts\`.`;

const CLOSING = `## What is written

Only the three system columns, and the tabs Planwright fills. A cell that holds a formula is never overwritten. Every write goes to a copy that is
checked first, and the file before the write is kept in \`.planwright/backups\` beside it. Text that begins with \`=\`, \`+\`, \`-\` or \`@\` is
written as text, never as a formula. A workbook that cannot be edited safely (encrypted, signed, damaged) is refused, and stays as it is.`;

const tableSection = (table: TableDef): string =>
  [
    `### ${table.tab}`,
    `${table.doc}${table.optional ? ' This tab may be absent.' : ''}`,
    [
      '| column | what goes in | example |',
      '|---|---|---|',
      ...table.columns.map(columnLine),
      ...table.families.map(({ prefix, doc, example }) => `| \`${prefix}<name>\` | ${cell(doc)} | \`${cell(example)}\` |`),
    ].join('\n'),
  ].join('\n\n');

const columnLine = ({ name, doc, example, required, aliases, words }: ColumnDef): string => {
  const facts = [
    doc,
    ...(words === undefined ? [] : [`One of ${words.map((word) => `\`${word}\``).join(', ')}.`]),
    ...(aliases.length === 0 ? [] : [`Also found as ${aliases.map((alias) => `\`${alias}\``).join(', ')}.`]),
  ];
  const shown = required ? `**\`${name}\`**` : `\`${name}\``;
  return `| ${shown} | ${cell(facts.join(' '))} | \`${cell(example)}\` |`;
};

const systemSection = (): string =>
  [
    '### The system columns',
    'Every tab you fill may carry them; where they are missing they are added at the right end.',
    ['| column | what it holds |', '|---|---|', ...SYSTEM_COLUMNS.map((name) => `| \`${name}\` | ${cell(SYSTEM_NOTES[name])} |`)].join(
      '\n',
    ),
  ].join('\n\n');

const outputSection = (tab: OutputTab): string => {
  const columns = outputColumns(tab, { dimensions: ['country'], kpis: ['<key>'] });
  const many = tab === 'Results' ? ['There is one column per dimension (`country` stands for all of them) and one per KPI.'] : [];
  const lines = columns.map(({ name, doc }) => `| \`${name}\` | ${cell(doc)} |`);
  return [`### ${tab}`, OUTPUT_DOCS[tab], ['| column | what it holds |', '|---|---|', ...lines].join('\n'), ...many].join('\n\n');
};

/** Text that may stand in a table of Markdown. */
const cell = (text: string): string =>
  text
    .replaceAll('|', '\\|')
    .replaceAll('\n', ' ')
    .replaceAll(/(?<!`)<(\w+)>(?!`)/g, '&lt;$1&gt;');
