import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assert } from '../../src/base/errors.ts';
import { canonicalJson } from '../../src/base/json.ts';
import type { Engine, EngineOutcome } from '../../src/engine/engine.ts';
import { toSolutionJson } from '../../src/engine/solution-json.ts';
import { type SolveHooks, type SolveOptions, solveProblem } from '../../src/engine/solve-problem.ts';
import { checkSelection } from '../../src/problem/check-problem.ts';
import { parseProblem } from '../../src/problem/parse-problem.ts';
import type { Problem } from '../../src/problem/problem.ts';
import { startOwnEngines } from './own-engines.ts';
import { scriptedEngine } from './scripted-engine.ts';

let engines: readonly Engine[];
let usual: Engine;
beforeAll(async () => {
  engines = await startOwnEngines();
  const [first] = engines;
  assert(first !== undefined, 'there is no engine');
  usual = first;
});
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

/** From JSON text, so that every digit counts. */
const problemOf = (variables: readonly string[], objectives: string, constraints: string): Problem => {
  const text = `{"format":"planwright-problem/1","variables":${JSON.stringify(variables)},"objectives":${objectives},"constraints":${constraints}}`;
  const parsed = parseProblem(text);
  assert(parsed.ok, parsed.ok ? '' : parsed.issues.map(({ message }) => message).join('\n'));
  return parsed.problem;
};

const solve = async (problem: Problem, engine: Engine = usual, options: SolveOptions = {}, hooks: SolveHooks = {}) => {
  const solution = await solveProblem(problem, options, { engine, now: () => performance.now() }, hooks);
  // Whatever is published keeps every constraint.
  if (solution.hasPlan) expect(checkSelection(problem, solution.selected).violations).toEqual([]);
  return solution;
};

/** The usual engine's answer; the others must give the same. */
const answer = async (problem: Problem) => {
  const { selected, result } = await solve(problem);
  for (const engine of engines) expect(await solve(problem, engine)).toMatchObject({ result, selected });
  return { result, selected };
};

const one = (linear: string, pairs = '[]'): string => `[{"name":"o","linear":${linear},"pairs":${pairs}}]`;

describe('numbers are decimals', () => {
  test('0.1 and 0.2 fill a cap of 0.3', async () => {
    const problem = problemOf(['a', 'b'], one('{"a":1,"b":1}'), '[{"kind":"linear","name":"cap","terms":[["a",0.1],["b",0.2]],"max":0.3}]');
    expect(await answer(problem)).toEqual({ result: 'optimal', selected: ['a', 'b'] });
  });

  test('a breach by the last of 21 digits is one', async () => {
    const terms = '[["a",100000000000000000000],["b",0.00000000001]]';
    const cap = (max: string): Problem =>
      problemOf(['a', 'b'], one('{"a":2,"b":1}'), `[{"kind":"linear","name":"cap","terms":${terms},"max":${max}}]`);
    expect(await answer(cap('100000000000000000000'))).toEqual({ result: 'optimal', selected: ['a'] });
    expect(await answer(cap('100000000000000000000.00000000001'))).toEqual({ result: 'optimal', selected: ['a', 'b'] });
  });

  test('an equality at the scale of 1e-12 is met exactly or not at all', async () => {
    const terms = '[["a",0.000000000001],["b",0.000000000002],["c",0.0000000000011]]';
    const equal = (value: string): Problem =>
      problemOf(['a', 'b', 'c'], one('{"c":9}'), `[{"kind":"linear","name":"e","terms":${terms},"min":${value},"max":${value}}]`);
    expect(await answer(equal('0.000000000003'))).toEqual({ result: 'optimal', selected: ['a', 'b'] });
    expect(await answer(equal('0.0000000000030001'))).toEqual({ result: 'infeasible', selected: [] });
  });

  test('tiny tokens count under a capacity of 1e15', async () => {
    const terms = '[["a",999999999999999.5],["b",0.5],["c",0.0000001]]';
    const problem = problemOf(
      ['a', 'b', 'c'],
      one('{"a":3,"b":2,"c":1}'),
      `[{"kind":"linear","name":"cap","terms":${terms},"max":1000000000000000}]`,
    );
    expect(await answer(problem)).toEqual({ result: 'optimal', selected: ['a', 'b'] });
  });

  test('one unit in the twentieth digit of the objective decides', async () => {
    const linear = '{"a":50000000000000000001,"b":50000000000000000000,"c":50000000000000000002}';
    const problem = problemOf(['a', 'b', 'c'], one(linear), '[{"kind":"linear","name":"l","terms":[["a",1],["b",1],["c",1]],"max":2}]');
    const solution = await solve(problem);
    expect(solution.selected).toEqual(['a', 'c']);
    expect(solution.stages.map(({ objective }) => objective.sum.toFixed())).toEqual(['100000000000000000003']);
  });

  test('thousands of equally good plans on a fine grid are no trouble', async () => {
    const keys = Array.from({ length: 40 }, (_, at) => `k${at}`);
    const linear = JSON.stringify(Object.fromEntries(keys.map((key, at) => [key, at % 2 === 0 ? 'X' : 'Y'])))
      .replaceAll('"X"', '1234567890123.4567')
      .replaceAll('"Y"', '1234567890123.4568');
    const terms = JSON.stringify(keys.map((key) => [key, 1]));
    const problem = problemOf(keys, one(linear), `[{"kind":"linear","name":"l","terms":${terms},"max":10}]`);
    const solution = await solve(problem, usual, { timeLimitMs: 60_000 });
    expect(solution.result).toBe('optimal');
    expect(solution.stages[0]?.objective.sum.toFixed()).toBe('12345678901234.568');
  });
});

