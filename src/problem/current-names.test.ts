import { describe, expect, it } from 'vitest';
import { judge, type Small } from '../../test/support/judge.ts';
import { unknownKpis, withCurrentNames } from './current-names.ts';
import type { RunInputs } from './run-inputs.ts';

const SCENARIO = {
  scenario_name: 'Q1',
  objective_mode: 'weighted_kpis',
  capacity_total_tokens: '20',
  objective_weights_json: 'gmv=1, wait=2',
};

/** One entry in every bucket. */
const RULES: Small = {
  candidates: ['A', 'B', 'C'].map((key) => ({
    initiative_key: key,
    country: 'UK',
    product: 'Pay',
    engineering_tokens: '5',
    'kpi.gmv': '3',
    'kpi.wait': '1',
  })),
  scenarios: [SCENARIO],
  constraints: [
    { constraint_type: 'cap', dimension: 'country', dimension_key: 'UK', max_tokens: '10' },
    { constraint_type: 'floor', dimension: 'country_product', dimension_key: 'UK_Pay', min_tokens: '1' },
    { constraint_type: 'must', dimension_key: 'A' },
    { constraint_type: 'bundle', dimension_key: 'Both', member_keys: 'A|B' },
    { constraint_type: 'exclude_initiative', dimension_key: 'C' },
    { constraint_type: 'exclude_pair', dimension_key: 'B|C' },
    { constraint_type: 'prerequisite', dimension_key: 'B', member_keys: 'A' },
    { constraint_type: 'synergy', dimension_key: 'A|B', bonus_pct: '5' },
  ],
  targets: [{ dimension: 'country', dimension_key: 'UK', kpi_key: 'gmv', target_type: 'goal', target_value: '2' }],
};

const inLowerCase = (small: Small): Small => JSON.parse(JSON.stringify(small).replace(/"(A|B|C|UK|Pay)"/g, (word) => word.toLowerCase()));

const inputsOf = (small: Small): RunInputs => {
  const { rowSet, compilation } = judge(small);
  const [set] = compilation.sets.flatMap((it) => it.set ?? []);
  const [scenario] = rowSet.scenarios;
  if (!set || !scenario) throw new RangeError('the workbook of this test has no sound set');
  const { kpis, northStar, candidates } = rowSet;
  return { scenario, set, kpis, northStar, candidates, scope: 'all', leftOut: [], tieBreak: true };
};

describe('a set and a scenario kept from an earlier day', () => {
  it('find what they name however it is spelled now, with their rows', () => {
    const before = inputsOf(RULES);
    const after = inputsOf({
      ...inLowerCase(RULES),
      metrics: [
        { kpi_key: 'GMV', kpi_level: 'north_star', direction: 'increase' },
        { kpi_key: 'Wait', direction: 'decrease' },
      ],
    });
    const kept = withCurrentNames({ ...after, set: before.set, scenario: before.scenario });
    expect(JSON.stringify({ ...kept.set, hash: '' })).toBe(JSON.stringify({ ...after.set, hash: '' }));
    expect(JSON.stringify(kept.scenario.weights)).toBe('{"GMV":"1","Wait":"2"}');
    expect(unknownKpis(kept)).toEqual([]);
  });

  it('stay as they are where nothing changed', () => {
    const inputs = inputsOf(RULES);
    expect(JSON.stringify(withCurrentNames(inputs))).toBe(JSON.stringify(inputs));
  });

  it('name the KPIs that are gone', () => {
    const inputs = inputsOf(RULES);
    expect(unknownKpis({ ...inputs, kpis: [] })).toEqual(['gmv', 'wait']);
    expect(unknownKpis({ ...inputs, northStar: null })).toEqual([]);
    expect(unknownKpis({ ...inputs, northStar: null, scenario: { ...inputs.scenario, mode: 'north_star' } })).toEqual(['north_star']);
  });
});
