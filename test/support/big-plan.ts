import { type Random, random } from './random.ts';
import type { Tabs } from './small-plan.ts';

/** A plan as large as wanted, always the same one: slices, rules of every sort, and a capacity that buys about two fifths. It has a plan. */

const COUNTRIES = ['UK', 'DE', 'FR', 'ES', 'PL', 'IN'] as const;
const DEPARTMENTS = ['Payments', 'Logistics', 'Growth', 'Marketplace', 'Platform'] as const;
const CATEGORIES = ['New', 'Better', 'Must keep'] as const;
const PROGRAMS = ['Faster delivery', 'Sellers first', 'One checkout', 'Lower cost'] as const;
const VERBS = ['Automate', 'Launch', 'Simplify', 'Rebuild', 'Extend', 'Measure', 'Retire', 'Personalise'] as const;
const THINGS = ['refunds', 'checkout', 'seller onboarding', 'returns', 'delivery promises', 'search', 'payouts', 'stock alerts'] as const;

interface Initiative {
  readonly key: string;
  readonly country: string;
  readonly department: string;
  readonly tokens: number;
  readonly nps: number;
  readonly cells: readonly (string | number)[];
}

const SHARE = 0.4;
const HEAD =
  'initiative_key,title,country,department,category,program,engineering_tokens,kpi.gmv,kpi.nps,kpi.delivery_time,lifecycle_status';
const SET = ['Q1 growth', 'Baseline'] as const;

export const bigPlanTabs = (size: number): Tabs => {
  const chance = random(size);
  const all = Array.from({ length: size }, (_, at) => initiative(chance, at));
  const tokens = sumOf(all, (it) => it.tokens);
  return {
    Candidates: csv(
      HEAD,
      all.map((it) => it.cells),
    ),
    Metrics_Config:
      'kpi_key,kpi_name,kpi_level,unit,direction\ngmv,Gross merchandise value,north_star,EUR k,increase\nnps,Net promoter score,strategic,points,increase\ndelivery_time,Delivery time,strategic,minutes,decrease\n',
    Scenario_Config: `scenario_name,objective_mode,period_key,capacity_total_tokens,objective_weights_json\n${SET[0]},weighted_kpis,2027-Q1,${Math.floor(tokens * SHARE)},"north_star=1, nps=0.4, delivery_time=0.3"\n`,
    Constraints: csv(
      'scenario_name,constraint_set_name,constraint_type,dimension,dimension_key,min_tokens,max_tokens,member_keys,bonus_pct',
      [...bounds(all), ...ties(chance, all)].map((row) => [...SET, ...row]),
    ),
    Targets: csv('scenario_name,constraint_set_name,dimension,dimension_key,kpi_key,target_value,target_type,baseline_value', [
      [...SET, 'all', 'all', 'nps', (sumOf(all, (it) => it.nps) * SHARE * 0.7).toFixed(1), 'floor', ''],
      [...SET, 'all', 'all', 'gmv', size * 30, 'goal', size * 10],
      [...SET, 'all', 'all', 'delivery_time', 0, 'goal', Math.ceil(size * 0.6)],
      [...SET, 'country', 'UK', 'gmv', size * 4, 'goal', ''],
    ]),
  };
};

const initiative = (chance: Random, at: number): Initiative => {
  const key = `INIT-${String(100001 + at)}`;
  const country = chance.pick(COUNTRIES);
  const department = chance.pick(DEPARTMENTS);
  const tokens = chance.whole(4, 80) / 2;
  const nps = chance.chance(0.4) ? chance.whole(1, 20) / 10 : 0;
  const title = `${chance.pick(VERBS)} ${chance.pick(THINGS)} in ${country}`;
  const gmv = Math.round(tokens * chance.whole(20, 90)) / 10;
  const faster = chance.chance(0.3) ? -chance.whole(1, 30) / 10 : 0;
  const status = chance.pick(['idea', 'ready', 'in work']);
  const cells = [
    key,
    title,
    country,
    department,
    chance.pick(CATEGORIES),
    chance.pick(PROGRAMS),
    tokens,
    gmv,
    nps || '',
    faster || '',
    status,
  ];
  return { key, country, department, tokens, nps, cells };
};

/** A floor for each country at a quarter of what it asks for, a cap for each department at the half. */
const bounds = (all: readonly Initiative[]): readonly (readonly (string | number)[])[] => [
  ...COUNTRIES.map((key) => ['floor', 'country', key, Math.floor(tokensOf(all, 'country', key) / 4), '', '', '']),
  ...DEPARTMENTS.map((key) => ['cap', 'department', key, '', Math.ceil(tokensOf(all, 'department', key) / 2), '', '']),
];

/** Must-haves, bundles, pairs, prerequisites and bonuses, each of initiatives of its own. */
const ties = (chance: Random, all: readonly Initiative[]): readonly (readonly (string | number)[])[] => {
  const keys = chance.shuffle(all.map(({ key }) => key));
  const take = (count: number): readonly string[] => keys.splice(0, count);
  const each = (share: number): readonly undefined[] => Array.from({ length: Math.max(1, Math.round(all.length * share)) });
  return [
    ...each(0.01).map(() => ['mandatory', 'initiative', ...take(1), '', '', '', '']),
    ...each(0.01).map(() => ['exclusion', 'initiative', ...take(1), '', '', '', '']),
    ...each(0.015).map((_, at) => ['bundle', 'bundle', `Bundle ${at + 1}`, '', '', take(3).join('|'), '']),
    ...each(0.03).map(() => ['exclude_pair', 'initiative', take(2).join('|'), '', '', '', '']),
    ...each(0.03).map(() => ['prerequisite', 'initiative', ...take(1), '', '', take(2).join('|'), '']),
    ...each(0.03).map(() => ['synergy', 'initiative', take(2).join('|'), '', '', '', 15]),
  ];
};

const sumOf = (all: readonly Initiative[], of: (it: Initiative) => number): number => all.reduce((sum, it) => sum + of(it), 0);

const tokensOf = (all: readonly Initiative[], by: 'country' | 'department', key: string): number =>
  sumOf(all, (it) => (it[by] === key ? it.tokens : 0));

const csv = (head: string, rows: readonly (readonly (string | number)[])[]): string =>
  [head, ...rows.map((row) => row.join(','))].map((line) => `${line}\n`).join('');
