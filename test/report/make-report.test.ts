import { describe, expect, it } from 'vitest';
import { decimal, toPlain } from '../../src/base/decimal.ts';
import { explainResult } from '../../src/report/explain-result.ts';
import { nextSteps } from '../../src/report/next-steps.ts';
import { marketplace, plan } from './marketplace.ts';
import { initiative, reportOf } from './report-of.ts';

const { report } = reportOf(marketplace, { scenario: 'Plan', selected: plan });
const reason = (key: string, of = report): string => initiative(of, key).reason;

describe('why an initiative is chosen', () => {
  it('names the rule that asks for it', () => {
    expect(reason('A-1')).toBe('mandatory (Constraints row 4)');
    expect(reason('B-6')).toBe('needed by A-1 (Constraints row 10)');
  });

  it('says which floor the plan would miss without it', () => {
    expect(reason('A-3')).toBe(
      'without it the plan would miss the floor of delay in all initiatives (Targets row 2); in the best plan, though by itself it lowers gmv',
    );
  });

  it('says what it adds, and whom it earns a bonus with', () => {
    expect(reason('A-4')).toBe('in the best plan: adds 40 to gmv; earns a bonus together with A-1');
    expect(reason('__proto__')).toBe('in the best plan: adds 0.5 to gmv');
  });

  it('claims no best plan where none is proven', () => {
    const open = reportOf(marketplace, {
      scenario: 'Plan',
      selected: plan,
      ended: { result: 'feasible', limit: 'time' },
      bounds: { 0: '200' },
    });
    expect(reason('A-4', open.report)).toBe('in the best plan found so far: adds 40 to gmv; earns a bonus together with A-1');
    expect(reason('B-3', open.report)).toBe('not in the best plan found so far (by itself it adds nothing to gmv)');
  });
});

describe('why an initiative is left out', () => {
  it('names the rule that keeps it out', () => {
    expect(reason('A-7')).toBe('excluded (Constraints row 5)');
    expect(reason('B-2')).toBe('excludes A-1, which is chosen (Constraints row 8)');
    expect(reason('B-5')).toContain('needs A-9, which is not chosen (Constraints row 9)');
    expect(reason('A-9')).toContain('bundle TWINS is left out as a whole (Constraints row 7)');
  });

  it('counts all that it cannot do without when it does not fit', () => {
    expect(reason('A-9')).toBe(
      'bundle TWINS is left out as a whole (Constraints row 7); does not fit with what it needs (B-1): together they take 12 tokens, only 5.4 are left of the capacity of 30 (Scenario_Config row 2); does not fit with what it needs (B-1): together they take 12 tokens, only 0.5 are left of the cap for department Ops (Constraints row 12)',
    );
    expect(reason('B-5')).toContain('does not fit with what it needs (A-9 and B-1): together they take 13 tokens');
  });

  it('says by how much it does not fit, exactly', () => {
    expect(reason('A-2')).toContain('does not fit: it costs 20 tokens, only 1.5 are left of the cap for country UK (Constraints row 2)');
  });

  it('says which target floor it would break', () => {
    expect(reason('B-4')).toBe('would break the floor of delay in all initiatives: it takes away 4, only 2.5 is to spare (Targets row 2)');
  });

  it('says what made it impossible in this run', () => {
    expect(reason('A-5')).toBe('is not eligible: its deadline 2025-12-31 lies before 2026 starts');
    expect(reason('A-6')).toBe('has no token cost');
    expect(reason('A-8')).toMatch(/^cannot be chosen: it needs A-5 .*, which is not eligible/);
    expect(initiative(report, 'A-8').canBeChosen).toBe(false);
  });

  it('claims no more than the proof: no plan that holds it is worth more', () => {
    expect(reason('B-3')).toBe('no plan that holds it is worth more (by itself it adds nothing to gmv)');
  });
});

