import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { findProgram } from '../../src/engine/programs/find-program.ts';
import { PROGRAMS_HERE } from '../engine/programs/programs-here.ts';
import { type Ended, ended, openDesk } from '../support/cli.ts';
import { hardPlanTabs } from '../support/hard-plan.ts';
import { random } from '../support/random.ts';
import { SMALL_PLAN, writeFolder } from '../support/small-plan.ts';

const desk = openDesk();
afterAll(desk.clear);

const hardPlan = (): string => writeFolder(join(desk.folder, 'hard'), hardPlanTabs());

/** Interrupts once the command has solved for a while: how long its start takes depends on the machine, so a try that came too early is repeated. */
const interrupt = async (
  start: () => ChildProcess,
  isStarted: () => boolean,
): Promise<Ended & { readonly selected: readonly string[] }> => {
  for (const seconds of [2, 5, 10, 20, 40]) {
    const child = start();
    const end = ended(child);
    while (!isStarted() && child.exitCode === null) await sleep(50);
    await sleep(seconds * 1000);
    child.kill('SIGINT');
    const done = await end;
    const { selected = [] } = done.stdout === '' ? {} : JSON.parse(done.stdout);
    if (selected.length > 0) return { ...done, selected };
  }
  throw new RangeError('no interrupt came while a plan was known');
};

describe('Ctrl-C', () => {
  it('stops a run with its best plan, which is kept and not called optimal', async () => {
    const source = hardPlan();
    const { code, stdout, stderr, selected } = await interrupt(
      () => desk.start('run', source, '--constraint-set', 'Hard', '--json'),
      () => existsSync(join(desk.home, 'lock')),
    );
    const document = JSON.parse(stdout);
    expect({ code, ...document }).toMatchObject({ code: 0, status: 'canceled', result: 'feasible', limit: 'cancel' });
    expect(document.objective[0]).toBeLessThan(document.best_bound[0]);
    expect(document.gap_pct).toBeGreaterThan(0);
    expect(stderr).toContain('Stopping with the best plan found so far');
    const kept = (await desk.json('runs', document.run_id)).document;
    expect(kept).toMatchObject({ status: 'canceled', result: 'feasible', selected });
  }, 300_000);

  it('stops sampled futures with those that are settled, and the same question goes on there', async () => {
    const chance = random(11);
    const rows = Array.from({ length: 60 }, (_, at) => `I${at},${chance.whole(20, 100)},${chance.whole(20, 100)}`);
    const source = writeFolder(join(desk.folder, 'many-futures'), {
      ...SMALL_PLAN,
      Candidates: `initiative_key,engineering_tokens,kpi.gmv\n${rows.join('\n')}\n`,
      Scenario_Config: 'scenario_name,objective_mode,capacity_total_tokens\nQ1,north_star,1500\n',
      Constraints: 'scenario_name,constraint_set_name,constraint_type,dimension,dimension_key,max_tokens\nQ1,Base,cap,all,all,1600\n',
      Targets: 'scenario_name,constraint_set_name,kpi_key,target_value,target_type\n',
    });
    const id = (await desk.json('run', source, '--no-write')).document.run_id;
    const question = ['robustness', id, '--contributions', '±30%', '--samples', '2000', '--time-limit', '60000'];
    const child = desk.start(...question, '--progress', '--json');
    const end = ended(child);
    await new Promise<void>((resolve) =>
      child.stderr?.on('data', (text: string) => {
        if (/"done":[1-9]/u.test(text)) resolve();
      }),
    );
    child.kill('SIGINT');
    const { code, stdout } = await end;
    const { known, without_plan, stopped, futures } = JSON.parse(stdout);
    const settled = known + without_plan;
    expect([code, stopped]).toEqual([0, 'cancel']);
    expect(settled).toBeGreaterThan(0);
    expect(futures.length).toBeLessThan(2000);
    const last = Math.max(...futures.map(({ future }: { readonly future: number }) => future));
    const again = await desk.json('robustness', id, '--contributions', '±30%', '--samples', String(last));
    expect(again.stderr).toContain(`${settled} of the ${last} futures were settled before.`);
    expect(again.document).toMatchObject({ known: last, stopped: null });
  }, 300_000);

  it('stops a solve, too; and a time limit stops it without anyone', async () => {
    const id = (await desk.json('runs', '--constraint-set', 'Hard', '--limit', '1')).document.runs[0].run_id;
    expect((await desk.planwright('export', id, '--out', 'hard.json')).code).toBe(0);
    const [stopped, limited] = await Promise.all([
      interrupt(
        () => desk.start('solve', 'hard.json', '--json'),
        () => true,
      ),
      desk.json('solve', 'hard.json', '--time-limit', '2'),
    ]);
    expect(JSON.parse(stopped.stdout)).toMatchObject({ status: 'canceled', result: 'feasible', limit: 'cancel' });
    expect(limited).toMatchObject({ code: 0, document: { status: 'succeeded', result: 'feasible', limit: 'time' } });
    const human = await desk.planwright('run', 'hard', '--constraint-set', 'Hard', '--time-limit', '2', '--no-write');
    expect(human.code).toBe(0);
    expect(human.stdout).not.toContain('Proven best');
    expect(human.stdout).toContain('the time limit came before the proof');
  }, 300_000);
});

const cbc = await findProgram('cbc', PROGRAMS_HERE.folders);

describe.skipIf(cbc === null)(
  cbc === null ? 'Ctrl-C with a solver on PATH (skipped: no program cbc is on PATH)' : 'Ctrl-C with a solver on PATH',
  () => {
    it('stops the solver with its best plan, and a verification undecided', async () => {
      const stopped = await interrupt(
        () => desk.start('solve', 'hard.json', '--engine', 'cbc', '--json', '--progress'),
        () => true,
      );
      expect(JSON.parse(stopped.stdout)).toMatchObject({ status: 'canceled', result: 'feasible', limit: 'cancel' });
      const told = stopped.stderr.split('\n').filter((line) => line.startsWith('{'));
      expect(told.length).toBeGreaterThan(0);
      expect(JSON.parse(told.at(-1) ?? '').progress).toMatchObject({
        stage: 1,
        stage_count: expect.any(Number),
        bound: expect.any(Number),
      });
      const id = (await desk.json('runs', '--limit', '1')).document.runs[0].run_id;
      const verified = await desk.json('verify', id, '--engine', 'cbc', '--time-limit', '2');
      expect(verified).toMatchObject({ code: 0, document: { run_id: id, verdict: 'undecided', plan_holds: true, limit: 'time' } });
    }, 300_000);
  },
);

describe('a reader that goes away', () => {
  it('ends the command quietly, with the code it would have had', async () => {
    const rows = Array.from({ length: 3000 }, (_, at) => `Q1,Base,nonsense-${at},,,`);
    const source = writeFolder(join(desk.folder, 'many'), { ...SMALL_PLAN, Constraints: `${SMALL_PLAN.Constraints}${rows.join('\n')}\n` });
    const child = desk.start('check', source);
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.stdout?.once('data', () => child.stdout?.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  });
});
