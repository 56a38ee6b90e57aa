import { type Random, random } from './random.ts';
import type { CandidateDraft, RuleDraft, SliceDraft, WorkbookDraft } from './random-workbook.ts';

/** Tabs as rows of texts, for `toWorkbook`. */
export type Tabs = Record<string, string[][]>;

type Cells = Readonly<Record<string, string>>;

/** How a workbook is written down where the contract leaves a choice. */
interface Style {
  rows<T>(rows: readonly T[]): readonly T[];
  /** A word or key whose case does not matter. */
  word(text: string): string;
  header(name: string, tab: string): string;
  columns(names: readonly string[]): readonly string[];
  list(keys: readonly string[]): string;
  number(digits: string): string;
  slice(slice: SliceDraft): SliceDraft;
  kpi(key: string, northStar: string): string;
  type(word: RuleDraft['type']): string;
  /** Should it be written the other way (a contribution in the JSON cell, a target on Constraints, keys in member_keys)? */
  otherwise(): boolean;
}

const PLAIN: Style = {
  rows: (rows) => rows,
  word: (text) => text,
  header: (name) => name,
  columns: (names) => names,
  list: (keys) => keys.join('|'),
  number: (digits) => digits,
  slice: (slice) => slice,
  kpi: (key) => key,
  type: (word) => word,
  otherwise: () => false,
};

const ALIASES: Readonly<Record<string, readonly string[]>> = {
  // On Targets only: a `value` or `type` on Constraints is a planner's own.
  'Targets target_value': ['value'],
  'Targets target_type': ['type', 'floor_or_goal'],
  engineering_tokens: ['tokens'],
  country: ['market'],
  product: ['product_area'],
  dimension_key: ['key'],
  member_keys: ['members', 'bundle_member_keys', 'prereq_member_keys'],
};

const TYPE_ALIASES: Readonly<Record<RuleDraft['type'], string>> = {
  capacity_floor: 'floor',
  capacity_cap: 'cap',
  mandatory: 'must',
  exclude_initiative: 'exclusion_initiative',
  exclude_pair: 'exclusion_pair',
  synergy: 'synergy_bonus',
  bundle: 'bundle_all_or_nothing',
  prerequisite: 'require_prereq',
  target: 'target',
};

/** Without Metrics_Config the spelling of a KPI's column is the KPI's own, so it is kept. */
const messy = (chance: Random, keepsKpiHeaders: boolean): Style => {
  const word = (text: string): string => chance.pick([text, text.toLowerCase(), text.toUpperCase(), ` ${text} `]);
  const spaced = (text: string): string => word(text.replaceAll('_', () => chance.pick(['_', ' ', '-'])));
  return {
    rows: (rows) => chance.shuffle(rows),
    word,
    // The key of a `kpi.` column is a key, not a name: only its case is free.
    header: (name, tab) => {
      const aliases = ALIASES[name] ?? ALIASES[`${tab} ${name}`] ?? [];
      if (name.startsWith('kpi.')) return keepsKpiHeaders ? name : word(name);
      return spaced(chance.chance(0.3) ? (chance.some(aliases, 1)[0] ?? name) : name);
    },
    columns: (names) => chance.shuffle(names),
    list: (keys) => keys.map(word).join(chance.pick(['|', ';', ',', '\n', ' | ', ', '])),
    number: (digits) => rewrite(digits, chance),
    slice: ({ dimensions, keys }) => {
      const order = chance.shuffle(dimensions.map((_, at) => at));
      return { dimensions: order.map((at) => dimensions[at] ?? ''), keys: order.map((at) => keys[at] ?? '') };
    },
    kpi: (key, northStar) => word(chance.pick([key, `kpi.${key}`, key === northStar ? 'north_star' : key])),
    type: (type) => spaced(chance.chance(0.4) ? TYPE_ALIASES[type] : type),
    otherwise: () => chance.chance(0.3),
  };
};

