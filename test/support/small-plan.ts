import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { NewTableSheet } from '../../src/sheet/workbook.ts';
import { newWorkbookBytes } from '../../src/sheet/xlsx/new-sheets/new-workbook.ts';

/** Tabs as CSV texts, by name. */
export type Tabs = Readonly<Record<string, string>>;

/**
 * A small plan with the answers in one's head. Q1 has 60 tokens. Base caps the UK at 25 and aims at 250 gmv: best are A and C (190). Tight
 * also demands 30 tokens in the UK, more than its cap of 25 where B is excluded: no plan.
 */
export const SMALL_PLAN: Tabs = {
  Candidates: `initiative_key,title,country,engineering_tokens,kpi.gmv,is_selected_for_run,notes
A,Search,UK,10,100,x,=1+1
B,Pay,UK,20,50,,
C,Ship,DE,40,90,x,
D,Track,DE,5,0,,
`,
  Metrics_Config: 'kpi_key,kpi_level,unit\ngmv,north_star,EUR\n',
  Scenario_Config: 'scenario_name,objective_mode,period_key,capacity_total_tokens\nQ1,north_star,2026-Q1,60\n',
  Constraints: `scenario_name,constraint_set_name,constraint_type,dimension,dimension_key,min_tokens,max_tokens,notes
Q1,Base,cap,country,UK,,25,agreed in May
Q1,Tight,floor,country,UK,25,,
Q1,Tight,exclude_pair,,A|B,,,
Q1,Tight,cap,all,all,,60,
`,
  Targets: 'scenario_name,constraint_set_name,kpi_key,target_value,target_type\nQ1,Base,gmv,250,goal\n',
};

/** Writes tabs as a folder of CSV files. */
export const writeFolder = (path: string, tabs: Tabs = SMALL_PLAN): string => {
  mkdirSync(path, { recursive: true });
  for (const [tab, text] of Object.entries(tabs)) writeFileSync(join(path, `${tab}.csv`), text);
  return path;
};

/** Writes tabs as an `.xlsx` workbook; what looks like a number becomes one. */
export const writeXlsx = (path: string, tabs: Tabs = SMALL_PLAN): string => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, newWorkbookBytes(smallSheets(tabs)));
  return path;
};

export const smallSheets = (tabs: Tabs): readonly NewTableSheet[] =>
  Object.entries(tabs).map(([name, text]) => {
    const [headers = [], ...rows]: string[][] = parse(text, { relaxColumnCount: true });
    return {
      kind: 'table',
      name,
      columns: headers.map((header) => ({ header, width: 14 })),
      rows: rows.map((row) => row.map((cell) => (cell === '' ? null : /^-?\d+(\.\d+)?$/.test(cell) ? { number: cell } : { text: cell }))),
    };
  });

/** The tabs with one text replaced in one of them. */
export const edited = (tabs: Tabs, tab: string, from: string, to: string): Tabs => {
  const text = tabs[tab] ?? '';
  if (!text.includes(from)) throw new RangeError(`${tab} does not hold ${JSON.stringify(from)}`);
  return { ...tabs, [tab]: text.replace(from, to) };
};
