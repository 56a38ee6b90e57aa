/**
 * Seeded random planning problems over every rule type, mode and scope, as plain numbers. `toTabs` writes one down as a workbook would hold
 * it; `best-plan.ts` answers it by trying every selection. Neither uses a line of the program.
 */

export interface PlanInitiative {
  readonly key: string;
  readonly country: string;
  readonly product: string;
  /** In hundredths; `null` when the cell is blank. */
  readonly tokens: number | null;
  /** In thousandths, by KPI. */
  readonly contributions: readonly number[];
  readonly isSelected: boolean;
  readonly deadline: string;
  readonly period: string;
}

export type PlanRule =
  | { readonly type: 'floor'; readonly country: string; readonly product: string; readonly tokens: number }
  | { readonly type: 'cap'; readonly country: string; readonly product: string; readonly tokens: number }
  | { readonly type: 'mandatory'; readonly key: string }
  | { readonly type: 'excluded'; readonly key: string }
  | { readonly type: 'bundle'; readonly name: string; readonly members: readonly string[] }
  | { readonly type: 'pair'; readonly a: string; readonly b: string }
  | { readonly type: 'prerequisite'; readonly dependent: string; readonly needs: readonly string[] }
  | { readonly type: 'synergy'; readonly a: string; readonly b: string; readonly pct: number | null }
  | {
      readonly type: 'target';
      readonly kind: 'floor' | 'goal';
      readonly country: string;
      readonly kpi: number;
      /** In thousandths. */
      readonly value: number;
      readonly baseline: number | null;
    };

export interface RandomPlan {
  readonly mode: 'north_star' | 'weighted_kpis' | 'lexicographic';
  readonly scope: 'all' | 'selected';
  /** In tenths, by KPI. */
  readonly weights: readonly number[];
  /** In hundredths; `null` is unlimited. */
  readonly capacity: number | null;
  readonly synergyPct: number | null;
  readonly initiatives: readonly PlanInitiative[];
  readonly rules: readonly PlanRule[];
}

export const KPIS = [
  { key: 'gmv', direction: 1 },
  { key: 'delivery_time', direction: -1 },
  { key: 'nps', direction: 1 },
] as const;

const COUNTRIES = ['UK', 'DE', 'FR'];
const PRODUCTS = ['Pay', 'Search'];

/** Mulberry32: a small seeded generator. */
const seeded = (seed: number) => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  const chance = (p: number): boolean => next() < p;
  const pick = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  };
  return { below, chance, pick };
};

type Dice = ReturnType<typeof seeded>;

export const randomPlan = (seed: number, most: number): RandomPlan => {
  const dice = seeded(seed);
  const { below, chance, pick } = dice;
  const count = 2 + below(most - 1);
  const initiatives = Array.from({ length: count }, (_, at) => randomInitiative(at, dice));
  const total = initiatives.reduce((sum, it) => sum + (it.tokens ?? 0), 0);
  const weights = KPIS.map(() => (chance(0.7) ? 1 + below(20) : 0));
  return {
    mode: pick(['north_star', 'weighted_kpis', 'lexicographic'] as const),
    scope: chance(0.75) ? 'all' : 'selected',
    weights: weights.some((it) => it > 0) ? weights : [10, 0, 0],
    capacity: chance(0.85) ? Math.floor(total * (0.2 + below(70) / 100)) : null,
    synergyPct: chance(0.3) ? below(60) : null,
    initiatives,
    rules: randomRules(initiatives, total, dice),
  };
};

const randomInitiative = (at: number, { below, chance, pick }: Dice): PlanInitiative => ({
  key: `INIT-${String(at + 1).padStart(3, '0')}`,
  country: chance(0.9) ? pick(COUNTRIES) : '',
  product: pick(PRODUCTS),
  tokens: chance(0.04) ? null : chance(0.05) ? 0 : 1 + below(chance(0.5) ? 30 : 4000),
  contributions: KPIS.map(() => (chance(0.75) ? below(chance(0.3) ? 10 : 90_000) - (chance(0.2) ? 30_000 : 0) : 0)),
  isSelected: chance(0.8),
  deadline: chance(0.05) ? pick(['2026-12-31', '2027-01-01']) : '',
  period: chance(0.07) ? pick(['2027-Q1', '2027-H2', '2027-W05']) : '',
});

