import { canonicalJson } from '../../src/base/json.ts';
import { shapesToJson } from '../../src/compile/assemble-set.ts';
import { compileSets } from '../../src/compile/compile-sets.ts';
import type { Compilation, Shapes } from '../../src/compile/compiled-set.ts';
import { readRows } from '../../src/rows/read-rows.ts';
import type { RowSet } from '../../src/rows/row-set.ts';
import { rulebook } from '../../src/rules/index.ts';
import type { Workbook } from '../../src/sheet/workbook.ts';
import { toWorkbook } from './csv-workbook.ts';

/** Rows of a tab as objects by header; every header used becomes a column. */
export type Rows = readonly Readonly<Record<string, string>>[];

/** A small workbook that is sound: what a test says replaces a tab. Rules belong to scenario `Q1`, set `Base`, unless they say otherwise. */
export interface Small {
  readonly candidates?: Rows;
  /** `null`: no such tab. */
  readonly metrics?: Rows | null;
  readonly scenarios?: Rows;
  readonly constraints?: Rows;
  readonly targets?: Rows;
  readonly contributions?: Rows;
}

const candidate = (initiative_key: string, country: string, product: string, tokens: string, gmv: string, wait = '0') => ({
  initiative_key,
  country,
  product,
  engineering_tokens: tokens,
  'kpi.gmv': gmv,
  'kpi.wait': wait,
});

/** UK: A 10, B 20, D 0.3; DE: C 40; without a cost: E. */
export const CANDIDATES: Rows = [
  candidate('A', 'UK', 'Pay', '10', '100', '-1'),
  candidate('B', 'UK', 'Search', '20', '50', '2'),
  candidate('C', 'DE', 'Pay', '40', '-5', '-3'),
  candidate('D', 'UK', 'Pay', '0.3', '1'),
  candidate('E', 'FR', 'Pay', '', '70'),
];

/** gmv: north star, to increase; wait: to decrease. */
export const METRICS: Rows = [
  { kpi_key: 'gmv', kpi_level: 'north_star', direction: 'increase' },
  { kpi_key: 'wait', kpi_level: '', direction: 'decrease' },
];

export const smallWorkbook = (small: Small): Workbook => {
  const inSet = (rows: Rows = []): Rows => rows.map((row) => ({ scenario_name: 'Q1', constraint_set_name: 'Base', ...row }));
  const tabs = {
    Candidates: toTab(small.candidates ?? CANDIDATES, ['initiative_key', 'engineering_tokens']),
    ...(small.metrics === null ? {} : { Metrics_Config: toTab(small.metrics ?? METRICS, ['kpi_key']) }),
    Scenario_Config: toTab(small.scenarios ?? [{ scenario_name: 'Q1', objective_mode: 'north_star', capacity_total_tokens: '100' }], []),
    Constraints: toTab(inSet(small.constraints), ['scenario_name', 'constraint_set_name', 'constraint_type']),
    Targets: toTab(inSet(small.targets), ['scenario_name', 'constraint_set_name', 'kpi_key', 'target_type', 'target_value']),
    ...(small.contributions ? { KPI_Contributions: toTab(small.contributions, ['initiative_key', 'kpi_contribution_json']) } : {}),
  };
  return toWorkbook(tabs);
};

const toTab = (rows: Rows, required: readonly string[]): string[][] => {
  const headers = [...new Set([...required, ...rows.flatMap((row) => Object.keys(row))])];
  return [headers, ...rows.map((row) => headers.map((header) => row[header] ?? ''))];
};

export interface Verdict {
  readonly rowSet: RowSet;
  readonly compilation: Compilation;
  /** `Tab!row code`, warnings with a trailing `?`, in sheet order; without the one that E of `CANDIDATES` always gets. */
  readonly found: readonly string[];
  readonly messages: readonly string[];
  /** The shapes of `Q1 / Base` (or another set) as canonical JSON, only the buckets that hold something; `null`: not stored. */
  stored(set?: string, scenario?: string): unknown;
}

export const judgeWorkbook = (workbook: Workbook): Verdict => {
  const rowSet = readRows(workbook);
  const compilation = compileSets(
    rowSet,
    rulebook.map((rule) => rule.compile),
  );
  const issues = [...rowSet.issues, ...compilation.issues].filter((it) => it.code !== 'tokens-missing' || it.facts.key !== 'E');
  return {
    rowSet,
    compilation,
    found: issues.map((it) => `${it.place.tab}!${it.place.row} ${it.code}${it.severity === 'warning' ? '?' : ''}`),
    messages: issues.map((it) => it.message),
    stored: (name = 'Base', scenario = 'Q1') => {
      const set = compilation.sets.find((it) => it.constraintSetName === name && it.scenarioName === scenario)?.set;
      return set ? filled(set.shapes) : null;
    },
  };
};

export const judge = (small: Small): Verdict => judgeWorkbook(smallWorkbook(small));

const filled = (shapes: Shapes): unknown => {
  const json: Readonly<Record<string, unknown>> = JSON.parse(canonicalJson(shapesToJson(shapes)));
  return Object.fromEntries(Object.entries(json).filter(([, it]) => !['{}', '[]'].includes(JSON.stringify(it))));
};
