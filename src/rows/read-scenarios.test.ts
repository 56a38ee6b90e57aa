import { describe, expect, it } from 'vitest';
import { judge, METRICS } from '../../test/support/judge.ts';
import { toPlain } from '../base/decimal.ts';

const withWeights = (objective_weights_json: string, objective_mode = 'weighted_kpis', metrics: typeof METRICS | null = METRICS) => {
  const { found, rowSet } = judge({ scenarios: [{ scenario_name: 'Q1', objective_mode, objective_weights_json }], metrics });
  const weights = Object.entries(rowSet.scenarios[0]?.weights ?? {}).map(([kpi, weight]) => `${kpi}=${toPlain(weight)}`);
  return (
    found
      .filter((it) => it.startsWith('Scenario_Config'))
      .map((it) => it.split(' ')[1])
      .join() || weights.join()
  );
};

describe('weights', () => {
  it('are a JSON object or the simple syntax; north_star, kpi.x and x name KPIs', () => {
    expect(withWeights('{"north_star": 1.0, "kpi.WAIT": 0.4}')).toBe('gmv=1,wait=0.4');
    expect(withWeights(' North-Star = 1 ; kpi.wait: 40% ')).toBe('gmv=1,wait=0.4');
    expect(withWeights('gmv=1\nwait=0')).toBe('gmv=1,wait=0');
  });

  it.each([
    ['{"north_star": 1, "gmv": 1}', 'weights-invalid'],
    ['{"gmv": 1, "gmv": 2}', 'weights-invalid'],
    ['gmv=1, kpi.gmv=1', 'weights-invalid'],
    ['gmv=-1', 'weights-invalid'],
    ['gmv=0, wait=0', 'weights-invalid'],
    ['{}', 'weights-invalid'],
    ['[1]', 'weights-invalid'],
    ['{"gmv": "1"}', 'weights-invalid'],
    ['{"gmv": 1,}', 'json-invalid'],
    ['{"gmv": NaN}', 'json-invalid'],
    ['gvm=1, wait=1', 'kpi-unknown'],
    ['', 'weights-missing'],
    ['{"__proto__": 1, "gmv": 1}', 'kpi-unknown'],
    ['gmv=1e999', 'weights-invalid'],
  ])('%s is refused: %s', (cell, code) => {
    expect(withWeights(cell)).toBe(code);
  });

  it('with a decimal comma are refused, not cut in two', () => {
    expect(withWeights('gmv=0,5; wait=1')).toContain('kpi-unknown');
  });
});

describe('the north star', () => {
  it('is the KPI of that level, and two of them conflict on both rows', () => {
    expect(withWeights('', 'north_star')).toBe('');
    const two = [...METRICS, { kpi_key: 'nps', kpi_level: 'north star', direction: '' }];
    expect(judge({ metrics: two }).found).toEqual(['Metrics_Config!2 value-conflict', 'Metrics_Config!4 value-conflict']);
  });

  it('is missed where a scenario or a weight needs it', () => {
    const none = METRICS.map((it) => ({ ...it, kpi_level: 'strategic' }));
    expect(withWeights('', 'north_star', none)).toBe('north-star-missing');
    expect(withWeights('north_star=1', 'weighted_kpis', none)).toBe('north-star-missing');
    expect(withWeights('gmv=1', 'weighted_kpis', none)).toBe('gmv=1');
  });

  const carrying = (...kpis: readonly string[]) => {
    const candidates = [{ initiative_key: 'A', engineering_tokens: '1', ...Object.fromEntries(kpis.map((kpi) => [`kpi.${kpi}`, '1'])) }];
    return judge({ candidates, metrics: null }).rowSet.northStar;
  };
  it('is, without Metrics_Config, the KPI that is or begins with north_star, else the only one; of several none is guessed', () => {
    expect(carrying('nps', 'North_Star', 'north_star_2')).toBe('North_Star');
    expect(carrying('nps', 'north_star_gmv')).toBe('north_star_gmv');
    expect(carrying('nps', 'north_star_gmv', 'north_star_b')).toBeNull();
    expect(carrying('nps')).toBe('nps');
    expect(carrying('nps', 'gmv')).toBeNull();
  });
});

describe('a scenario', () => {
  it('of one name twice is refused on both rows, whatever the case, and blocks its sets', () => {
    const row = { objective_mode: 'north_star', capacity_total_tokens: '' };
    const verdict = judge({
      scenarios: [
        { scenario_name: 'Q1', ...row },
        { scenario_name: 'q1', ...row },
      ],
      constraints: [{ constraint_type: 'must', dimension_key: 'A' }],
    });
    expect(verdict.found).toEqual(['Scenario_Config!2 key-duplicate', 'Scenario_Config!3 key-duplicate']);
    expect(verdict.stored()).toBeNull();
  });

  it('with a capacity that cannot be read is blocked, never unlimited', () => {
    const verdict = judge({
      scenarios: [{ scenario_name: 'Q1', objective_mode: 'north_star', capacity_total_tokens: '1.000,5' }],
      constraints: [{ constraint_type: 'must', dimension_key: 'A' }],
    });
    expect(verdict.found).toEqual(['Scenario_Config!2 number-invalid']);
    expect(verdict.compilation.sets[0]?.blockedBy).toEqual(['Scenario_Config!2']);
  });

  it('that uses a KPI with an error is blocked by that KPI’s row', () => {
    const metrics = [...METRICS.slice(0, 1), { kpi_key: 'wait', kpi_level: '', direction: 'down' }];
    const constraints = [{ constraint_type: 'must', dimension_key: 'A' }];
    const uses = { scenario_name: 'Q1', objective_mode: 'weighted_kpis', objective_weights_json: 'wait=1' };
    const blocked = judge({ metrics, constraints, scenarios: [uses] });
    expect(blocked.found).toEqual(['Metrics_Config!3 word-unknown']);
    expect(blocked.compilation.sets[0]?.blockedBy).toEqual(['Metrics_Config!3']);
    expect(judge({ metrics, constraints }).stored()).not.toBeNull();
  });
});
