import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runReport } from '../../src/server/report-schema.ts';
import { edited } from '../support/small-plan.ts';
import { openPageDesk, PAGE_PLAN, type PageDesk, pageWorkbook } from './page-desk.ts';

let page: PageDesk;
let base = '';
let tight = '';
beforeAll(async () => {
  page = await openPageDesk();
  const workbook = await page.upload(pageWorkbook());
  base = (await page.run(workbook, 'Base')).runId;
  tight = (await page.run(workbook, 'Tight')).runId;
}, 120_000);
afterAll(() => page.close());

const reportOf = async (run: string) => runReport.parse(JSON.parse((await page.read(`runs/${run}/report`)).text));

describe('the report of a run with a plan', () => {
  it('says what is chosen and why, of every candidate, with the rows behind it', async () => {
    const report = await reportOf(base);
    expect(report).toMatchObject({
      run_id: base,
      status: 'succeeded',
      result: 'optimal',
      has_plan: true,
      capacity_used: 50,
      capacity_total: 60,
      tie_break: 'proven',
      conflict: null,
      stages: [{ kpi: 'gmv', objective: { sum: 209, divisor: 1, shown: 209 }, best_bound: { shown: 209 }, proven: true }],
      kpis: [{ kpi: 'gmv', unit: 'EUR', direction: 'increase', level: 'north_star', change: 190, weight: null, scale: null }],
      gaps: [{ kpi: 'gmv', target_type: 'goal', target: 250, achieved: 190, gap: 60, severity: 'warning', rows: ['Targets!2'] }],
      slices: [
        { dimension: 'all', used: 50, cap: 60, cap_rows: ['Scenario_Config!2'] },
        { dimension: 'country', key: 'UK', used: 10, floor: null, cap: 25, cap_rows: ['Constraints!2'] },
      ],
      issues: [{ code: 'goal-unreachable', tab: 'Targets', row: 2 }],
    });
    expect(report.messages[0]).toBe('Proven best plan.');
    expect(report.initiatives.map(({ key, selected }) => [key, selected])).toEqual([
      ['A', true],
      ['B', false],
      ['C', true],
      ['D', false],
    ]);
    expect(report.initiatives[0]).toMatchObject({
      row: 'Candidates!2',
      mandatory: true,
      reason: 'mandatory (Constraints row 4)',
      synergies: [{ initiative: 'C', bonus_pct: 10 }],
      objective_contribution: { shown: 109.5 },
    });
  });

  it('says what each rule row demands and what the plan leaves of it', async () => {
    const { rules } = await reportOf(base);
    expect(rules.map(({ row, type, words, slack, binds }) => [row, type, words, slack, binds])).toEqual([
      ['Constraints!2', 'capacity_cap', 'allows at most 25 tokens in country UK', 15, true],
      ['Constraints!3', 'synergy', "gives A and C together the scenario's bonus", null, false],
      ['Constraints!4', 'mandatory', 'demands A', null, true],
      ['Scenario_Config!2', 'capacity', 'has 60 tokens in all', 10, true],
      ['Targets!2', 'goal', 'aims for gmv to change by 250 or better in all initiatives', null, false],
    ]);
  });

  it('is a table, too, in which nothing becomes a formula', async () => {
    const { headers, text } = await page.read(`runs/${base}/report`, { accept: 'text/csv' });
    const lines = text.split('\r\n');
    expect(headers.get('content-type')).toContain('text/csv');
    expect(lines[0]).toMatch(/^run_id,initiative_key,title,country,selected,allocated_tokens,objective_contribution,kpi.gmv,/u);
    expect(lines[1]).toBe(`${base},A,Search,UK,TRUE,10,109.5,100,TRUE,,,mandatory (Constraints row 4),'=1+1,,`);
    expect(lines).toHaveLength(6);
  });

  it('is not found where there is no such run', async () => {
    expect(await page.read('runs/RUN-NONE/report')).toMatchObject({ status: 404 });
  });
});

describe('the report of a run without a plan', () => {
  it('names the rows that cannot hold together, and changes to try', async () => {
    const report = await reportOf(tight);
    expect(report).toMatchObject({ result: 'infeasible', has_plan: false, initiatives: [], capacity_used: null, stages: [] });
    expect(report.conflict).toMatchObject({
      proven_minimal: true,
      complete: true,
      rows: [
        { row: 'Constraints!5', words: 'asks for at least 25 tokens in country UK', number: 25 },
        { row: 'Constraints!6', words: 'forbids choosing A with B', number: null },
      ],
      relaxations: [
        {
          alone: true,
          words: 'lower min_tokens of Constraints row 5 from 25 to 20',
          what_if: { set: ['Constraints!5.min_tokens=20'], drop: [] },
        },
        { alone: true, words: 'drop Constraints row 6', what_if: { set: [], drop: ['Constraints!6'] } },
      ],
    });
    expect(report.messages).toContain('No plan can keep all of these rules together.');
    expect((await page.read(`runs/${tight}/report`, { accept: 'text/csv' })).text.split('\r\n')).toHaveLength(2);
  });
});

describe('the report of a run that was refused', () => {
  it('says why, and nothing else', async () => {
    const broken = edited(PAGE_PLAN, 'Constraints', 'Q1,Base,must,,A,,,', 'Q1,Broken,must,,Nobody,,,');
    const { runId } = await page.refuse(await page.upload(pageWorkbook(broken)), 'Broken');
    const report = await reportOf(runId);
    expect(report).toMatchObject({ status: 'failed', result: 'invalid', has_plan: false, objective_mode: null, rules: [] });
    expect(report.messages.join(' ')).toContain('Broken');
    expect(report.issues.map(({ code }) => code)).toContain('initiative-unknown');
  });
});

describe('an answer', () => {
  const raw = (path: string, encoding: string): Promise<{ readonly encoding: string; readonly body: Buffer }> =>
    new Promise((resolve, reject) => {
      request(`${page.service.base}${path}`, { headers: { 'accept-encoding': encoding } }, (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('end', () => resolve({ encoding: answer.headers['content-encoding'] ?? '', body: Buffer.concat(pieces) }));
      })
        .on('error', reject)
        .end();
    });
  it('is compressed where it is long and the asker can read it, also from memory', async () => {
    const path = `/v1/workspaces/Page%20plan/runs/${base}/report`;
    const plain = await raw(path, 'identity');
    const zipped = await raw(path, 'gzip');
    expect([plain.encoding, zipped.encoding]).toEqual(['', 'gzip']);
    expect(gunzipSync(zipped.body).equals(plain.body)).toBe(true);
    expect(brotliDecompressSync((await raw(path, 'br')).body).equals(plain.body)).toBe(true);
    expect((await raw('/v1/workspaces/Page%20plan', 'gzip')).encoding).toBe('');
  });
});
