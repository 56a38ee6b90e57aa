import { EXAMPLE } from '../../src/app/example/example.ts';
import { type ExampleRow, templateSheets } from '../../src/rows/template.ts';
import { newWorkbookBytes } from '../../src/sheet/xlsx/new-sheets/new-workbook.ts';

/** The example as a careless planner would leave it, and with titles that would do harm if they were anything but text. */

type Slips = Readonly<Record<number, ExampleRow>>;

export const HOSTILE_TITLES = {
  html: '<img src=x onerror=alert(1)>',
  formula: '=HYPERLINK("http://127.0.0.1:1/x","click")',
  rightToLeft: 'مرحبا بالعالم: تجربة \u202Eabc',
  long: `${'Donaudampfschifffahrt'.repeat(15)} ${'x'.repeat(300)}`,
} as const;

const TITLES: Slips = {
  3: { title: HOSTILE_TITLES.html },
  5: { title: HOSTILE_TITLES.formula },
  7: { title: HOSTILE_TITLES.rightToLeft },
  9: { title: HOSTILE_TITLES.long },
};
/** Row 5 and row 22 of Candidates. */
const CANDIDATE_SLIPS: Slips = { 3: { engineering_tokens: 'abc' }, 20: { 'kpi.gmv': '1,5' } };
/** Row 3 of Constraints. */
const RULE_SLIPS: Slips = { 1: { min_tokens: '-5' } };

const withSlips = (rows: readonly ExampleRow[], ...slips: readonly Slips[]): readonly ExampleRow[] =>
  rows.map((row, at) => Object.assign({}, row, ...slips.map((it) => it[at] ?? {})));

/** `isMended`: but for the row of Constraints. */
export const faultyPlan = ({ isMended = false } = {}): Uint8Array =>
  newWorkbookBytes(
    templateSheets({
      example: {
        ...EXAMPLE,
        Candidates: withSlips(EXAMPLE.Candidates ?? [], TITLES, isMended ? {} : CANDIDATE_SLIPS),
        Constraints: withSlips(EXAMPLE.Constraints ?? [], RULE_SLIPS),
      },
    }),
  );

/** As many candidates, and nothing else that would know them. */
export const longPlan = (count: number): Uint8Array => {
  const rows = EXAMPLE.Candidates ?? [];
  const candidates = Array.from({ length: count }, (_, at) => ({ ...rows[at % rows.length], initiative_key: `BIG-${at}` }));
  return newWorkbookBytes(templateSheets({ example: { ...EXAMPLE, Candidates: candidates, Constraints: [], KPI_Contributions: [] } }));
};
