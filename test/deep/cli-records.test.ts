import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk } from '../support/cli.ts';
import { writeXlsx } from '../support/small-plan.ts';

// What is asked of records once there are some, for machines.

const desk = openDesk();
afterAll(desk.clear);
const { planwright, json } = desk;
const path = (name: string): string => join(desk.folder, name);

describe('planwright runs, verify, export, solve and db', () => {
  const source = (): string => path('plan.xlsx');

  beforeAll(async () => {
    writeXlsx(source());
    await json('sync', source());
    await json('run', source(), '--scenario', 'q1', '--constraint-set', 'BASE', '--scope', 'all');
    await planwright('run', source(), '--constraint-set', 'Base', '--no-write');
  });

  it('runs lists and shows them, by the end of an id, too', async () => {
    const list = await json('runs', '--constraint-set', 'base', '--limit', '1');
    expect(list.document.runs).toHaveLength(1);
    const id: string = list.document.runs[0].run_id;
    const [one, missing, none] = [
      await json('runs', id.slice(-6)),
      await json('runs', 'RUN-nope'),
      await json('runs', '--workspace', 'pln'),
    ];
    expect(one.document).toMatchObject({ run_id: id, selected: ['A', 'C'], issues: [{ code: 'goal-unreachable' }] });
    expect(missing).toMatchObject({ code: 2, document: { error: { code: 'run-unknown' } } });
    expect(none).toMatchObject({ code: 2, document: { error: { message: expect.stringContaining('Did you mean plan?') } } });
  });

  it('verify solves it again, and is shown with the run', async () => {
    const [run] = (await json('runs', '--limit', '1')).document.runs;
    const verified = await json('verify', run.run_id, '--engine', 'highs-wasm');
    expect(verified).toMatchObject({ code: 0, document: { run_id: run.run_id, verdict: 'agree', plan_holds: true, inputs_match: true } });
    expect((await json('runs', run.run_id)).document.verifications).toMatchObject([{ verdict: 'agree', engine: 'highs-wasm' }]);
  });

  it('export gives the problem to solve again, and to other solvers', async () => {
    const [run] = (await json('runs', '--limit', '1')).document.runs;
    const file = await planwright('export', run.run_id, '--out', 'problem.json');
    expect(file).toMatchObject({ code: 0, stdout: '', stderr: 'Wrote problem.json.\n' });
    expect((await planwright('export', run.run_id, '--out', 'problem.json')).code).toBe(1);
    const shown = await json('export', run.run_id);
    expect(shown.document).toEqual(JSON.parse(readFileSync(path('problem.json'), 'utf8')));
    expect(shown.document).toMatchObject({ format: 'planwright-problem/1', variables: ['A', 'B', 'C', 'D'] });
    expect((await planwright('export', run.run_id, '--format', 'lp')).stdout).toMatch(/^\\.*\nMaximize\n.*\nEnd\n$/isu);
    expect((await planwright('export', run.run_id, '--format', 'mps')).stdout).toMatch(/\nENDATA\n$/);

    const machine = await json('solve', 'problem.json');
    expect(machine.code).toBe(0);
    expect(machine.document).toMatchObject({ status: 'succeeded', result: 'optimal', gap_pct: 0, selected: ['A', 'C'] });
    expect(machine.document.objective[0]).toBe(190);
    expect(machine.document.wall_ms).toBeGreaterThan(0);
  });

  it('solve says where a problem file is wrong', async () => {
    writeFileSync(
      path('wrong.json'),
      '{"format":"planwright-problem/1","variables":["A"],"objectives":[{"name":"o","linear":{"B":1},"pairs":[]}],"constraints":[]}',
    );
    writeFileSync(
      path('none.json'),
      '{"format":"planwright-problem/1","variables":["A"],"objectives":[{"name":"o","linear":{"A":1},"pairs":[]}],"constraints":[{"kind":"fix","name":"a","key":"A","value":1},{"kind":"fix","name":"b","key":"A","value":0}]}',
    );
    const [wrong, none, absent] = await Promise.all([
      json('solve', 'wrong.json'),
      json('solve', 'none.json'),
      json('solve', 'absent.json'),
    ]);
    expect(wrong).toMatchObject({ code: 1, document: { status: 'failed', result: 'invalid' } });
    expect(JSON.stringify(wrong.document.issues)).toContain('B');
    expect(none).toMatchObject({ code: 1, document: { result: 'infeasible', objective: [], selected: [], gap_pct: null } });
    expect(absent).toMatchObject({ code: 2, document: { error: { code: 'file-missing' } } });
  });

  it('db says where it is, what it holds and what happened', async () => {
    const [facts, events, sound] = [await json('db', 'info'), await json('db', 'log', 'PLAN'), await json('db', 'check')];
    expect(facts.document).toMatchObject({
      kind: 'embedded',
      place: desk.home,
      schema_version: expect.any(String),
      workspaces: [{ name: 'plan', initiatives: 4, constraint_sets: 2, runs: 2 }],
    });
    expect(events.document.events.length).toBeGreaterThan(6);
    expect(sound).toMatchObject({ code: 0, document: { sound: true, findings: [] } });
  });
});
