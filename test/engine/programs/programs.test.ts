import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { decimal } from '../../../src/base/decimal.ts';
import type { EngineOptions, EngineOutcome } from '../../../src/engine/engine.ts';
import { ENGINE_NAMES, PROGRAM_ENGINES, secondEngineAfter } from '../../../src/engine/engine-names.ts';
import { NO_PROGRAMS, programsIn } from '../../../src/engine/programs/programs.ts';
import { solveProblem } from '../../../src/engine/solve-problem.ts';
import { listEngines, startEngine } from '../../../src/engine/start-engine.ts';
import type { Problem } from '../../../src/problem/problem.ts';
import { hard, knapsack } from '../conformance.ts';
import { isAsked, readAsked, recorded, type Scene, VERSIONS, writeFake } from './fake-program.ts';

// Stand-ins on a PATH of their own replay what the real programs print and write, and misbehave as no real one does on demand.

const folder = mkdtempSync(join(tmpdir(), 'planwright-programs-'));
const work = join(folder, 'tmp');
const usual = process.env.TMPDIR;
beforeAll(() => {
  mkdirSync(work);
  process.env.TMPDIR = work;
});
afterAll(() => {
  if (usual === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = usual;
  rmSync(folder, { recursive: true });
});
afterEach(() => {
  // Whatever happened, no file of a problem is left behind.
  expect(readdirSync(work)).toEqual([]);
});

const OPTIONS: EngineOptions = { timeLimitMs: Number.POSITIVE_INFINITY, seed: 3, absoluteGap: 0, tolerance: 1e-7, careful: false };
const SMALL = knapsack([6, 5, 4], [3, 2, 2], 4);

let count = 0;
const ask = async (
  name: string,
  scene: Partial<Scene>,
  {
    matrix = SMALL,
    options = {},
    environment = {},
    signal,
  }: {
    readonly matrix?: typeof SMALL;
    readonly options?: Partial<EngineOptions>;
    readonly environment?: Readonly<Record<string, string>>;
    readonly signal?: AbortSignal;
  } = {},
): Promise<EngineOutcome & { readonly bin: string }> => {
  const bin = join(folder, `bin-${++count}`);
  mkdirSync(bin);
  writeFake(bin, name, { version: VERSIONS[name] ?? '', ...scene });
  const engine = await startEngine(name, { ...programsIn(environment), folders: [bin] });
  try {
    return { ...(await engine.solve(matrix, { ...OPTIONS, ...options }, signal ? { signal } : {})), bin };
  } finally {
    await engine.close();
  }
};

describe.each(PROGRAM_ENGINES)('%s', (name) => {
  test('an optimum is read with its point and its bound', async () => {
    const { status, point, bound } = await ask(name, recorded(name, 'optimal'));
    expect({ status, point: Array.from(point ?? []) }).toEqual({ status: 'optimal', point: [0, 1, 1] });
    expect(bound).toBeGreaterThanOrEqual(9);
    expect(bound).toBeLessThan(9.00001);
  });

  test('that there is no point is read as such, whatever numbers stand beside it', async () => {
    expect(await ask(name, recorded(name, 'infeasible'))).toMatchObject({ status: 'infeasible', point: null });
  });

  test('its time limit leaves its best point and a bound', async () => {
    const { status, limit, point, bound } = await ask(name, recorded(name, 'time'), { matrix: hard(60) });
    expect({ status, limit, columns: point?.length }).toEqual({ status: 'limit', limit: 'time', columns: 72 });
    // The objective is minus the distance: nothing is above 0, and all of them had proven that.
    expect(bound).toBeGreaterThanOrEqual(0);
    expect(bound).toBeLessThan(0.001);
  });

  test('an interrupt leaves what the program has by then', async () => {
    const { prints, writes } = recorded(name, 'interrupted');
    const stop = new AbortController();
    void isAsked(join(folder, `bin-${count + 1}`)).then(() => stop.abort());
    // HiGHS and GLPK die at once; the others write their point first.
    const dies = name === 'highs' || name === 'glpsol';
    const scene: Partial<Scene> = dies ? { prints, writes, then: 'wait' } : { then: 'wait', interrupted: { prints, writes } };
    const { status, limit, point } = await ask(name, scene, { matrix: hard(60), signal: stop.signal });
    expect({ status, limit, keeps: point !== null }).toEqual({ status: 'limit', limit: 'cancel', keeps: name !== 'glpsol' });
  });

  test('is asked for the proof itself, not for one within its usual gaps', async () => {
    const { bin } = await ask(name, recorded(name, 'optimal'), {
      options: { timeLimitMs: 90_000, careful: true, start: Float64Array.of(0, 1, 1) },
    });
    const { args, files } = readAsked(bin);
    const words = [...args, ...Object.entries(files).flatMap(([file, text]) => (file === 'problem.mps' ? [] : text.split('\n')))].join(
      '\n',
    );
    for (const pattern of ASKED[name]) expect(words).toMatch(pattern);
    expect(files['problem.mps']).toMatch(/^NAME planwright FREE\n[\s\S]*\n c1 cost -6\n c1 r1 3\n[\s\S]*ENDATA\n$/u);
  });

  test('a program that says nothing of use is told apart from one that stopped', async () => {
    for (const prints of ['', 'Segmentation fault\n', '\u0000\u0001 optimal optimal optimal\n', '{"status": "Optimal"}\n'])
      expect(await ask(name, { prints })).toMatchObject({ status: 'failed', point: null });
  });

  test('an optimum without a plan is none', async () => {
    const { prints } = recorded(name, 'optimal');
    expect((await ask(name, { prints })).status).toBe('failed');
  });

  test('a program that dies is a failure, though it had written an optimum', async () => {
    const outcome = await ask(name, { ...recorded(name, 'optimal'), then: 'crash' });
    expect(outcome).toMatchObject({ status: 'failed', raw: expect.stringContaining('SIGKILL') });
  });

  test('is not taken for another program of the same name', async () => {
    await expect(ask(name, { version: 'tool 1.0\n' })).rejects.toMatchObject({
      code: 'engine-unknown-program',
      hint: expect.stringContaining('tool 1.0'),
    });
  });
});

/** The settings whose defaults would be wrong, how a careful look is asked for, and the start. */
const ASKED: Readonly<Record<(typeof PROGRAM_ENGINES)[number], readonly RegExp[]>> = {
  highs: [
    /^mip_rel_gap = 0$/mu,
    /^mip_abs_gap = 0$/mu,
    /^mip_feasibility_tolerance = 1e-7$/mu,
    /^random_seed = 3$/mu,
    /^time_limit = (89|90)\b/mu,
    /^presolve = off$/mu,
    /^--read_solution_file$/mu,
  ],
  cbc: [
    /^-ratioGap\n0$/mu,
    /^-allowableGap\n0$/mu,
    /^-integerTolerance\n1e-7$/mu,
    /^-timeMode\nelapsed\n-seconds\n(89|90)\b/mu,
    /^-preprocess\noff$/mu,
    /^-mipstart$/mu,
  ],
  scip: [
    /^limits\/gap = 0$/mu,
    /^limits\/absgap = 0$/mu,
    /^numerics\/feastol = 1e-7$/mu,
    /^limits\/time = (89|90)\b/mu,
    /^presolving\/maxrounds = 0$/mu,
    /^read start\.sol$/mu,
  ],
  gurobi_cl: [
    /^MIPGap=0$/mu,
    /^MIPGapAbs=0$/mu,
    /^IntFeasTol=1e-7$/mu,
    /^Seed=3$/mu,
    /^TimeLimit=(89|90)\b/mu,
    /^Presolve=0$/mu,
    /^InputFile=start\.mst$/mu,
  ],
  glpsol: [/^--mipgap\n0$/mu, /^--tmlim\n89$/mu, /^--nointopt$/mu],
};

describe('programs that misbehave', () => {
  test('one that neither ends nor heeds is killed soon after its time', async () => {
    const began = performance.now();
    expect(await ask('cbc', { then: 'hang' }, { options: { timeLimitMs: 500 } })).toMatchObject({
      status: 'limit',
      limit: 'time',
      point: null,
    });
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  test('one that prints without end, or writes a huge file, is read no further than it may', async () => {
    const { writes } = recorded('cbc', 'optimal');
    expect((await ask('cbc', { writes, then: 'flood' })).status).toBe('optimal');
    const huge = `Optimal - objective value -9\n${'      1 c2 1 -5\n'.repeat(300_000)}`;
    expect((await ask('cbc', { writes: { 'answer.sol': huge } })).status).toBe('failed');
  });

  test('the relaxation that CBC writes when it has no plan is none', async () => {
    const text = 'Stopped on time (no integer solution - continuous used) - objective value -8.5\n      1 c2 0.5 -5\n';
    expect(await ask('cbc', { writes: { 'answer.sol': text } })).toMatchObject({ status: 'limit', limit: 'time', point: null });
  });

  test('a plan that breaks a rule, or is worse than it says, is never called the best', async () => {
    const problem: Problem = {
      format: 'planwright-problem/1',
      variables: ['a', 'b', 'c'],
      objectives: [{ name: 'o', linear: { a: decimal('6'), b: decimal('5'), c: decimal('4') }, pairs: [] }],
      constraints: [
        {
          kind: 'linear',
          name: 'cap',
          terms: [
            ['a', decimal('3')],
            ['b', decimal('2')],
            ['c', decimal('2')],
          ],
          max: decimal('4'),
        },
      ],
    };
    const bin = join(folder, 'liar');
    mkdirSync(bin);
    const lies = [
      'Optimal - objective value -15\n      0 c1 1 -6\n      1 c2 1 -5\n      2 c3 1 -4\n',
      'Infeasible - objective value 0\n',
      'Optimal - objective value -900\n      0 c1 1e300 -6\n',
    ];
    for (const lie of lies) {
      writeFake(bin, 'cbc', { version: VERSIONS.cbc ?? '', writes: { 'answer.sol': lie } });
      const engine = await startEngine('cbc', { ...NO_PROGRAMS, folders: [bin] });
      const solution = await solveProblem(problem, {}, { engine, now: () => performance.now() });
      await engine.close();
      expect(solution).toMatchObject({ result: 'feasible', limit: 'engine' });
    }
  });

  test('finds its licence and its settings in its environment, and none of our secrets', async () => {
    const needed = {
      HOME: '/home/mia',
      GRB_LICENSE_FILE: '/home/mia/gurobi.lic',
      LD_LIBRARY_PATH: '/opt/gurobi/lib',
      LC_ALL: 'C',
      OMP_NUM_THREADS: '2',
    };
    const secret = {
      PLANWRIGHT_TOKEN: 'pw_1_x',
      PLANWRIGHT_DATABASE_URL: 'postgres://u:p@h/d',
      DATABASE_URL: 'x',
      NODE_OPTIONS: '',
      AWS_SECRET: 'x',
    };
    const { bin } = await ask('gurobi_cl', recorded('gurobi_cl', 'optimal'), { environment: { ...needed, ...secret } });
    const { environment } = readAsked(bin);
    expect(environment).toMatchObject(needed);
    expect(Object.keys(environment).filter((name) => name in secret)).toEqual([]);
  });

  test('a lack of memory is told as such, and why another gave up stands in its own words', async () => {
    expect(await ask('scip', { prints: 'error: out of memory\n' })).toMatchObject({ status: 'limit', limit: 'memory' });
    const unlicensed = await ask('gurobi_cl', {
      prints: 'Set parameter MIPGap to value 0\nError 10009: No Gurobi license found (user mia, host desk)\n',
    });
    expect(unlicensed).toMatchObject({ status: 'failed', raw: 'gurobi_cl: Error 10009: No Gurobi license found (user mia, host desk)' });
  });
});

describe('which engines there are', () => {
  test('says what can be used, what it is, and why the rest cannot', async () => {
    const bin = join(folder, 'some');
    mkdirSync(bin);
    writeFake(bin, 'cbc', { version: VERSIONS.cbc ?? '' });
    writeFake(bin, 'scip', { version: 'scip, a code indexer\n' });
    const engines = await listEngines({ ...NO_PROGRAMS, folders: ['.', bin, '/nowhere'] });
    expect(engines.map(({ name, version, reason }) => [name, version === null ? reason : version])).toEqual([
      ['planwright', expect.stringMatching(/^\d/)],
      ['highs-wasm', expect.stringMatching(/^\d/)],
      ['highs', expect.stringContaining('no program highs is on PATH')],
      ['cbc', '2.10.8'],
      ['scip', expect.stringContaining('is not the solver SCIP')],
      ['gurobi_cl', expect.stringContaining('no program gurobi_cl')],
      ['glpsol', expect.stringContaining('no program glpsol')],
    ]);
  });

  test('a second opinion comes from another make, and is always at hand', () => {
    expect(ENGINE_NAMES.map((name) => [name, secondEngineAfter(name)])).toEqual([
      ['planwright', 'highs-wasm'],
      ['highs-wasm', 'planwright'],
      ['highs', 'planwright'],
      ['cbc', 'highs-wasm'],
      ['scip', 'highs-wasm'],
      ['gurobi_cl', 'highs-wasm'],
      ['glpsol', 'highs-wasm'],
    ]);
  });
});