describe('stages', () => {
  test('each objective is kept at its exact optimum', async () => {
    const objectives =
      '[{"name":"first","linear":{"a":0.30000000000000001,"b":0.3,"c":0.1},"pairs":[]},{"name":"second","linear":{"b":5,"c":1},"pairs":[]}]';
    const problem = problemOf(['a', 'b', 'c'], objectives, '[{"kind":"conflict","name":"x","members":["a","b"]}]');
    expect(await answer(problem)).toEqual({ result: 'optimal', selected: ['a', 'c'] });
  });

  test('however little the earlier one loses, and however much a later one would gain', async () => {
    const [more, less] = [2 ** 29, 2 ** 29 - 1];
    const objectives = `[{"name":"first","linear":{"a":${more},"b":${less}},"pairs":[]},{"name":"second","linear":{"b":100},"pairs":[]},{"name":"third","linear":{"b":100,"c":1},"pairs":[]}]`;
    const problem = problemOf(['a', 'b', 'c'], objectives, '[{"kind":"conflict","name":"x","members":["a","b"]}]');
    expect(await answer(problem)).toEqual({ result: 'optimal', selected: ['a', 'c'] });
  });

  test('what is worth nothing is decided by the last stage: fewest tokens', async () => {
    const objectives = '[{"name":"gain","linear":{"a":3,"b":0},"pairs":[]},{"name":"tokens","linear":{"a":-2,"b":-1},"pairs":[]}]';
    expect(await answer(problemOf(['a', 'b'], objectives, '[]'))).toEqual({ result: 'optimal', selected: ['a'] });
  });

  test('min above max has no plan; a fixed contradiction neither', async () => {
    expect((await answer(problemOf(['a'], one('{}'), '[{"kind":"linear","name":"l","terms":[["a",1]],"min":2,"max":1}]'))).result).toBe(
      'infeasible',
    );
    const fixes = '[{"kind":"fix","name":"f","key":"a","value":1},{"kind":"fix","name":"g","key":"a","value":0}]';
    expect((await answer(problemOf(['a'], one('{"a":1}'), fixes))).result).toBe('infeasible');
  });

  test('nothing to choose from is an empty plan', async () => {
    expect(await answer(problemOf([], one('{}'), '[]'))).toEqual({ result: 'optimal', selected: [] });
  });

  test('progress names the stage and tells exact values', async () => {
    const keys = Array.from({ length: 60 }, (_, at) => `k${at}`);
    const linear = JSON.stringify(Object.fromEntries(keys.map((key, at) => [key, 50 + ((at * 37) % 41)])));
    const terms = JSON.stringify(keys.map((key, at) => [key, 40 + ((at * 53) % 47)]));
    const seen: string[] = [];
    await solve(
      problemOf(keys, one(linear), `[{"kind":"linear","name":"l","terms":${terms},"max":1000}]`),
      usual,
      {},
      {
        onProgress: ({ name, stage, stageCount }) => seen.push(`${name} ${stage + 1}/${stageCount}`),
      },
    );
    expect(new Set(seen)).toEqual(new Set(['o 1/1']));
  });
});

