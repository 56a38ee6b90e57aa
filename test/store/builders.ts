import { type Decimal, decimal } from '../../src/base/decimal.ts';
import { record } from '../../src/base/json.ts';
import type { Compilation, CompiledSet, Provenance, SetOutcome, Shapes } from '../../src/compile/compiled-set.ts';
import { type Candidate, INPUT_TABS, type InputTab, type Kpi, type RowSet, type Scenario } from '../../src/rows/row-set.ts';
import { hashSet } from '../../src/store/records/constraint-sets.ts';
import type { SyncInput } from '../../src/store/save-sync.ts';

/** Row sets and compilations by hand, for tests of the store alone. */

export const candidate = (key: string, tokens: string | null, more: Partial<Candidate> = {}): Candidate => ({
  key,
  title: `Title of ${key}`,
  tokens: tokens === null ? null : decimal(tokens),
  dimensions: record([['country', 'UK']]),
  contributions: record([['revenue', decimal('1.5')]]),
  isSelectedForRun: true,
  deadlineDate: null,
  periodKey: null,
  lifecycleStatus: '',
  activeOverallScore: null,
  notes: '',
  row: 2,
  broken: false,
  ...more,
});

export const kpi = (key: string, more: Partial<Kpi> = {}): Kpi => ({
  key,
  name: key,
  level: 'strategic',
  unit: '',
  direction: 'increase',
  notes: '',
  row: 2,
  broken: false,
  ...more,
});

export const scenario = (name: string, more: Partial<Scenario> = {}): Scenario => ({
  name,
  periodKey: '2026-Q1',
  capacityTokens: decimal('100'),
  mode: 'north_star',
  weights: record(),
  synergyBonusPct: null,
  notes: '',
  row: 2,
  broken: false,
  ...more,
});

export const shapes = (more: Partial<Shapes> = {}): Shapes => ({
  floors_json: record(),
  caps_json: record(),
  targets_json: record(),
  mandatory_initiatives_json: [],
  bundles_json: [],
  exclusions_initiatives_json: [],
  exclusions_pairs_json: [],
  prerequisites_json: record(),
  synergy_bonuses_json: [],
  ...more,
});

export const caps = (...entries: readonly (readonly [dimension: string, key: string, max: string])[]): Pick<Shapes, 'caps_json'> => {
  const result = record<Record<string, Decimal>>();
  for (const [dimension, key, max] of entries)
    result[dimension] = record([...Object.entries(result[dimension] ?? {}), [key, decimal(max)]]);
  return { caps_json: result };
};

const someProvenance: readonly Provenance[] = [
  { bucket: 'caps_json', entry: ['country', 'UK'], rows: ['Constraints!2'], strength: 'hard' },
];

export const set = (scenarioName: string, constraintSetName: string, of: Partial<Shapes>, provenance = someProvenance): CompiledSet => {
  const all = shapes(of);
  const content = { scenarioName, constraintSetName, shapes: all, bonusPct: [], provenance, hash: '' };
  return { ...content, hash: hashSet(content) };
};

export const good = (of: CompiledSet): SetOutcome => ({
  scenarioName: of.scenarioName,
  constraintSetName: of.constraintSetName,
  set: of,
  blockedBy: [],
});

export const blocked = (scenarioName: string, constraintSetName: string): SetOutcome => ({
  scenarioName,
  constraintSetName,
  set: null,
  blockedBy: ['Constraints!9'],
});

export interface Sheet {
  readonly candidates?: readonly Candidate[];
  readonly kpis?: readonly Kpi[];
  readonly northStar?: string | null;
  readonly scenarios?: readonly Scenario[];
  readonly sets?: readonly SetOutcome[];
  readonly strays?: readonly string[];
  readonly brokenTabs?: readonly InputTab[];
}

export const rowSet = (sheet: Sheet): RowSet => ({
  kpis: sheet.kpis ?? [kpi('revenue', { level: 'north_star' })],
  northStar: sheet.northStar ?? 'revenue',
  candidates: sheet.candidates ?? [],
  knownInitiatives: (sheet.candidates ?? []).map(({ key }) => key),
  dimensions: ['country'],
  scenarios: sheet.scenarios ?? [],
  inactiveScenarios: [],
  rules: [],
  states: [],
  layouts: [],
  brokenTabs: sheet.brokenTabs ?? [],
  issues: [],
});

export const compilation = (sheet: Sheet): Compilation => ({ sets: sheet.sets ?? [], issues: [], strays: sheet.strays ?? [], skipped: [] });

/** The sheet that most tests begin with: three initiatives, one scenario, two sets. */
export const SHEET = {
  candidates: [candidate('INIT-1', '10', { row: 2 }), candidate('INIT-2', '20.5', { row: 3 }), candidate('INIT-3', null, { row: 4 })],
  scenarios: [scenario('Base')],
  sets: [good(set('Base', 'Lean', caps(['country', 'UK', '250']))), good(set('Base', 'Rich', caps(['country', 'UK', '400'])))],
} as const satisfies Sheet;

export const sync = (workspace: string, sheet: Sheet, more: Partial<SyncInput> = {}): SyncInput => ({
  workspace: { name: workspace, identity: `/plans/${workspace}.xlsx`, nameIsExplicit: false },
  rowSet: rowSet(sheet),
  compilation: compilation(sheet),
  source: `${workspace}.xlsx`,
  actor: 'ada',
  now: '2026-01-01T10:00:00.000Z',
  tabsWithRows: new Set<InputTab>(INPUT_TABS),
  allowEmptyTab: false,
  dryRun: false,
  ...more,
});
