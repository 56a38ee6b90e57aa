import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VERSIONS, writeFake } from '../engine/programs/fake-program.ts';
import { type Document, openDesk } from '../support/cli.ts';
import { SMALL_PLAN, writeFolder } from '../support/small-plan.ts';

// A PATH with stand-ins alone: what is asked of engines on PATH must be answered without any real one.
const bin = mkdtempSync(join(tmpdir(), 'planwright-bin-'));
const desk = openDesk({ PATH: bin });
afterAll(() => {
  desk.clear();
  rmSync(bin, { recursive: true });
});

beforeAll(() => {
  writeFolder(join(desk.folder, 'plan'), {
    ...SMALL_PLAN,
    // Something must be chosen here, so that choosing nothing is no plan that a lie could be caught with at once.
    Constraints: `${SMALL_PLAN.Constraints}Q1,Forced,floor,country,UK,5,,\n`,
  });
});

const runOf = async (set: string, ...more: readonly string[]): Promise<Document> =>
  (await desk.json('run', 'plan', '--constraint-set', set, '--no-write', ...more)).document;

describe('--engine', () => {
  it('names an engine that is not known, with the near miss and those that can be used here', async () => {
    const end = await desk.json('run', 'plan', '--constraint-set', 'Base', '--engine', 'high');
    expect(end).toMatchObject({
      code: 2,
      document: {
        error: {
          code: 'engine-unknown',
          message: 'There is no engine named "high". Did you mean highs?',
          hint: expect.stringMatching(/^Known: auto, planwright, highs-wasm, .*glpsol\. On this computer: planwright and highs-wasm\.$/),
        },
      },
    });
  });

  it('says what to install when the engine is not on PATH, before anything is changed', async () => {
    const end = await desk.json('run', 'plan', '--constraint-set', 'Base', '--engine', 'scip');
    expect(end).toMatchObject({
      code: 1,
      document: { error: { code: 'engine-missing', message: 'The solver SCIP is not on this computer: no program scip is on PATH.' } },
    });
    expect((await desk.json('runs')).document).toEqual({ runs: [] });
  });

  it('is kept with the run', async () => {
    const { run_id: id } = await runOf('Base', '--engine', 'highs-wasm');
    expect((await desk.json('verify', id, '--engine', 'highs-wasm')).document).toMatchObject({
      run_id: id,
      run_engine: 'highs-wasm',
      engine: 'highs-wasm',
      engine_version: expect.stringMatching(/^\d/),
      verdict: 'agree',
      inputs_match: true,
      plan_holds: true,
      findings: expect.arrayContaining(['The run was solved by the same engine: this is no independent opinion.']),
    });
  });

  it('is refused where a program of that name is another one', async () => {
    writeFileSync(
      join(desk.folder, 'one.json'),
      '{"format":"planwright-problem/1","variables":["A"],"objectives":[{"name":"o","linear":{"A":1},"pairs":[]}],"constraints":[]}',
    );
    writeFake(bin, 'scip', { version: 'scip: code index 3.1' });
    expect(await desk.json('solve', 'one.json', '--engine', 'scip')).toMatchObject({
      code: 1,
      document: { error: { code: 'engine-unknown-program', hint: 'Asked for its version, it said: scip: code index 3.1.' } },
    });
    rmSync(join(bin, 'scip'));
  });
});

describe('--gap and --progress', () => {
  it('take a percentage, and nothing else', async () => {
    for (const text of ['0', '-1', '100', 'abc', '']) {
      const end = await desk.planwright('run', 'plan', '--gap', text);
      expect({ text, code: end.code, said: /percentage above 0 and below 100/.test(end.stderr) }).toEqual({ text, code: 2, said: true });
    }
  });

  it('leave standard output one document', async () => {
    const { code, document, stderr } = await desk.json(
      'run',
      'plan',
      '--constraint-set',
      'Base',
      '--gap',
      '1%',
      '--progress',
      '--no-write',
    );
    expect({ code, ...document }).toMatchObject({ code: 0, objective: [190] });
    for (const line of stderr.split('\n').filter((it) => it !== '')) {
      expect(Object.keys(JSON.parse(line).progress).sort()).toEqual(
        ['bound', 'gap_pct', 'incumbent', 'name', 'seconds', 'stage', 'stage_count'].sort(),
      );
    }
  });
});

describe('planwright verify', () => {
  it('says which engines can be used here, and asks one of another make', async () => {
    const { code, stdout } = await desk.planwright('verify', '--list-engines');
    expect({ code, lines: stdout.split('\n').length }).toEqual({ code: 0, lines: 9 });
    expect(stdout).toMatch(/^engine {6}version\nplanwright {2}\d\S*\nhighs-wasm {2}\d/);
    for (const [first, second] of [
      ['planwright', 'highs-wasm'],
      ['highs-wasm', 'planwright'],
    ] as const) {
      const { run_id: id } = await runOf('Base', '--engine', first);
      expect(await desk.json('verify', id)).toMatchObject({ code: 0, document: { run_engine: first, engine: second, verdict: 'agree' } });
    }
    expect(await desk.json('verify')).toMatchObject({ code: 2, document: { error: { code: 'run-missing' } } });
  });

  it('is loud where the engines disagree, ends with 1, and keeps that with the run', async () => {
    const { run_id: id } = await runOf('Forced');
    writeFake(bin, 'cbc', { version: VERSIONS.cbc ?? '', writes: { 'answer.sol': 'Infeasible - objective value 0\n' } });
    const { code, stdout } = await desk.planwright('verify', id, '--engine', 'cbc');
    expect(code).toBe(1);
    expect(stdout).toContain(`${id} (Q1 / Forced)\nThe run:   planwright 1.`);
    expect(stdout).toContain('Second:    cbc 2.10.8: infeasible in ');
    expect(stdout).toContain('THEY DISAGREE. ');
    expect(stdout).toContain('The second engine says that there is no plan; but the plan of the run is one. The second engine is wrong.');
    expect((await desk.json('runs', id)).document).toMatchObject({
      run_id: id,
      verifications: [{ verdict: 'disagree', engine: 'cbc', engine_version: '2.10.8', result: 'infeasible' }],
    });
    rmSync(join(bin, 'cbc'));
  });
});
