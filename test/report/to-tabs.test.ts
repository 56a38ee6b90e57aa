import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/base/json.ts';
import { parseJson } from '../../src/base/parse-json.ts';
import { MAX_CELL_CHARACTERS, toCellLine, toCellText } from '../../src/report/cell-text.ts';
import { toRunJson } from '../../src/report/to-json.ts';
import { toOutputRows } from '../../src/report/to-tabs.ts';
import { outputColumns } from '../../src/rows/tables/output-tabs.ts';
import { marketplace, plan } from './marketplace.ts';
import { reportOf } from './report-of.ts';

const made = reportOf(marketplace, { scenario: 'Plan', selected: plan, messages: ['Row Constraints!99 belongs to no set.'] });
const rows = toOutputRows(made.report, made.inputs.kpis);
const result = (key: string) => rows.results.find((row) => canonicalJson(row.initiative_key ?? null) === canonicalJson({ text: key }));
const json = (report = made.report) => JSON.parse(canonicalJson(toRunJson(report, made.rowSet.issues)));

describe('the rows of the output tabs', () => {
  it('know every column of their tab and no other', () => {
    const names = (tab: 'Runs' | 'Results' | 'Gaps_and_Alerts') => outputColumns(tab, rows.scope).map(({ name }) => name);
    expect(rows.scope).toEqual({ dimensions: ['country', 'department'], kpis: ['delay', 'gmv', 'nps'] });
    for (const row of rows.runs) expect(Object.keys(row)).toEqual(names('Runs'));
    for (const row of rows.results) expect(Object.keys(row)).toEqual(names('Results'));
    for (const row of rows.gaps) expect(Object.keys(row)).toEqual(names('Gaps_and_Alerts'));
  });

  it('hold exact digits, booleans, and texts as texts', () => {
    expect(result('A-1')).toMatchObject({
      selected: { boolean: true },
      allocated_tokens: { number: '10' },
      objective_contribution: { number: '107' },
      'kpi.gmv': { number: '100' },
      is_mandatory: { boolean: true },
      dependency_status: { text: 'needs B-6 (chosen)' },
      bundle_key: null,
      notes: { text: 'keep' },
      lifecycle_status: { text: 'discovery' },
      active_overall_score: { number: '7.5' },
    });
    expect(result('A-2')).toMatchObject({
      title: { text: '=cmd|"/C calc"!A0' },
      selected: { boolean: false },
      allocated_tokens: { number: '0' },
    });
    expect(result('__proto__')).toMatchObject({ country: { text: 'constructor' }, allocated_tokens: { number: '0.1' } });
    expect(rows.runs[0]).toMatchObject({
      period_key: { text: '2026' },
      result: { text: 'optimal' },
      objective: { number: '145.5' },
      gap_pct: { number: '0' },
      selected_count: { number: '5' },
      capacity_used: { number: '24.6' },
      capacity_total: { number: '30' },
      engine: { text: 'scripted 1' },
      gap_summary: {
        text: '3 of 5 targets missed: delay in all initiatives (goal, short by 5.5), nps in all initiatives (goal, short by 0.396) and nps in country FR (goal, short by 0.01).',
      },
    });
    expect(rows.gaps[1]).toMatchObject({
      target: { number: '20' },
      baseline: { number: '30' },
      achieved: { number: '25.5' },
      gap: { number: '5.5' },
    });
  });

  it('tell in the message how the run ended, the caller’s words and every adjustment', () => {
    expect(rows.runs[0]?.message).toEqual({
      text: expect.stringMatching(
        /^Proven best plan\. Row Constraints!99 belongs to no set\. A-5 is not eligible: .*\. A-6 has no token cost\. A-8 cannot/,
      ),
    });
  });

  it('leave what a run without a plan cannot know empty', () => {
    const none = reportOf(marketplace, { scenario: 'Plan' });
    const bare = toOutputRows(none.report, none.inputs.kpis);
    expect(bare.results).toEqual([]);
    expect(bare.gaps).toEqual([]);
    expect(bare.runs[0]).toMatchObject({
      result: { text: 'infeasible' },
      objective: null,
      best_bound: null,
      gap_pct: null,
      selected_count: null,
      capacity_used: null,
    });
  });

  it('leave an unlimited capacity empty', () => {
    const mix = reportOf(marketplace, { scenario: 'Mix', selected: plan });
    expect(toOutputRows(mix.report, mix.inputs.kpis).runs[0]?.capacity_total).toBeNull();
  });
});

describe('texts in cells', () => {
  it('are cut to what a cell holds, never in the middle of a character', () => {
    const cut = toCellText(`${'a'.repeat(MAX_CELL_CHARACTERS - 2)}😀😀`);
    expect(cut).toBe(`${'a'.repeat(MAX_CELL_CHARACTERS - 2)}…`);
    expect(toCellText('b'.repeat(40_000))).toHaveLength(MAX_CELL_CHARACTERS);
  });

  it('hold nothing that a file cannot keep', () => {
    expect(toCellText('a\u0000\u0008b\ud800c\r\nd\t')).toBe('a b\ufffdc\nd');
    expect(toCellLine(' a\n b ')).toBe('a b');
  });
});

describe('the document of run --json', () => {
  it('has exact numbers and no tie-break', () => {
    expect(json()).toMatchObject({
      run_id: 'RUN-1',
      status: 'succeeded',
      result: 'optimal',
      objective: [145.5],
      best_bound: [145.5],
      gap_pct: 0,
      selected: [...plan].sort(),
      capacity_used: 24.6,
      kpis: { delay: -4.5, gmv: 131.5, nps: 0.504 },
    });
    expect(json()).not.toHaveProperty('limit');
    expect(json()).not.toHaveProperty('scales');
    expect(json().gaps[1]).toEqual({
      run_id: 'RUN-1',
      dimension: 'all',
      dimension_key: 'all',
      kpi_key: 'delay',
      target_type: 'goal',
      target: 20,
      baseline: 30,
      achieved: 25.5,
      gap: 5.5,
      severity: 'critical',
      recommendation: expect.stringContaining('Short by 5.5'),
    });
    expect(json().issues[0]).toMatchObject({ code: 'tokens-missing', severity: 'warning', tab: 'Candidates', row: 7 });
  });

  it('names the limit, the bound and the gap of a plan that is not proven', () => {
    const open = reportOf(marketplace, {
      scenario: 'Plan',
      selected: plan,
      ended: { result: 'feasible', limit: 'time' },
      bounds: { 0: '160.05', 1: null },
    });
    expect(json(open.report)).toMatchObject({ result: 'feasible', limit: 'time', objective: [145.5], best_bound: [160.05], gap_pct: 10 });
    expect(json(open.report).message).toMatch(
      /^Best plan found, not proven best: the time limit came before the proof; at most 10 % better is possible\./,
    );
  });

  it('has scales and a rounded quotient for weighted KPIs only', () => {
    const mix = reportOf(marketplace, { scenario: 'Mix', selected: plan });
    const text = canonicalJson(toRunJson(mix.report, []));
    expect(JSON.parse(text).scales).toEqual({ delay: 2, gmv: 462.5 });
    expect(parseJson(text).ok).toBe(true);
    expect(JSON.parse(text).objective).toHaveLength(1);
  });

  it('is empty about a plan there is none of', () => {
    const none = json(reportOf(marketplace, { scenario: 'Plan' }).report);
    expect(none).toMatchObject({ result: 'infeasible', objective: [], best_bound: [], selected: [], gap_pct: null, gaps: [] });
  });
});
