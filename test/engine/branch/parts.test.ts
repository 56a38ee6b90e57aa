import { expect, test } from 'vitest';
import { BranchSearch } from '../../../src/engine/branch/branch-search.ts';
import { Certificate } from '../../../src/engine/branch/certificate.ts';
import { readDuals } from '../../../src/engine/branch/duals.ts';
import { foldPairs } from '../../../src/engine/branch/fold-pairs.ts';
import { Propagation } from '../../../src/engine/branch/propagation.ts';
import { Relaxation } from '../../../src/engine/branch/relaxation.ts';
import { scaleProblem } from '../../../src/engine/branch/scaled-problem.ts';
import { shrink } from '../../../src/engine/branch/shrink.ts';
import { random } from '../../support/random.ts';
import { bestByTrying, isWithin, randomMatrix } from './random-matrix.ts';

const SEEDS = Array.from({ length: 400 }, (_, at) => at + 1);
const goOn = (): boolean => false;

test('any duals give a bound that no point exceeds, and no ray refutes a part that holds one', () => {
  for (const seed of SEEDS) {
    const problem = randomMatrix(seed);
    const best = bestByTrying(problem);
    const scaled = scaleProblem(problem);
    const certificate = new Certificate(scaled, scaled.cost);
    const chance = random(seed);
    for (let turn = 0; turn < 5; turn++) {
      const factors = Float64Array.from({ length: problem.columnCount + problem.rowCount }, () => chance.next() * 4 - 2);
      if (best === null) continue;
      expect(certificate.boundOf(factors) * scaled.costScale).toBeGreaterThanOrEqual(best);
      expect(certificate.refutes(factors.subarray(problem.columnCount))).toBe(false);
    }
  }
});

test('the relaxation is never worth less than the best point, and only empty problems are refuted', () => {
  let refuted = 0;
  for (const seed of SEEDS) {
    const problem = randomMatrix(seed);
    const best = bestByTrying(problem);
    const scaled = scaleProblem(problem);
    const bound = new Relaxation(scaled, goOn).solve(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);
    if (best !== null) expect((bound ?? Number.NEGATIVE_INFINITY) * scaled.costScale).toBeGreaterThanOrEqual(best);
    else if (bound === null) refuted++;
  }
  expect(refuted).toBeGreaterThan(1);
});

test('propagation keeps every point', () => {
  for (const seed of SEEDS) {
    const problem = randomMatrix(seed);
    const best = bestByTrying(problem);
    const scaled = scaleProblem(problem);
    const bounds = { lower: scaled.lower.slice(), upper: scaled.upper.slice() };
    const isOpen = new Propagation(scaled, bounds).all();
    if (best === null) continue;
    expect({ seed, isOpen, best: bestByTrying(problem, bounds.lower, bounds.upper) }).toEqual({ seed, isOpen: true, best });
  }
});

test('a shrunk problem is worth the same as the whole one within its bounds', () => {
  for (const seed of SEEDS) {
    const problem = randomMatrix(seed);
    const chance = random(seed);
    const lower = problem.columnLower.slice();
    const upper = problem.columnUpper.slice();
    for (const column of chance.some([...problem.integer.keys()], 2)) {
      if (problem.integer[column] === 0) continue;
      lower[column] = chance.whole(0, 1);
      upper[column] = lower[column] ?? 0;
    }
    const best = bestByTrying(problem, lower, upper);
    const layer = shrink(problem, lower, upper);
    if (layer === null) expect({ seed, best }).toEqual({ seed, best: null });
    else {
      const search = new BranchSearch(layer.problem, { absoluteGap: 0.5, seed: 0, isStopped: goOn });
      expect(search.run(1e9)).toBe('done');
      expect({ seed, best: search.best && search.best.objective + layer.offset }).toEqual({ seed, best });
      if (search.best) expect(isWithin(problem, layer.widen(search.best.point), lower, upper)).toBe(true);
    }
  }
});

test('folded pairs are worth the same, and their points are points of the problem', () => {
  let folded = 0;
  for (const seed of SEEDS) {
    const problem = randomMatrix(seed);
    const { problem: other, unfold } = foldPairs(problem);
    if (other !== problem) folded++;
    const search = new BranchSearch(other, { absoluteGap: 0.5, seed: 0, isStopped: goOn });
    search.run(1e9);
    expect({ seed, best: search.best?.objective ?? null }).toEqual({ seed, best: bestByTrying(problem) });
    if (search.best) expect(isWithin(problem, unfold(search.best.point), problem.columnLower, problem.columnUpper)).toBe(true);
  }
  expect(folded).toBeGreaterThan(100);
});

test('what duals fix holds every point that is better than the cutoff', () => {
  for (const seed of SEEDS) {
    const problem = randomMatrix(seed);
    const best = bestByTrying(problem);
    if (best === null) continue;
    const chance = random(seed);
    const duals = Float64Array.from({ length: problem.rowCount }, () => chance.next() * 2 - 0.5);
    const facts = readDuals(problem, duals, best - 0.5);
    expect({ seed, isSettled: facts.isSettled, best: bestByTrying(problem, facts.lower, facts.upper) }).toEqual({
      seed,
      isSettled: false,
      best,
    });
    expect(facts.bound).toBeGreaterThanOrEqual(best);
  }
});

test('a search that is broken off again and again ends with the same proof', () => {
  for (const seed of SEEDS.slice(0, 100)) {
    const problem = foldPairs(randomMatrix(seed)).problem;
    const search = new BranchSearch(problem, { absoluteGap: 0.5, seed: 0, isStopped: goOn });
    for (search.limit = 50; search.run(50) !== 'done'; ) search.limit += 2000;
    expect({ seed, best: search.best?.objective ?? null }).toEqual({ seed, best: bestByTrying(randomMatrix(seed)) });
  }
});
