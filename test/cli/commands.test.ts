import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openSource } from '../../src/sheet/open-source.ts';
import { openDesk } from '../support/cli.ts';
import { SMALL_PLAN, writeFolder, writeXlsx } from '../support/small-plan.ts';

// Every command for machines, in the order in which a planner meets them: what one leaves behind, the next one reads. What people read is
// in examples.test.ts.

const desk = openDesk();
afterAll(desk.clear);
const { planwright, json } = desk;
const path = (name: string): string => join(desk.folder, name);

describe('planwright init', () => {
  it('writes the example, a bare workbook or a folder, and completes what is there', async () => {
    const [example, bare, folder] = await Promise.all([
      planwright('init', 'example.xlsx'),
      json('init', 'bare.xlsx', '--empty'),
      json('init', 'tabs/'),
    ]);
    expect(example).toMatchObject({ code: 0, stderr: '' });
    expect(example.stdout).toMatch(
      /^Wrote example\.xlsx with a filled example: Read me, Candidates, .*\nNext: planwright check example\.xlsx\n$/,
    );
    expect(bare.document).toMatchObject({ outcome: 'created', kind: 'xlsx', with_example: false, left: [], backup: null });
    expect(folder.document).toMatchObject({ outcome: 'created', kind: 'csv', with_example: true });
    expect(readdirSync(path('tabs'))).toContain('Candidates.csv');

    const [again, name] = await Promise.all([json('init', 'bare.xlsx'), json('init', 'plan')]);
    expect(again).toMatchObject({ code: 0, document: { outcome: 'unchanged', added: [] } });
    expect(name).toMatchObject({
      code: 2,
      document: { error: { code: 'not-a-workbook-name', hint: expect.stringContaining('plan.xlsx') } },
    });
  });
});

describe('planwright check', () => {
  it('names issues and sets, and needs no store', async () => {
    const source = writeXlsx(path('checked.xlsx'), {
      ...SMALL_PLAN,
      Constraints: `${SMALL_PLAN.Constraints}Q1,Broken,cap,country,Fr,,-3\nQ1,Broken,must,,AA,,\n`,
    });
    const bytes = readFileSync(source);
    const [human, machine] = await Promise.all([planwright('check', source), json('check', source)]);
    expect(human.code).toBe(1);
    expect(human.stderr).toBe('');
    expect(human.stdout).toContain('row 6     ERROR   [number-negative]');
    expect(human.stdout).toContain('blocked Q1 / Broken by Constraints!6, Constraints!7');
    expect(human.stdout).toContain('2 errors, 2 warnings in 13 rows.');
    expect(machine.code).toBe(1);
    expect(machine.stderr).toBe('');
    expect(Object.keys(machine.document).sort()).toEqual(['issues', 'sets']);
    expect(machine.document.issues.find((it: { row: number }) => it.row === 7)).toEqual({
      code: 'initiative-unknown',
      severity: 'error',
      tab: 'Constraints',
      row: 7,
      column: 'dimension_key',
      message: expect.stringContaining('AA'),
      fix: 'Correct the key, or add the initiative to Candidates.',
    });
    const [base, broken, tight] = machine.document.sets;
    expect(broken).toEqual({ scenario_name: 'Q1', constraint_set_name: 'Broken', status: 'error', hash: null });
    expect(base).toMatchObject({ status: 'ok', hash: expect.stringMatching(/^[0-9a-f]{64}$/), caps_json: { country: { UK: 25 } } });
    expect(Object.keys(tight).filter((key) => key.endsWith('_json'))).toHaveLength(9);
    expect(readFileSync(source).equals(bytes)).toBe(true);
    expect(readdirSync(desk.folder)).not.toContain('home');
  });

  it('writes statuses only when asked, and not again what is right', async () => {
    const source = writeFolder(path('written'));
    expect((await planwright('check', source, '--write')).stdout).toContain('the workbook as it was:');
    expect(readFileSync(join(source, 'Candidates.csv'), 'utf8')).toMatch(/^A,.*,OK,planwright check,\d{4}-/m);
    expect((await planwright('check', source, '--write')).stdout).toContain('Every status in the workbook was right already.');
  });
});

describe('planwright sync and run', () => {
  const source = (): string => path('plan.xlsx');

  it('sync says what changed', async () => {
    writeXlsx(source());
    const first = await json('sync', source());
    expect(first.code).toBe(0);
    expect(first.document).toMatchObject({ workspace: 'plan', dry_run: false, notes: [], unchanged: { initiatives: 0, sets: 0 } });
    expect(first.document.changes).toContainEqual(
      expect.objectContaining({ what: 'constraint set', name: 'Q1 / Base', change: 'added', version: 1 }),
    );
    expect(first.document.backup).toContain('.planwright');
    const again = await planwright('sync', source());
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(again.stdout).toContain(
      'Workspace "plan":\n  nothing changed\nUnchanged: 4 initiatives, 2 KPIs, 1 scenario, 2 constraint sets.\n',
    );
  });

  it('run answers with the document of the contract and writes the plan', async () => {
    const { code, document } = await json('run', source(), '--scenario', 'q1', '--constraint-set', 'BASE', '--scope', 'all');
    expect(code).toBe(0);
    expect(document).toMatchObject({
      run_id: expect.stringMatching(/^RUN-/),
      status: 'succeeded',
      result: 'optimal',
      objective: [190],
      best_bound: [190],
      gap_pct: 0,
      selected: ['A', 'C'],
      capacity_used: 50,
      kpis: { gmv: 190 },
      issues: [{ code: 'goal-unreachable', severity: 'warning', tab: 'Targets', row: 2 }],
    });
    expect(document).not.toHaveProperty('limit');
    expect(document).not.toHaveProperty('scales');
    expect(document.gaps).toEqual([
      {
        run_id: document.run_id,
        dimension: 'all',
        dimension_key: 'all',
        kpi_key: 'gmv',
        target_type: 'goal',
        target: 250,
        baseline: null,
        achieved: 190,
        gap: 60,
        severity: 'warning',
        recommendation: expect.stringContaining('B'),
      },
    ]);
    const workbook = await openSource(source()).read(() => true);
    const texts = workbook.sheets.flatMap((sheet) => sheet.rows.flatMap((row) => row.cells.map((cell) => cell.value)));
    expect(texts).toContainEqual({ kind: 'text', text: document.run_id });
    expect(texts).toContainEqual({ kind: 'text', text: '=1+1' });
  });

  it('run is read by people, too, and the same inputs give the same plan', async () => {
    const { code, stdout, stderr } = await planwright('run', source(), '--constraint-set', 'Base', '--no-write');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Q1 / Base (all candidates, period 2026-Q1)\nProven best plan.\n2 of 4 initiatives for 50 tokens of 60');
    const [a, b] = (await json('runs')).document.runs;
    expect(a).toMatchObject({ selected_count: 2, objective: [190], inputs_hash: b.inputs_hash });
  });
});
