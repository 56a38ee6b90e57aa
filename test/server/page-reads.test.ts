import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runReport } from '../../src/server/report-schema.ts';
import { claimJob, finishJob } from '../../src/store/job-attempts.ts';
import { addJob } from '../../src/store/jobs.ts';
import { workbookOf } from '../sheet/xlsx-fixture.ts';
import { edited } from '../support/small-plan.ts';
import { addPlace } from './access-app.ts';
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

describe('the rules of a constraint set', () => {
  it('are said in plain words, with their rows and what holds', async () => {
    const { items } = await page.json('constraint-sets');
    const set = items.find((it: { constraint_set_name: string }) => it.constraint_set_name === 'Base');
    const said = await page.json(`constraint-sets/${set.set_id}/rules`);
    expect(said).toMatchObject({ scenario_name: 'Q1', constraint_set_name: 'Base', version: set.version, stale_since: set.stale_since });
    expect(said.rules.map((it: { type: string; words: string; rows: string[] }) => [it.type, it.words, ...it.rows])).toEqual([
      ['capacity', 'at most 60 tokens in all', 'Scenario_Config!2'],
      ['capacity_cap', 'at most 25 tokens in country UK', 'Constraints!2'],
      ['synergy', 'a bonus for A and C together', 'Constraints!3'],
      ['goal', 'aim for gmv 250 in all initiatives', 'Targets!2'],
    ]);
    expect(await page.read('constraint-sets/999999/rules')).toMatchObject({ status: 404 });
    await addPlace(page.desk, 'Another');
    const elsewhere = await fetch(`${page.service.base}/v1/workspaces/Another/constraint-sets/${set.set_id}/rules`);
    expect(elsewhere.status).toBe(404);
  });
});

