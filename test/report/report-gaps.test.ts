import { describe, expect, it } from 'vitest';
import { toPlain } from '../../src/base/decimal.ts';
import type { Report } from '../../src/report/report.ts';
import { marketplace, plan } from './marketplace.ts';
import { reportOf, type Tabs } from './report-of.ts';

const lines = (report: Report): readonly string[] =>
  report.gaps.map((it) =>
    [
      `${it.dimension}/${it.dimensionKey} ${it.kpi} ${it.targetType}`,
      `target ${toPlain(it.target)}`,
      `baseline ${it.baseline ? toPlain(it.baseline) : '-'}`,
      `achieved ${toPlain(it.achieved)}`,
      `gap ${toPlain(it.gap)}`,
      it.severity,
      it.rows.join(' '),
    ].join(', '),
  );

const { report } = reportOf(marketplace, { scenario: 'Plan', selected: plan });
const text = (kpi: string, key: string, type = 'goal'): string =>
  report.gaps.find((it) => it.kpi === kpi && it.dimensionKey === key && it.targetType === type)?.recommendation ?? '';

const single = (target: readonly string[], kpis: readonly string[] = ['1', '2']): Tabs => ({
  Candidates: [['initiative_key', 'tokens', 'kpi.gmv'], ...kpis.map((value, at) => [`I-${at}`, '1', value])],
  Metrics_Config: [
    ['kpi_key', 'kpi_level'],
    ['gmv', 'north_star'],
  ],
  Scenario_Config: [
    ['scenario_name', 'objective_mode'],
    ['S', 'north_star'],
  ],
  Constraints: [['scenario_name', 'constraint_set_name', 'constraint_type']],
  Targets: [
    ['scenario_name', 'constraint_set_name', 'kpi_key', 'target_type', 'target_value', 'baseline_value'],
    ['S', 'C', 'gmv', ...target],
  ],
});
const gap = (target: readonly string[], selected: readonly string[], kpis?: readonly string[]) =>
  reportOf(single(target, kpis), { selected }).report.gaps[0];

describe('targets against the plan', () => {
  it('come in the KPI’s own unit; a floor and a goal on one slice give two rows', () => {
    expect(lines(report)).toEqual([
      'all/all delay floor, target 28, baseline 30, achieved 25.5, gap -2.5, ok, Targets!2',
      'all/all delay goal, target 20, baseline 30, achieved 25.5, gap 5.5, critical, Targets!3',
      'all/all nps goal, target 0.9, baseline -, achieved 0.504, gap 0.396, warning, Targets!5',
      'country/DE gmv floor, target -20, baseline -, achieved 30, gap -50, ok, Targets!4',
      'country/FR nps goal, target 0.01, baseline -, achieved 0, gap 0.01, critical, Targets!6',
    ]);
  });

  it('are a warning only where a goal is short by less than half of what it asks for', () => {
    expect(gap(['goal', '2', ''], ['I-0'])?.severity).toBe('critical');
    expect(gap(['goal', '1.99', ''], ['I-0'])?.severity).toBe('warning');
    expect(gap(['goal', '1', ''], ['I-0'])?.severity).toBe('ok');
    expect(gap(['goal', '-1', ''], ['I-0'], ['-2'])?.severity).toBe('critical');
  });
});

describe('recommendations', () => {
  it('say what is reached and what is to spare', () => {
    expect(text('delay', 'all', 'floor')).toBe('Reached, with 2.5 to spare.');
    expect(gap(['goal', '1', ''], ['I-0'])?.recommendation).toBe('Reached, exactly.');
  });

  it('say how much is short and which of those left out gain most per token', () => {
    expect(text('nps', 'FR')).toBe(
      'Short by 0.01: 0 where the goal is 0.01 (0 % of the way). Left out in country FR, most gain per token first: A-9 (+0.01 for 6 tokens). It would just close it.',
    );
    expect(text('delay', 'all')).toBe(
      'Short by 5.5: 25.5 where the goal is 20 (45 % of the way). Nothing left out in all initiatives would help: it takes candidates that move delay more, or another target.',
    );
    expect(text('nps', 'all')).toContain('It would close 0.01 of it.');
  });

  it('speak of a guardrail as one', () => {
    expect(text('gmv', 'DE', 'floor')).toBe('Kept: gmv may get worse by at most 20 and gets better by 30.');
    expect(gap(['floor', '30', '30'], [])?.recommendation).toBe('Kept: gmv must not get worse and does not change.');
    expect(gap(['goal', '-1', ''], ['I-0'], ['-2', '1'])?.recommendation).toBe(
      'Crossed by 1: gmv may get worse by at most 1 and gets worse by 2. Left out in all initiatives, most gain per token first: I-1 (+1 for 1 token). It would just close it.',
    );
  });

  it('say that the plan moves the wrong way', () => {
    expect(gap(['goal', '1', ''], ['I-0'], ['-2', '1'])?.recommendation).toMatch(
      /^Short by 3: -2 where the goal is 1 \(the plan moves it the wrong way\)\./,
    );
  });
});