const rewrite = (digits: string, chance: Random): string => {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(.*)$/.exec(digits) ?? [];
  const grouped = whole.length > 3 ? `${whole.slice(0, -3)}${chance.pick([',', ' ', '\u00a0', ''])}${whole.slice(-3)}` : whole;
  return `${sign}${grouped}${rest === '' ? chance.pick(['', '', '.0']) : `${rest}${chance.pick(['', '0'])}`}`;
};

/** A draft written down in the plainest way, or (with a seed) in one of the many ways that mean the same. */
export const toTabs = (draft: WorkbookDraft, messySeed?: number): Tabs => {
  const style = messySeed === undefined ? PLAIN : messy(random(messySeed), draft.kpis === null);
  const onTargets = new Set(draft.rules.filter((rule) => rule.type === 'target' && !style.otherwise()));
  const tab = (name: string, rows: readonly Cells[], columns: readonly string[]): string[][] => toSheetRows(name, rows, columns, style);
  const rules = (from: readonly RuleDraft[]): readonly Cells[] => from.map((rule) => ruleCells(rule, draft, style));
  const metrics = draft.kpis?.map(({ key, level, direction }) => ({ kpi_key: key, kpi_level: level, direction }));
  return {
    Candidates: tab(
      'Candidates',
      draft.candidates.map((it) => candidateCells(it, draft, style)),
      candidateColumns(draft),
    ),
    ...(metrics ? { Metrics_Config: tab('Metrics_Config', metrics, ['kpi_key', 'kpi_level', 'direction']) } : {}),
    Scenario_Config: tab('Scenario_Config', scenarioCells(draft, style), SCENARIO_COLUMNS),
    Constraints: tab('Constraints', rules(draft.rules.filter((rule) => !onTargets.has(rule))), [
      ...SET_COLUMNS,
      ...RULE_COLUMNS,
      ...TARGET_COLUMNS,
    ]),
    Targets: tab('Targets', rules(draft.rules.filter((rule) => onTargets.has(rule))), [...SET_COLUMNS, ...TARGET_COLUMNS]),
  };
};

const SET_COLUMNS = ['scenario_name', 'constraint_set_name', 'dimension', 'dimension_key', 'strength', 'notes'];
const TARGET_COLUMNS = ['kpi_key', 'target_type', 'target_value', 'baseline_value'];
const RULE_COLUMNS = ['constraint_type', 'min_tokens', 'max_tokens', 'member_keys', 'bonus_pct'];
const SCENARIO_COLUMNS = ['scenario_name', 'objective_mode', 'capacity_total_tokens', 'objective_weights_json', 'synergy_bonus_pct'];
const DIMENSION_COLUMNS = ['country', 'department', 'product', 'dim.platform'];

const candidateColumns = ({ kpis, candidates }: WorkbookDraft): readonly string[] => {
  const carried = kpis?.map((it) => it.key) ?? [...new Set(candidates.flatMap((it) => Object.keys(it.contributions)))];
  const own = ['engineering_tokens', 'active_overall_score', 'is_selected_for_run', 'kpi_contribution_json'];
  return ['initiative_key', ...DIMENSION_COLUMNS, ...own, ...carried.map((it) => `kpi.${it}`)];
};

const candidateCells = (candidate: CandidateDraft, draft: WorkbookDraft, style: Style): Cells => {
  const entries = Object.entries(candidate.contributions);
  const inJson = style.otherwise();
  // Without Metrics_Config the spelling of a KPI is the candidates' own.
  const key = (it: string): string => (draft.kpis ? style.kpi(it, draft.northStar).trim() : it);
  return {
    initiative_key: candidate.key,
    ...candidate.dimensions,
    engineering_tokens: candidate.tokens === '' ? '' : style.number(candidate.tokens),
    active_overall_score: candidate.score,
    is_selected_for_run: candidate.isSelected ? style.word('TRUE') : '',
    kpi_contribution_json: inJson ? `{${entries.map(([kpi, value]) => `${JSON.stringify(key(kpi))}: ${value}`).join(', ')}}` : '',
    ...(inJson ? {} : Object.fromEntries(entries.map(([kpi, value]) => [`kpi.${kpi}`, style.number(value)]))),
  };
};