describe('an objective of large numbers', () => {
  const keys = ['a', 'b', 'c', 'd'];
  const capped = (values: readonly string[], max: number): Problem => {
    const linear = keys.map((key, at) => `"${key}":${values[at]}`).join();
    const tokens = keys.map((key, at) => `"${key}":${-at - 1}`).join();
    const objectives = `[{"name":"worth","linear":{${linear}},"pairs":[]},{"name":"fewest","linear":{${tokens}},"pairs":[]}]`;
    const [all, some] = [keys, keys.slice(0, 3)].map((members) => JSON.stringify(members.map((key) => [key, 1])));
    const cap = `{"kind":"linear","name":"cap","terms":${all},"max":${max}}`;
    return problemOf(keys, objectives, `[${cap},{"kind":"linear","name":"some","terms":${some},"min":1}]`);
  };

  test('has its one best plan proven by asking for others, and later objectives are not asked about', async () => {
    const { selected, result, engine, stages } = await solve(
      capped(['9000000000000001', '9000000000000000', '5000000000000003', '8000000000000007'], 2),
    );
    expect({ result, selected, proven: stages.map(({ proven }) => proven) }).toEqual({
      result: 'optimal',
      selected: ['a', 'b'],
      proven: [true, true],
    });
    expect(engine.statuses).toHaveLength(2);
  });

  test('has several best plans, of which the later ones choose', async () => {
    const worth = ['9000000000000001', '9000000000000001', '9000000000000001', '9000000000000001'];
    expect(await answer(capped(worth, 2))).toEqual({ result: 'optimal', selected: ['a', 'b'] });
    expect(await answer(capped([...worth.slice(0, 2), '2', '3'], 1))).toEqual({ result: 'optimal', selected: ['a'] });
    expect(await answer(capped(['2', ...worth.slice(0, 2), '3'], 1))).toEqual({ result: 'optimal', selected: ['b'] });
  });

  test('has more plans that come close than are passed over: its last digit decides', async () => {
    const worth = ['9000000000000001', '9000000000000002', '9000000000000003', '9000000000000004'];
    expect(await answer(capped(worth, 2))).toEqual({ result: 'optimal', selected: ['c', 'd'] });
  });
});