const randomRules = (initiatives: readonly PlanInitiative[], total: number, dice: Dice): readonly PlanRule[] => {
  const { below, chance, pick } = dice;
  const keys = initiatives.map((it) => it.key);
  const pair = (): readonly [string, string] | undefined => {
    const [a, b] = [pick(keys), pick(keys)];
    return a === b ? undefined : a < b ? [a, b] : [b, a];
  };
  const rules: PlanRule[] = [];
  const seen = new Set<string>();
  const add = (id: string, rule: PlanRule): void => {
    if (!seen.has(id)) rules.push(rule);
    seen.add(id);
  };
  const slice = () => ({ country: chance(0.7) ? pick(COUNTRIES) : '', product: chance(0.4) ? pick(PRODUCTS) : '' });
  for (let n = below(3); n > 0; n--) {
    const s = slice();
    add(`cap ${s.country} ${s.product}`, { type: 'cap', ...s, tokens: Math.floor(total * (0.1 + below(60) / 100)) });
  }
  for (let n = below(3); n > 0; n--) {
    const s = slice();
    add(`floor ${s.country} ${s.product}`, { type: 'floor', ...s, tokens: Math.floor((total * below(25)) / 100) });
  }
  if (chance(0.4)) add('must', { type: 'mandatory', key: pick(keys) });
  if (chance(0.4)) add('not', { type: 'excluded', key: pick(keys) });
  if (chance(0.5)) add('bundle', { type: 'bundle', name: 'B1', members: [...new Set([pick(keys), pick(keys), pick(keys)])].sort() });
  for (let n = below(3); n > 0; n--) {
    const it = pair();
    if (it) add(`pair ${it.join()}`, { type: 'pair', a: it[0], b: it[1] });
  }
  for (let n = below(4); n > 0; n--) {
    const it = pair();
    if (!it) continue;
    const [dependent, needed] = chance(0.5) ? it : [it[1], it[0]];
    add(`need ${dependent}`, { type: 'prerequisite', dependent, needs: [needed] });
  }
  for (let n = below(4); n > 0; n--) {
    const it = pair();
    if (it) add(`syn ${it.join()}`, { type: 'synergy', a: it[0], b: it[1], pct: chance(0.5) ? below(80) : null });
  }
  for (let n = below(4); n > 0; n--) rules.push(...randomTarget(initiatives, seen, dice));
  return rules;
};

const randomTarget = (initiatives: readonly PlanInitiative[], seen: Set<string>, { below, chance, pick }: Dice): readonly PlanRule[] => {
  const kpi = below(KPIS.length);
  const country = chance(0.5) ? pick(COUNTRIES) : '';
  const id = `target ${country} ${kpi}`;
  const direction = KPIS[kpi]?.direction ?? 1;
  if (seen.has(id)) return [];
  seen.add(id);
  const members = initiatives.filter((it) => country === '' || it.country === country);
  const most = members.reduce((sum, it) => sum + Math.max(0, direction * (it.contributions[kpi] ?? 0)), 0);
  const required = Math.floor(most * (below(50) / 100)) - (chance(0.2) ? below(5_000) : 0);
  const baseline = chance(0.4) ? 1_000 * below(100) : null;
  const value = direction * required + (baseline ?? 0);
  return [{ type: 'target', kind: chance(0.6) ? 'floor' : 'goal', country, kpi, value, baseline }];
};