describe('the rows of Results', () => {
  it('list every candidate in scope, also those that cannot be chosen', () => {
    expect(report.initiatives.map((it) => it.key)).toEqual([...report.initiatives.map((it) => it.key)].sort());
    expect(report.initiatives).toHaveLength(16);
    const marked = reportOf(marketplace, { scenario: 'Plan', scope: 'selected', selected: plan }).report;
    expect(marked.initiatives.map((it) => it.key)).not.toContain('A-5');
    expect(marked.initiatives).toHaveLength(14);
  });

  it('give each of a pair half of its bonus, so that contributions add up to the objective', () => {
    // pct 10 % of (100 + 40) = 14, 7 to each
    expect(toPlain(initiative(report, 'A-1').objectiveContribution.sum)).toBe('107');
    expect(toPlain(initiative(report, 'A-4').objectiveContribution.sum)).toBe('47');
    expect(toPlain(initiative(report, 'A-2').objectiveContribution.sum)).toBe('0');
    expect(toPlain(initiative(report, 'A-2').score.sum)).toBe('150');
    expect(toPlain(report.stages[0]?.objective.sum ?? decimal('0'))).toBe('145.5');
  });

  it('say how prerequisites stand', () => {
    expect(initiative(report, 'A-1').dependencyStatus).toBe('needs B-6 (chosen)');
    expect(initiative(report, 'B-5').dependencyStatus).toBe('needs A-9 (not chosen)');
    expect(initiative(report, 'A-8').dependencyStatus).toBe('needs A-5 (outside this run)');
    expect(initiative(report, 'A-2').dependencyStatus).toBe('');
    expect(initiative(report, 'A-9').bundleKeys).toEqual(['TWINS']);
  });
});

describe('tokens and KPIs', () => {
  it('are exact sums', () => {
    expect(toPlain(report.capacityUsed)).toBe('24.6');
    expect(Object.entries(report.kpis).map(([key, value]) => `${key} ${toPlain(value)}`)).toEqual(['delay -4.5', 'gmv 131.5', 'nps 0.504']);
  });

  it('stand by slice against floors and caps, everything first', () => {
    const lines = report.slices.map((it) => [
      it.dimension,
      it.key,
      toPlain(it.used),
      it.floor && toPlain(it.floor),
      it.cap && toPlain(it.cap),
      it.rows.join(' '),
    ]);
    expect(lines).toEqual([
      ['all', 'all', '24.6', null, '30', 'Scenario_Config!2'],
      ['country', 'UK', '11', null, '12.5', 'Constraints!2'],
      ['department', 'Ops', '14.5', '5', '15', 'Constraints!3 Constraints!12'],
    ]);
  });

  it('have no cap on everything where capacity is unlimited', () => {
    const mix = reportOf(marketplace, { scenario: 'Mix', selected: plan }).report;
    expect(mix.slices[0]).toMatchObject({ dimension: 'all', cap: null, rows: [] });
    expect(mix.capacityTotal).toBeNull();
  });

  it('list the built-in score only where something uses it', () => {
    const [header = [], ...rows] = marketplace.Scenario_Config ?? [];
    const scored = {
      ...marketplace,
      Scenario_Config: [header, ...rows.map((row) => (row[0] === 'Mix' ? [...row.slice(0, 4), 'gmv=1, score=1'] : row))],
    };
    expect(Object.keys(reportOf(scored, { scenario: 'Mix', selected: plan }).report.kpis)).toContain('score');
    expect(Object.keys(reportOf(scored, { scenario: 'Plan', selected: plan }).report.kpis)).not.toContain('score');
  });
});

const SCENARIOS = [
  ['scenario_name', 'objective_mode'],
  ['S', 'north_star'],
];
const RULES = [
  ['scenario_name', 'constraint_set_name', 'constraint_type', 'dimension', 'dimension_key', 'max_tokens'],
  ['S', 'C', 'cap', 'all', 'all', '5'],
];
const TARGETS = [['scenario_name', 'constraint_set_name', 'kpi_key', 'target_type', 'target_value']];