describe('an engine is never believed', () => {
  const tight = problemOf(
    ['a', 'b', 'c'],
    one('{"a":3,"b":2,"c":2}'),
    '[{"kind":"linear","name":"cap","terms":[["a",1],["b",1],["c",1.000000001]],"max":2},{"kind":"linear","name":"floor","terms":[["a",1],["b",1],["c",1]],"min":1}]',
  );
  const infinite = Number.POSITIVE_INFINITY;
  const says = (point: number[] | null, bound: number, status: EngineOutcome['status'] = 'optimal'): EngineOutcome => ({
    status,
    point: point && Float64Array.from(point),
    bound,
    raw: 'scripted',
  });

  test('that nothing else is good is no proof where the plan at hand was not passed over', async () => {
    const worth = '{"a":9000000000000001,"b":9000000000000000,"c":5000000000000003,"d":8000000000000007}';
    const terms = '[["a",1],["b",1],["c",1],["d",1]]';
    const rows = `[{"kind":"linear","name":"cap","terms":${terms},"max":2},{"kind":"linear","name":"some","terms":[["a",1],["b",1],["c",1]],"min":1}]`;
    const problem = problemOf(['a', 'b', 'c', 'd'], one(worth), rows);
    const lie = scriptedEngine(({ objective: [a = 0, , c = 0] }, _options, call) =>
      call === 1 ? says([1, 0, 1, 0], a + c) : says(null, Number.NEGATIVE_INFINITY, 'infeasible'),
    );
    // Half of what it says is wrong: that `a` and `c` are best. That nothing else is left is told of a question without `a` and `d`, too.
    expect(await solve(problem, lie, { hint: { selected: ['a', 'd'] } })).toMatchObject({ selected: ['a', 'd'] });
    const late = scriptedEngine(({ objective: [a = 0, b = 0, c = 0] }, _options, call) =>
      call === 1 ? says([1, 0, 1, 0], a + c) : says([1, 1, 0, 0], b + c),
    );
    expect(await solve(problem, late)).toMatchObject({ result: 'feasible', limit: 'engine' });
  });

  test('a bound below its own point is none in a later stage either', async () => {
    const objectives = '[{"name":"first","linear":{"a":9000,"d":1},"pairs":[]},{"name":"second","linear":{"b":50,"c":70},"pairs":[]}]';
    const cap = '[{"kind":"linear","name":"l","terms":[["a",1],["b",1],["c",1],["d",1]],"max":3}]';
    const lie = scriptedEngine((problem, options, call) => {
      const [a = 0, b = 0, , d = 0] = problem.objective;
      return call === 1 ? usual.solve(problem, options, {}) : says([1, 1, 0, 1], a + b + d - 40);
    });
    expect(await solve(problemOf(['a', 'b', 'c', 'd'], objectives, cap), lie)).toMatchObject({ result: 'feasible', limit: 'engine' });
  });

  test('a plan that it told of is kept where it ends with a selection that keeps less of an earlier objective', async () => {
    const objectives =
      '[{"name":"first","linear":{"a":9000,"b":8999},"pairs":[]},{"name":"second","linear":{"b":200001,"c":10,"d":7},"pairs":[]}]';
    const rows = '[{"kind":"conflict","name":"x","members":["a","b"]},{"kind":"conflict","name":"y","members":["c","d"]}]';
    const told: unknown[] = [];
    const astray = scriptedEngine((problem, options, call, tell) => {
      if (call === 1) return usual.solve(problem, options, {});
      for (const point of [
        [1, 0, 1, 0],
        [0, 1, 1, 0],
      ]) {
        const incumbent = problem.objective.reduce((sum, cost, column) => sum + cost * (point[column] ?? 0), 0);
        tell({ elapsedMs: 1, incumbent, bound: null, point: Float64Array.from(point) });
      }
      return { ...says([0, 1, 1, 0], infinite, 'limit'), limit: 'time' };
    });
    const onProgress: SolveHooks['onProgress'] = ({ stage, incumbent }) => stage === 1 && told.push(incumbent?.sum.toFixed());
    expect(await solve(problemOf(['a', 'b', 'c', 'd'], objectives, rows), astray, {}, { onProgress })).toMatchObject({
      result: 'feasible',
      limit: 'time',
      selected: ['a', 'c'],
    });
    expect(told).toEqual(['10', '10']);
    expect(await answer(problemOf(['a', 'b', 'c', 'd'], objectives, rows))).toEqual({ result: 'optimal', selected: ['a', 'c'] });
  });

  test('a selection that breaks a cap by 1e-9 is refused, and the true optimum found', async () => {
    const lie = scriptedEngine((problem, options, call) => (call === 1 ? says([1, 0, 1], 5) : usual.solve(problem, options, {})));
    expect(await solve(tight, lie)).toMatchObject({ result: 'optimal', selected: ['a', 'b'] });
    expect(lie.calls()).toBeGreaterThan(1);
  });

  test('one that insists on it is given up, with nothing published', async () => {
    const lie = scriptedEngine(() => says([1, 0, 1], 5));
    expect(await solve(tight, lie)).toMatchObject({ result: 'unknown', limit: 'engine', hasPlan: false, selected: [] });
  });

  test('zeros without an incumbent are no plan', async () => {
    const lie = scriptedEngine(() => says([0, 0, 0], 0));
    expect(await solve(tight, lie)).toMatchObject({ result: 'unknown', limit: 'engine', hasPlan: false });
  });

  test('a bound below its own point is no proof', async () => {
    const lie = scriptedEngine(() => says([1, 0, 0], 1));
    expect(await solve(tight, lie)).toMatchObject({ result: 'feasible', limit: 'engine', selected: ['a'] });
  });

  test.each([
    ['no bound', infinite],
    ['a bound that is no number', Number.NaN],
    ['a bound above its point', 7],
  ])('`optimal` with %s is not optimal', async (_, bound) => {
    const lie = scriptedEngine(() => says([1, 0, 0], bound));
    expect(await solve(tight, lie)).toMatchObject({ result: 'feasible', limit: 'engine', selected: ['a'] });
  });

  test.each([
    ['NaN', [Number.NaN, 0, 0]],
    ['numbers far from 0 and 1', [17, 0, 0]],
    ['too few numbers', [1]],
    ['nothing', null],
  ])('`optimal` with a point of %s is no plan', async (_, point) => {
    const lie = scriptedEngine(() => says(point, 3));
    expect(await solve(tight, lie)).toMatchObject({ result: 'unknown', limit: 'engine', hasPlan: false });
  });

  test('a point at a limit is the best plan so far, never `optimal`', async () => {
    const stopped = scriptedEngine(() => ({ ...says([0.9999, 0.0001, 0], infinite, 'limit'), limit: 'time' as const }));
    const solution = await solve(tight, stopped);
    expect(solution).toMatchObject({ result: 'feasible', limit: 'time', selected: ['a'] });
    expect(toSolutionJson(solution)).toMatchObject({ status: 'succeeded', result: 'feasible', limit: 'time' });
  });

  test('an engine that breaks leaves a clear state', async () => {
    const broken = scriptedEngine(() => says(null, infinite, 'failed'));
    const solution = await solve(tight, broken);
    expect(solution).toMatchObject({ result: 'unknown', limit: 'engine', stages: [] });
    expect(canonicalJson(toSolutionJson({ ...solution, wallMs: 1 }))).toBe(
      '{"best_bound":[],"gap_pct":null,"limit":"engine","objective":[],"result":"unknown","selected":[],"status":"failed","wall_ms":1}',
    );
  });

  test('`infeasible` is not believed of a problem that has a plan', async () => {
    const free = problemOf(['a', 'b'], one('{"a":1,"b":1}'), '[{"kind":"conflict","name":"c","members":["a","b"]}]');
    const lie = scriptedEngine(() => says(null, infinite, 'infeasible'));
    expect(await solve(free, lie)).toMatchObject({ result: 'feasible', limit: 'engine', selected: [] });
  });

  test('a broken second stage keeps the plan and the proof of the first', async () => {
    const objectives = '[{"name":"first","linear":{"a":3,"b":2},"pairs":[]},{"name":"second","linear":{"b":1,"c":1},"pairs":[]}]';
    const problem = problemOf(['a', 'b', 'c'], objectives, '[{"kind":"linear","name":"l","terms":[["a",1],["b",1],["c",1]],"max":2}]');
    const half = scriptedEngine((matrix, options, call) =>
      call === 1 ? usual.solve(matrix, options, {}) : says(null, infinite, 'failed'),
    );
    const solution = await solve(problem, half);
    expect(solution).toMatchObject({ result: 'feasible', limit: 'engine', selected: ['a', 'b'] });
    expect(solution.stages.map(({ proven }) => proven)).toEqual([true, false]);
  });

  test('canceling before the start, or while it thinks, ends clearly', async () => {
    expect(await solve(tight, usual, {}, { signal: AbortSignal.abort() })).toMatchObject({ result: 'unknown', limit: 'cancel' });
    expect(await solve(tight, usual, { timeLimitMs: 0 })).toMatchObject({ result: 'unknown', limit: 'time' });
  });
});

test('the same problem gives the same selection', async () => {
  const keys = Array.from({ length: 30 }, (_, at) => `k${at}`);
  const linear = JSON.stringify(Object.fromEntries(keys.map((key, at) => [key, 10 + (at % 3)])));
  const terms = JSON.stringify(keys.map((key, at) => [key, 5 + (at % 4)]));
  const problem = problemOf(keys, one(linear), `[{"kind":"linear","name":"l","terms":${terms},"max":61}]`);
  const runs = [await solve(problem), await solve(problem), await solve(problem)];
  expect(new Set(runs.map(({ selected }) => selected.join())).size).toBe(1);
});