const decimals = (units: number, places: number): string => {
  const digits = String(Math.abs(units)).padStart(places + 1, '0');
  return `${units < 0 ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
};

/** The plan as rows of texts, tab by tab. */
export const toTabs = (plan: RandomPlan): Record<string, string[][]> => ({
  Metrics_Config: [
    ['kpi_key', 'kpi_level', 'direction'],
    ...KPIS.map(({ key, direction }, at) => [key, at === 0 ? 'north_star' : 'strategic', direction === 1 ? 'increase' : 'decrease']),
  ],
  Scenario_Config: [
    ['scenario_name', 'period_key', 'capacity_total_tokens', 'objective_mode', 'objective_weights_json', 'synergy_bonus_pct'],
    [
      'S',
      '2027-Q1',
      plan.capacity === null ? '' : decimals(plan.capacity, 2),
      plan.mode,
      plan.mode === 'north_star' ? '' : KPIS.map(({ key }, at) => `${key}=${decimals(plan.weights[at] ?? 0, 1)}`).join(', '),
      plan.synergyPct === null ? '' : String(plan.synergyPct),
    ],
  ],
  Candidates: [
    [
      'initiative_key',
      'country',
      'product',
      'engineering_tokens',
      'is_selected_for_run',
      'deadline_date',
      'period_key',
      ...KPIS.map(({ key }) => `kpi.${key}`),
    ],
    ...plan.initiatives.map((it) => [
      it.key,
      it.country,
      it.product,
      it.tokens === null ? '' : decimals(it.tokens, 2),
      it.isSelected ? 'TRUE' : 'FALSE',
      it.deadline,
      it.period,
      ...it.contributions.map((value) => decimals(value, 3)),
    ]),
  ],
  Constraints: [
    [
      'scenario_name',
      'constraint_set_name',
      'constraint_type',
      'dimension',
      'dimension_key',
      'min_tokens',
      'max_tokens',
      'member_keys',
      'bonus_pct',
    ],
    ...plan.rules.flatMap((rule) => ruleRow(rule) ?? []).map((cells) => ['S', 'C', ...cells]),
  ],
  Targets: [
    ['scenario_name', 'constraint_set_name', 'dimension', 'dimension_key', 'kpi_key', 'target_type', 'target_value', 'baseline_value'],
    ...plan.rules.flatMap((rule) =>
      rule.type === 'target'
        ? [
            [
              'S',
              'C',
              rule.country === '' ? 'all' : 'country',
              rule.country === '' ? 'all' : rule.country,
              KPIS[rule.kpi]?.key ?? '',
              rule.kind,
              decimals(rule.value, 3),
              rule.baseline === null ? '' : decimals(rule.baseline, 3),
            ],
          ]
        : [],
    ),
  ],
});

const sliceCells = ({ country, product }: { readonly country: string; readonly product: string }): readonly [string, string] => {
  if (country !== '' && product !== '') return ['country_product', `${country}_${product}`];
  if (country !== '') return ['country', country];
  return product === '' ? ['all', 'all'] : ['product', product];
};

const ruleRow = (rule: PlanRule): string[][] | undefined => {
  switch (rule.type) {
    case 'floor':
      return [['capacity_floor', ...sliceCells(rule), decimals(rule.tokens, 2), '', '', '']];
    case 'cap':
      return [['capacity_cap', ...sliceCells(rule), '', decimals(rule.tokens, 2), '', '']];
    case 'mandatory':
      return [['mandatory', 'initiative', rule.key, '', '', '', '']];
    case 'excluded':
      return [['exclude_initiative', 'initiative', rule.key, '', '', '', '']];
    case 'bundle':
      return [['bundle', 'bundle', rule.name, '', '', rule.members.join('|'), '']];
    case 'pair':
      return [['exclude_pair', 'initiative', `${rule.a}|${rule.b}`, '', '', '', '']];
    case 'prerequisite':
      return [['prerequisite', 'initiative', rule.dependent, '', '', rule.needs.join('|'), '']];
    case 'synergy':
      return [['synergy', 'initiative', `${rule.a}|${rule.b}`, '', '', '', rule.pct === null ? '' : String(rule.pct)]];
    case 'target':
      return undefined;
  }
};
