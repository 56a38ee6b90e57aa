import type { ExampleRow } from '../../rows/template.ts';

/** The example's rules: two constraint sets, each under both scenarios (`*`), and a few that only one scenario has. */
export const BASELINE = 'Baseline';
export const STRICT = 'Strict country floors';
export const GROWTH = '2027-Q1 growth';
export const EFFICIENCY = '2027-Q1 efficiency';

/** In every active scenario. */
const EVERY = '*';

type Words = readonly [type: string, dimension: string, key: string];

const rule =
  (scenario: string, set: string) =>
  ([type, dimension, key]: Words, more: ExampleRow): ExampleRow => ({
    scenario_name: scenario,
    constraint_set_name: set,
    constraint_type: type,
    dimension: dimension || null,
    dimension_key: key || null,
    ...more,
  });

/** What holds in both sets: laws, launches that hang together, work that needs other work first. */
const shared = (set: string): readonly ExampleRow[] => {
  const row = rule(EVERY, set);
  return [
    row(['mandatory', 'initiative', 'INIT-000106|INIT-000116|INIT-000129'], { notes: 'Legal deadlines in the UK, Germany and France.' }),
    row(['mandatory', 'initiative', 'INIT-000113'], { strength: 'policy', notes: 'Expected by the regulator, not yet law.' }),
    row(['bundle', 'bundle', 'Gulf launch'], {
      member_keys: 'INIT-000137|INIT-000138|INIT-000140',
      notes: 'Storefront, warehouse and customs: one without the others is worth nothing.',
    }),
    row(['bundle', 'bundle', 'Payouts'], {
      member_keys: 'INIT-000152|INIT-000153',
      notes: 'Payouts twice a week need the ledger, and pay for it.',
    }),
    row(['prerequisite', 'initiative', 'INIT-000139|INIT-000143'], {
      member_keys: 'INIT-000137|INIT-000141',
      notes: 'No payments in the Gulf before there is a shop and an address.',
    }),
    row(['prerequisite', 'initiative', 'INIT-000148'], { member_keys: 'INIT-000149', notes: 'Ranking learns from the event stream.' }),
    row(['prerequisite', 'initiative', 'INIT-000150'], { member_keys: 'INIT-000151', notes: 'Fraud scoring reads the fingerprints.' }),
    row(['exclusion', 'initiative', 'INIT-000147'], { notes: 'Not before the platform review in April.' }),
    row(['exclusion', 'initiative', 'INIT-000103|INIT-000119'], { notes: 'Two keys: not both. The same dispatch team would do them.' }),
    row(['exclude_initiative', 'initiative', 'INIT-000110|INIT-000136'], { notes: 'Wallet licence pending.' }),
    row(['exclude_pair', 'initiative', 'INIT-000156|INIT-000157'], { notes: 'Try the assistant or the people first, not both at once.' }),
    row(['synergy', 'initiative', 'INIT-000148|INIT-000154'], { bonus_pct: 15, notes: 'Ranking can use the delivery promise.' }),
    row(['synergy', 'initiative', 'INIT-000141|INIT-000142'], {
      bonus_pct: 12.5,
      notes: 'Exact addresses make the delivery windows hold.',
    }),
    row(['synergy', 'initiative', 'INIT-000120|INIT-000123'], { notes: "No own bonus: the scenario's counts." }),
    row(['capacity_cap', 'department', 'Logistics'], { max_tokens: 240, notes: 'Hiring ends in December.' }),
    row(['capacity_floor', 'program', 'Safe Marketplace'], { min_tokens: 72.5, strength: 'policy', notes: 'Promised to the board.' }),
    row(['capacity_cap', 'country_product', 'UK_Delivery'], { max_tokens: 62.5, notes: 'A cross-section: delivery work in the UK.' }),
    row(['capacity_floor', 'department_category', 'Logistics_Efficiency'], {
      min_tokens: 60,
      notes: 'A cross-section: cheaper operations.',
    }),
  ];
};

const countryFloors = (set: string, floors: readonly (readonly [country: string, tokens: number])[]): readonly ExampleRow[] =>
  floors.map(([country, tokens]) => rule(EVERY, set)(['capacity_floor', 'country', country], { min_tokens: tokens }));

const reserve = (set: string): ExampleRow =>
  rule(GROWTH, set)(['capacity_cap', 'all', 'all'], { max_tokens: 760, strength: 'policy', notes: 'Keep 20 tokens for incidents.' });

export const EXAMPLE_CONSTRAINTS: readonly ExampleRow[] = [
  ...countryFloors(BASELINE, [
    ['UK', 140],
    ['DE', 120],
    ['FR', 100],
    ['UAE', 90],
  ]),
  ...shared(BASELINE),
  reserve(BASELINE),
  rule(EFFICIENCY, BASELINE)(['target', 'all', 'all'], {
    kpi_key: 'gmv',
    target_type: 'floor',
    target_value: 447.5,
    baseline_value: 412,
    notes: 'A target may stand here as well as on Targets.',
  }),
  ...countryFloors(STRICT, [
    ['UK', 175],
    ['DE', 180],
    ['FR', 150],
    ['UAE', 150],
  ]),
  ...shared(STRICT),
  reserve(STRICT),
  rule(EVERY, STRICT)(['capacity_cap', 'segment', 'Sellers'], { max_tokens: 120, notes: 'Sellers had most of last quarter.' }),
  rule(GROWTH, STRICT)(['capacity_cap', 'category', 'Growth'], {
    max_tokens: 420,
    is_active: false,
    notes: 'Switched off: is_active is FALSE.',
  }),
];