it('says to the last digit why something does not fit', () => {
  const Candidates = [
    ['initiative_key', 'tokens', 'kpi.gmv'],
    ['A', '0.000000000000000001', '3'],
    ['B', '5', '3'],
  ];
  const tight = reportOf({ Candidates, Targets: TARGETS, Constraints: RULES, Scenario_Config: SCENARIOS }, { selected: ['A'] });
  expect(reason('B', tight.report)).toBe(
    'does not fit: it costs 5 tokens, only 4.999999999999999999 are left of the cap for all initiatives (Constraints row 2)',
  );
});

it('advises to raise what is full, not the floor beside it', () => {
  const Candidates = [
    ['initiative_key', 'tokens', 'kpi.gmv'],
    ['A', '5', '3'],
  ];
  const both = [...RULES.map((row) => [...row, row[0] === 'S' ? '' : 'min_tokens']), ['S', 'C', 'floor', 'all', 'all', '', '5']];
  const full = reportOf({ Candidates, Targets: TARGETS, Constraints: both, Scenario_Config: SCENARIOS }, { selected: ['A'] });
  expect(full.report.slices[0]).toMatchObject({ rows: ['Constraints!3', 'Constraints!2'], capRows: ['Constraints!2'] });
  expect(nextSteps(full.report).join(' ')).toContain('Full to the last token: Constraints!2. Raising');
});

describe('how far a plan is from the best', () => {
  it('is the gap of the first unproven stage, in percent of the objective', () => {
    // delay gains 4.5 and a bonus of 0.15
    const open = reportOf(marketplace, {
      scenario: 'Order',
      selected: plan,
      ended: { result: 'feasible', limit: 'time' },
      bounds: { 1: '5.115', 2: null },
    }).report;
    expect(toPlain(open.gapPct ?? decimal('-1'))).toBe('10');
    expect(open.stages.map((it) => it.name)).toEqual(['lexicographic 1: gmv', 'lexicographic 2: delay']);
    expect(open.tieBreak).toBe('unproven');
  });

  it('is unknown without a bound, and without a plan', () => {
    const open = { result: 'feasible', limit: 'time' } as const;
    expect(reportOf(marketplace, { scenario: 'Plan', selected: plan, ended: open, bounds: { 0: null } }).report.gapPct).toBeNull();
    expect(reportOf(marketplace, { scenario: 'Plan' }).report.gapPct).toBeNull();
  });

  it('is no percentage of a plan that is worth nothing: the bound is said instead', () => {
    const nothing = {
      Candidates: [
        ['initiative_key', 'tokens', 'kpi.gmv'],
        ['A', '1', '3'],
      ],
      Targets: TARGETS,
      Constraints: RULES,
      Scenario_Config: SCENARIOS,
    };
    const open = reportOf(nothing, { selected: [], ended: { result: 'feasible', limit: 'time' }, bounds: { 0: '12.3456789', 1: null } });
    expect(open.report.gapPct).toBeNull();
    expect(explainResult(open.report)).toBe(
      'Best plan found, not proven best: the time limit came before the proof; no plan is worth more than 12.3457.',
    );
  });

  it('leaves the tie-break out', () => {
    expect(report.stages).toHaveLength(1);
    expect(report.tieBreak).toBe('proven');
    expect(reportOf(marketplace, { scenario: 'Plan', selected: plan, tieBreak: false }).report.tieBreak).toBe('off');
  });
});

describe('a run without a plan', () => {
  it('has empty lists about the plan', () => {
    const none = reportOf(marketplace, { scenario: 'Plan' }).report;
    expect(none).toMatchObject({ result: 'infeasible', hasPlan: false, selected: [], stages: [], initiatives: [], gaps: [], slices: [] });
    expect(Object.keys(none.kpis)).toEqual([]);
  });

  it('says why it is invalid', () => {
    const rows = [...(marketplace.Constraints ?? []), ['Plan', 'Base', 'mandatory', 'initiative', 'A-5', '', '', '']];
    const invalid = reportOf({ ...marketplace, Constraints: rows }, { scenario: 'Plan', ended: { result: 'invalid' } }).report;
    expect(invalid.messages.join(' ')).toMatch(/A-5 is mandatory .* not eligible/);
  });
});