describe('a workbook as a grid', () => {
  it('has its tabs, ours known by name, each with its header row', async () => {
    const workbook = await page.upload(pageWorkbook());
    const { version, file_name, tabs } = await page.json(`workbooks/${workbook}/tabs`);
    expect([version, file_name]).toEqual([1, 'plan.xlsx']);
    expect(tabs[0]).toEqual({
      name: 'Candidates',
      hidden: false,
      kind: 'Candidates',
      input: true,
      header_row: 1,
      row_count: 5,
      column_count: 7,
    });
    expect(tabs.map((it: { name: string }) => it.name)).toEqual([
      'Candidates',
      'Metrics_Config',
      'Scenario_Config',
      'Constraints',
      'Targets',
    ]);
  });

  it('comes in pages of rows, with what each column is to us', async () => {
    const workbook = await page.upload(pageWorkbook());
    const first = await page.json(`workbooks/${workbook}/tabs/candidates/rows?limit=3`);
    expect(first.columns[3]).toEqual({ letter: 'D', header: 'engineering_tokens', column: 'engineering_tokens' });
    expect(first.columns[4].column).toBe('kpi.gmv');
    expect(first.rows.map(({ row, cells }: { row: number; cells: string[] }) => [row, ...cells.slice(0, 4)])).toEqual([
      [1, 'initiative_key', 'title', 'country', 'engineering_tokens'],
      [2, 'A', 'Search', 'UK', '10'],
      [3, 'B', 'Pay', 'UK', '20'],
    ]);
    const second = await page.json(`workbooks/${workbook}/tabs/Candidates/rows?limit=3&cursor=${first.next_cursor}`);
    expect(second.rows.map(({ row }: { row: number }) => row)).toEqual([4, 5]);
    expect(second.next_cursor).toBeNull();
    const tag = (await page.read(`workbooks/${workbook}/tabs`)).headers.get('etag') ?? '';
    expect(await page.read(`workbooks/${workbook}/tabs`, { 'if-none-match': tag })).toMatchObject({ status: 304, text: '' });
    expect(await page.read(`workbooks/${workbook}/tabs/Candidate/rows`)).toMatchObject({ status: 404 });
    expect((await page.read(`workbooks/${workbook}/tabs/Candidate/rows`)).text).toContain('Did you mean Candidates?');
    expect(await page.read(`workbooks/${workbook}/tabs?version=2`)).toMatchObject({ status: 404 });
    expect(await page.read(`workbooks/${workbook}/tabs/Candidates/rows?limit=1001`)).toMatchObject({ status: 422 });
  });

  it('shows formulas by their value, and hostile sizes bounded', async () => {
    const text = (at: string, words: string) => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`;
    const plan = `<row r="4">${text('A4', '  =1+1 ')}<c r="B4"><f>1+1</f><v>2</v></c><c r="C4"><f t="shared" si="0"/><v>3</v></c>
      <c r="D4" t="e"><f>A0</f><v>#REF!</v></c><c r="E4"><f>NOW()</f></c><c r="F4" t="b"><v>1</v></c><c r="G4"><v>1E-3</v></c></row>
      <row r="9">${text('A9', 'x'.repeat(2_001))}<c r="XFD9"><v>1</v></c></row>`;
    const results = '<row r="2">'.concat(
      text('A2', 'RUN ID'),
      text('B2', 'initiative key'),
      text('C2', 'kpi.gmv'),
      text('D2', 'mine'),
      '</row>',
    );
    const workbook = await page.upload(
      workbookOf({
        sheets: [
          { name: 'My notes/2', xml: `<sheetData>${plan}</sheetData>` },
          { name: 'results', xml: `<sheetData>${results}</sheetData>` },
          { name: 'Runs', xml: `<sheetData><row r="1">${text('A1', 'marathon')}</row></sheetData>` },
        ],
      }),
    );
    const notes = await page.json(`workbooks/${workbook}/tabs/${encodeURIComponent('My notes/2')}/rows`);
    expect(notes.tab).toMatchObject({ kind: null, header_row: null, row_count: 9, column_count: 16_384 });
    expect(notes.more_columns).toBe(16_384 - 256);
    const [fourth, ninth] = notes.rows;
    expect(fourth.cells.slice(0, 8)).toEqual(['  =1+1 ', '2', '3', '#REF!', null, 'TRUE', '0.001', null]);
    expect(fourth.formulas).toEqual({ B: '=1+1', C: '=', D: '=A0', E: '=NOW()' });
    expect([ninth.row, ninth.cells[0].length, ninth.cells.length, ninth.cut]).toEqual([9, 2_000, 256, ['A']]);
    const written = await page.json(`workbooks/${workbook}/tabs/Results/rows`);
    expect(written.tab).toMatchObject({ kind: 'Results', input: false, header_row: 2 });
    expect(written.columns.map((it: { column: string | null }) => it.column)).toEqual(['run_id', 'initiative_key', 'kpi.gmv', null]);
    // A tab that only has such a name is the planner's own.
    expect((await page.json(`workbooks/${workbook}/tabs`)).tabs[2]).toMatchObject({ name: 'Runs', kind: null });
  });
});

describe('the overview', () => {
  const NOW = '2026-11-28T09:30:05.000Z';
  const checked = async (workbook: string, issues: readonly Record<string, string | number>[]): Promise<void> => {
    const { store } = page.desk;
    const job = { jobId: 'JOB-CHECK', workspaceId: page.workspaceId, kind: 'check', request: { source: `workbook:${workbook}` } };
    const asked = { ...job, priority: 0, runId: null, parentJobId: null, actor: 'mia', now: NOW };
    await store.transact((queries) => addJob(queries, asked));
    const claimed = await claimJob(store, job.jobId, 'worker', NOW, () => workbook);
    const told = { document: { issues }, lines: [], csv: null, notes: [], is_good: false, failure: null };
    await finishJob(store, { jobId: job.jobId, attempt: claimed?.attempt ?? 0 }, { status: 'succeeded', told }, NOW);
  };

  it('says how things stand, and what needs attention', async () => {
    page.desk.clock.now = new Date(page.desk.clock.now.getTime() + 60_000);
    const workbook = await page.upload(pageWorkbook());
    await checked(workbook, [
      { code: 'kpi-unknown', severity: 'error', tab: 'Targets', row: 2, message: 'x' },
      { code: 'value-missing', severity: 'error', tab: 'Targets', row: 2, message: 'x' },
      { code: 'tokens-missing', severity: 'warning', tab: 'Candidates', row: 3, message: 'x' },
    ]);
    await page.desk.store.transact((queries) =>
      addJob(queries, {
        ...{ jobId: 'JOB-OPEN', kind: 'sync', request: {}, priority: 0, runId: null, parentJobId: null },
        workspaceId: page.workspaceId,
        actor: 'mia',
        now: NOW,
      }),
    );
    const overview = await page.json('overview');
    expect(overview).toMatchObject({
      workspace: 'Page plan',
      role: 'admin',
      workbook: { workbook_id: workbook, file_name: 'plan.xlsx', version: 1 },
      check: { job_id: 'JOB-CHECK', kind: 'check', version: 1, errors: 2, warnings: 1 },
      candidates: 4,
      scenarios: 1,
      constraint_sets: 2,
      stale_sets: [],
      published: [],
      jobs_open: [{ job_id: 'JOB-OPEN', kind: 'sync' }],
    });
    expect(overview.runs.map((it: { run_id: string }) => it.run_id)).toEqual([expect.any(String), tight, base]);
    expect(overview.attention.map((it: { words: string }) => it.words)).toEqual([
      '1 row has errors; the sets they belong to stay at their last good version.',
      'The newest run of Broken (Q1) was refused.',
      'The newest run of Tight (Q1) found no plan.',
      '1 row has warnings: nothing is blocked by them.',
      'The workbook has changed since the newest run.',
    ]);
  });
});

describe('the example', () => {
  it('is a workbook that can be uploaded as it is', async () => {
    const answer = await fetch(`${page.service.base}/v1/example-workbook`);
    expect(answer.headers.get('content-type')).toContain('spreadsheetml');
    const workbook = await page.upload(new Uint8Array(await answer.arrayBuffer()), 'example.xlsx');
    const { tabs } = await page.json(`workbooks/${workbook}/tabs`);
    expect(tabs.map((it: { kind: string | null }) => it.kind)).toEqual(
      expect.arrayContaining(['Candidates', 'Constraints', 'Targets', 'Runs']),
    );
  });
});
