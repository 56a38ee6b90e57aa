import type { NewTextSheet } from '../../sheet/workbook.ts';
import { INPUT_TABS } from '../row-set.ts';
import { TABLES } from '../tables/index.ts';
import { OUTPUT_DOCS, OUTPUT_TABS } from '../tables/output-tabs.ts';

export const READ_ME = 'Read me';

type Line = NewTextSheet['lines'][number];

const heading = (text: string): readonly Line[] => [{ text: '' }, { text, look: 'subtitle' }];
const tabLine = (tab: string, doc: string): Line => ({ text: `${tab}: ${doc}` });

/** The first page: what the workbook is, how it is used, what the colours mean. */
export const readMeSheet = (): NewTextSheet => ({
  kind: 'text',
  name: READ_ME,
  tabColour: '8064A2',
  width: 108,
  lines: [
    { text: 'Plan with this workbook', look: 'title' },
    { text: 'Candidates say what could be done and what it costs. Constraints and Targets say what a good plan must keep.' },
    { text: 'Planwright finds the best plan that the capacity can buy, and writes it back here, with the reasons.' },
    ...heading('The loop'),
    { text: '1.  Edit any tab with a blue colour, then save and close the workbook.' },
    { text: '2.  Check: "planwright check roadmap.xlsx" looks at every row and says what is wrong, and where. It changes nothing.' },
    { text: '3.  Sync: "planwright sync roadmap.xlsx" keeps the rows in the store, and writes run_status beside each one.' },
    { text: '4.  Run: "planwright run roadmap.xlsx --scenario NAME --constraint-set NAME" finds the plan and fills the green tabs.' },
    { text: '5.  Read Results and Gaps_and_Alerts, change what you want, and run again. Earlier runs stay.' },
    ...heading('The tabs you fill'),
    ...INPUT_TABS.map((tab) => tabLine(tab, TABLES[tab].doc)),
    ...heading('The tabs Planwright fills'),
    ...OUTPUT_TABS.map((tab) => tabLine(tab, OUTPUT_DOCS[tab])),
    ...heading('The colours'),
    { text: 'A column that must be there', look: 'header-required' },
    { text: 'A column you may fill or leave out', look: 'header' },
    { text: 'A column that Planwright writes beside your rows, and never reads', look: 'header-system' },
    { text: 'A column of results', look: 'header-output' },
    { text: 'In run_status, green is OK, amber a warning that blocks nothing, red an error to mend, grey a row that is switched off.' },
    ...heading('Good to know'),
    { text: 'Point at a header to read what goes in. Order of tabs, columns and rows does not matter; only names do.' },
    { text: 'Add columns, colours, formulas and notes of your own wherever you like: they are left alone.' },
    { text: 'A blank cell never means zero, and a number that cannot be read is reported, never guessed.' },
    { text: 'One scenario may have many constraint sets: rows with the same two names belong together. * means every scenario.' },
    ...heading('Help'),
    { text: 'planwright --help lists the commands. The pages under docs explain the sheet, every rule, and every finding by its code.' },
  ],
});
