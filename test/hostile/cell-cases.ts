import { edited, SMALL_PLAN, type Tabs } from '../support/small-plan.ts';

/** Cells that a planner, a formula or an attacker may leave behind, and what is found where. */
export interface CellCase {
  readonly name: string;
  readonly tabs: () => Tabs;
  /** Beginnings of `Tab!row code`; every one must be found. Empty: no error at all. */
  readonly errors: readonly string[];
  readonly asXlsx?: true;
}

const put = (tab: string, from: string, to: string) => (): Tabs => edited(SMALL_PLAN, tab, from, to);
const tokens = (text: string) => put('Candidates', 'A,Search,UK,10', `A,Search,UK,${quoted(text)}`);
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const contributions = (json: string) => (): Tabs => ({
  ...SMALL_PLAN,
  KPI_Contributions: `initiative_key,kpi_contribution_json\nA,${quoted(json)}\n`,
});
const weights = (text: string) => (): Tabs => ({
  ...SMALL_PLAN,
  Scenario_Config: `scenario_name,objective_mode,objective_weights_json\nQ1,weighted_kpis,${quoted(text)}\n`,
});
const tab = (name: string, text: string) => (): Tabs => ({ ...SMALL_PLAN, [name]: text });
const more = (name: string, text: string) => (): Tabs => ({ ...SMALL_PLAN, [name]: `${SMALL_PLAN[name]}${text}` });

const bad = (name: string, text: string): CellCase => ({ name, tabs: tokens(text), errors: ['Candidates!2 number-invalid'] });

export const CELL_CASES: readonly CellCase[] = [
  // Numbers
  bad('NaN', 'NaN'),
  bad('Infinity', '-Infinity'),
  bad('a number beyond all numbers', '1e400'),
  bad('a number of 300 digits', '9'.repeat(300)),
  bad('a hexadecimal number', '0x10'),
  bad('a German number', '1.200,5'),
  bad('a comma that may mean two things', '1,5'),
  bad('digits of another script', '١٢'),
  bad('a formula instead of a number', '=1+1'),
  bad('currency', '£5'),
  { name: '1e308', tabs: tokens('1e308'), errors: ['Candidates!2 number-invalid'] },
  { name: 'minus zero is zero', tabs: put('Candidates', 'D,Track,DE,5', 'D,Track,DE,-0'), errors: [] },
  { name: 'a negative cost', tabs: tokens('-1'), errors: ['Candidates!2 number-negative'] },
  // JSON
  {
    name: 'JSON 5,000 levels deep',
    tabs: contributions(`{"gmv":${'['.repeat(5000)}${']'.repeat(5000)}}`),
    errors: ['KPI_Contributions!2 json-invalid'],
  },
  { name: 'JSON that never ends', tabs: contributions('{"gmv": '), errors: ['KPI_Contributions!2 json-invalid'] },
  { name: 'a list instead of an object', tabs: contributions('[1]'), errors: ['KPI_Contributions!2 contributions-invalid'] },
  { name: 'a JSON key twice', tabs: contributions('{"gmv": 100, "gmv": 100}'), errors: ['KPI_Contributions!2 json-invalid'] },
  { name: 'a JSON number beyond all numbers', tabs: contributions('{"gmv": 1e999}'), errors: ['KPI_Contributions!2 json-invalid'] },
  { name: 'JSON keys that are built in elsewhere', tabs: contributions('{"__proto__": 1, "constructor": 2}'), errors: [] },
  { name: '__proto__ as a weight', tabs: weights('{"__proto__": 1}'), errors: ['Scenario_Config!2 kpi-unknown'] },
  {
    name: 'weights that are no weights',
    tabs: weights('{"gmv": "1; drop table initiatives"}'),
    errors: ['Scenario_Config!2 weights-invalid'],
  },
  // Tabs and headers
  { name: 'a tab without a header', tabs: tab('Candidates', 'A,10\nB,20\n'), errors: ['Candidates!1 column-missing'] },
  { name: 'an empty tab', tabs: tab('Candidates', ''), errors: ['Candidates!1 column-missing'] },
  {
    name: 'a header and no rows',
    tabs: tab('Candidates', 'initiative_key,engineering_tokens,kpi.gmv\n'),
    errors: ['Constraints!4 initiative-unknown'],
  },
  {
    name: 'a column twice',
    tabs: tab('Candidates', 'initiative_key,Initiative Key,tokens\nA,B,1\n'),
    errors: ['Candidates!1 column-duplicate'],
  },
  {
    name: 'a column by its name and its alias',
    tabs: tab('Candidates', 'initiative_key,tokens,engineering_tokens\nA,1,2\n'),
    errors: ['Candidates!1 column-duplicate'],
  },
  {
    name: 'a KPI column twice',
    tabs: tab('Candidates', 'initiative_key,tokens,kpi.gmv,KPI.GMV\nA,1,2,3\n'),
    errors: ['Candidates!1 column-duplicate'],
  },
  { name: 'a tab twice', tabs: () => ({ ...SMALL_PLAN, candidates_: SMALL_PLAN.Candidates ?? '' }), errors: ['Candidates'], asXlsx: true },
  // Keys
  {
    name: 'a key twice in another case',
    tabs: more('Candidates', 'a,Again,UK,1\n'),
    errors: ['Candidates!2 key-duplicate', 'Candidates!6 key-duplicate'],
  },
  {
    name: 'a key with letters that cannot be seen',
    tabs: more('Constraints', 'Q1,Base,must,,A\u200b,,,\n'),
    errors: ['Constraints!6 initiative-unknown'],
  },
  {
    name: 'a key that turns the writing round',
    tabs: more('Constraints', 'Q1,Base,must,,\u202eA,,,\n'),
    errors: ['Constraints!6 initiative-unknown'],
  },
  {
    name: 'a key of 100,000 characters',
    tabs: more('Constraints', `Q1,Base,must,,${'k'.repeat(100_000)},,,\n`),
    errors: ['Constraints!6 initiative-unknown'],
  },
  { name: 'a set name of 100,000 characters', tabs: more('Constraints', `Q1,${'s'.repeat(100_000)},must,,A,,,\n`), errors: [] },
  {
    name: 'a row that needs itself',
    tabs: more('Constraints', 'Q1,Base,require_prereq,,A,,,\n'),
    errors: ['Constraints!6 members-missing'],
  },
  {
    name: 'a rule type that a database would run',
    tabs: more('Constraints', `Q1,Base,'; drop table initiatives; --,,A,,,\n`),
    errors: ['Constraints!6 type-unknown'],
  },
  {
    name: 'a formula as a rule type',
    tabs: more('Constraints', 'Q1,Base,"=HYPERLINK(""http://evil.example"",""must"")",,A,,,\n'),
    errors: ['Constraints!6 type-unknown'],
  },
  // Texts that other programs stumble over
  {
    name: 'a mark, Windows line ends and a NUL',
    tabs: () => ({
      ...SMALL_PLAN,
      Candidates: `\ufeff${(SMALL_PLAN.Candidates ?? '').replaceAll('\n', '\r\n').replace('Search', 'Se\0arch')}`,
    }),
    errors: [],
  },
  { name: 'a title of ten million characters', tabs: put('Candidates', 'Search', 'x'.repeat(10_000_000)), errors: [] },
  { name: 'a key of ten million characters', tabs: put('Candidates', '\nD,Track', `\n${'x'.repeat(10_000_000)},Track`), errors: [] },
];