const scenarioCells = (draft: WorkbookDraft, style: Style): readonly Cells[] =>
  draft.scenarios.map((it) => {
    const weights = Object.entries(it.weights);
    const json = `{${weights.map(([kpi, weight]) => `"${style.kpi(kpi, draft.northStar).trim()}": ${weight}`).join(', ')}}`;
    const simple = weights.map(([kpi, weight]) => `${style.kpi(kpi, draft.northStar)}=${weight}`).join(', ');
    return {
      scenario_name: it.name,
      objective_mode: style.word(it.mode),
      capacity_total_tokens: it.capacity === '' ? '' : style.number(it.capacity),
      objective_weights_json: weights.length === 0 ? '' : style.otherwise() ? simple : json,
      synergy_bonus_pct: it.synergyBonusPct,
    };
  });

const ruleCells = (rule: RuleDraft, draft: WorkbookDraft, style: Style): Cells => {
  const [only = ''] = rule.scenarios;
  const scenario = rule.scenarios === '*' ? '*' : rule.scenarios.length === 1 ? style.word(only) : style.list(rule.scenarios);
  const base = { scenario_name: scenario, constraint_set_name: rule.set, strength: rule.strength, notes: rule.notes };
  return { ...base, constraint_type: style.type(rule.type), ...ownCells(rule, draft, style) };
};

const ownCells = (rule: RuleDraft, draft: WorkbookDraft, style: Style): Cells => {
  switch (rule.type) {
    case 'capacity_floor':
      return { ...sliceCells(rule.slice, style), min_tokens: style.number(rule.tokens) };
    case 'capacity_cap':
      return { ...sliceCells(rule.slice, style), max_tokens: style.number(rule.tokens) };
    case 'mandatory':
    case 'exclude_initiative':
    case 'exclude_pair':
    case 'synergy':
      return { ...initiativeCells(rule.initiatives, style), ...(rule.type === 'synergy' ? { bonus_pct: rule.bonusPct } : {}) };
    case 'bundle':
      return { dimension: style.word('bundle'), dimension_key: rule.bundle, member_keys: style.list(rule.members) };
    case 'prerequisite':
      return { dimension: style.word('initiative'), dimension_key: style.list(rule.dependents), member_keys: style.list(rule.needs) };
    case 'target':
      return {
        ...sliceCells(rule.slice, style),
        kpi_key: style.kpi(rule.kpi, draft.northStar),
        target_type: style.word(rule.targetType),
        target_value: style.number(rule.value),
        baseline_value: rule.baseline === '' ? '' : style.number(rule.baseline),
      };
  }
};

const sliceCells = (slice: SliceDraft, style: Style): Cells => {
  if (slice.dimensions.length === 0) return style.otherwise() ? {} : { dimension: style.word('all'), dimension_key: style.word('all') };
  const { dimensions, keys } = style.slice(slice);
  return { dimension: style.word(dimensions.join('_')), dimension_key: style.word(keys.join('_')) };
};

const initiativeCells = (keys: readonly string[], style: Style): Cells => {
  const dimension = style.otherwise() ? '' : style.word('initiative');
  if (!style.otherwise()) return { dimension, dimension_key: style.list(keys) };
  return { dimension, dimension_key: style.list(keys.slice(0, 1)), member_keys: style.list(keys.slice(1)) };
};

const toSheetRows = (tab: string, rows: readonly Cells[], columns: readonly string[], style: Style): string[][] => {
  const order = style.columns(columns);
  return [order.map((name) => style.header(name, tab)), ...style.rows(rows).map((row) => order.map((name) => row[name] ?? ''))];
};
