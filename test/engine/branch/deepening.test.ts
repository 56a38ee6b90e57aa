import { expect, test } from 'vitest';
import { BranchSearch } from '../../../src/engine/branch/branch-search.ts';
import { type CoreSearch, Deepening, type Whole } from '../../../src/engine/branch/deepening.ts';
import { scaleForTree } from '../../../src/engine/branch/scaled-problem.ts';
import { shrink } from '../../../src/engine/branch/shrink.ts';
import { TreeSearch } from '../../../src/engine/branch/tree-search.ts';
import type { MatrixProblem } from '../../../src/engine/engine.ts';
import { bestByTrying, isWithin, randomMatrix } from './random-matrix.ts';

const SEEDS = Array.from({ length: 400 }, (_, at) => at + 1);
const goOn = (): boolean => false;
const ABSOLUTE_GAP = 0.5;
/** Floors that lie this far apart, so that there are many: how deep one is decides what is asked, never what is true. */
const STEP = 0.07;

interface Taken {
  readonly value: number;
  readonly point: Float64Array;
}

/** A problem as deepening sees it, with the best of the points that it took; `null`: its relaxation has no point. */
const toWhole = (problem: MatrixProblem): { readonly whole: Whole; readonly taken: Taken[] } | null => {
  const tree = new TreeSearch(scaleForTree(problem), ABSOLUTE_GAP, goOn);
  if (!tree.tightenRoot()) return null;
  const { costScale } = tree.problem;
  const bound = tree.rootBound * costScale;
  // So bad that everything has to be found.
  const taken: Taken[] = [{ value: bound - 100 * STEP, point: new Float64Array(0) }];
  const whole: Whole = {
    distances: Float64Array.from({ length: 8000 }, (_, at) => at * (STEP / 50)),
    bound,
    get reached() {
      return taken.at(-1)?.value ?? Number.NEGATIVE_INFINITY;
    },
    gap: ABSOLUTE_GAP,
    coreAbove: (floor) => {
      const bounds = tree.boundsAbove(floor / costScale);
      return bounds && shrink(problem, bounds.lower, bounds.upper);
    },
    search: searchCore,
    take: (point) => {
      taken.push({ value: point.reduce((total, value, column) => total + value * (problem.objective[column] ?? 0), 0), point });
    },
  };
  return { whole, taken };
};

const searchCore = (core: MatrixProblem, floor: number): CoreSearch =>
  new BranchSearch(core, { absoluteGap: ABSOLUTE_GAP, seed: 0, floor, isStopped: goOn });

test('step by step the bound falls to the best point, and never below it', () => {
  let steps = 0;
  for (const seed of SEEDS) {
    const problem = randomMatrix(seed);
    const best = bestByTrying(problem);
    const made = toWhole(problem);
    if (best === null || made === null) continue;
    const { whole, taken } = made;
    const floor = whole.reached;
    const deepening = new Deepening(whole, whole.bound);
    for (let end = deepening.step(); end !== 'done'; end = deepening.step()) {
      expect({ seed, end }).toEqual({ seed, end: 'paused' });
      expect(deepening.bound).toBeGreaterThanOrEqual(Math.min(best, whole.bound) - 1e-9);
      steps++;
    }
    const [, ...found] = taken;
    if (best > floor + ABSOLUTE_GAP) expect({ seed, found: whole.reached }).toEqual({ seed, found: best });
    for (const { point } of found) expect(isWithin(problem, point, problem.columnLower, problem.columnUpper)).toBe(true);
  }
  expect(steps).toBeGreaterThan(1000);
});

test('a core that cannot be settled, or whose point is not taken, proves nothing', () => {
  const unsettled: CoreSearch = { work: 1, bound: 0, best: null, isUnsettled: true, run: () => 'done' };
  const unbelieved: CoreSearch = {
    work: 1,
    bound: 1e9,
    best: { point: new Float64Array(0), objective: 1e9 },
    isUnsettled: false,
    run: () => 'done',
  };
  for (const core of [unsettled, unbelieved]) {
    const whole: Whole = {
      distances: new Float64Array(0),
      bound: 10,
      gap: 0.5,
      reached: 0.5,
      coreAbove: () => shrink(randomMatrix(1), randomMatrix(1).columnLower, randomMatrix(1).columnUpper),
      search: () => core,
      take: () => {},
    };
    const deepening = new Deepening(whole, whole.bound);
    expect(deepening.step()).toBe('stuck');
    expect(deepening.bound).toBe(10);
  }
});

test('what is left of a large problem is searched by deepening, with the same end, however often it is broken off', () => {
  for (const seed of SEEDS) {
    const problem = randomMatrix(seed);
    const search = new BranchSearch(problem, { absoluteGap: ABSOLUTE_GAP, seed: 0, isStopped: goOn, isOfLarge: true });
    const slice = seed % 2 === 0 ? 1e9 : 2000;
    for (search.limit = slice; search.run(slice) !== 'done'; ) search.limit += slice;
    expect({ seed, best: search.best?.objective ?? null }).toEqual({ seed, best: bestByTrying(problem) });
  }
});

test('bounds above a value hold every point that is worth more, and are forgotten afterwards', () => {
  for (const seed of SEEDS) {
    const problem = randomMatrix(seed);
    const best = bestByTrying(problem);
    const tree = new TreeSearch(scaleForTree(problem), ABSOLUTE_GAP, goOn);
    if (best === null || !tree.tightenRoot()) continue;
    const { costScale } = tree.problem;
    const before = tree.relaxation.saveBounds();
    const inside = tree.boundsAbove((best - ABSOLUTE_GAP) / costScale);
    expect({ seed, best: inside && bestByTrying(problem, inside.lower, inside.upper) }).toEqual({ seed, best });
    expect(tree.boundsAbove(tree.rootBound)).toBeNull();
    expect(tree.tightenRoot()).toBe(true);
    expect(tree.relaxation.saveBounds()).toEqual(before);
  }
});
