import { expect, test } from 'vitest';
import { Holdings } from '../../../src/engine/branch/holdings.ts';
import { toMatrixProblem } from '../../../src/engine/branch/matrix-parts.ts';
import type { EngineProgress } from '../../../src/engine/engine.ts';

test('what is told while it runs never falls back behind a plan that another search has told of', () => {
  const column = { lower: 0, upper: 1, integer: true };
  const problem = toMatrixProblem(
    [
      { ...column, cost: 3 },
      { ...column, cost: 5 },
    ],
    [{ columns: [0, 1], values: [1, 1], lower: 0, upper: 1 }],
  );
  const told: EngineProgress[] = [];
  const options = { timeLimitMs: 1000, seed: 0, absoluteGap: 0.5, tolerance: 1e-6, careful: false };
  const holdings = new Holdings(problem, options, { onProgress: (progress) => told.push(progress) });
  holdings.take(Float64Array.of(1, 0));
  holdings.hear({ elapsedMs: 1, incumbent: 5, bound: 8, point: Float64Array.of(0, 1) });
  holdings.lower(7);
  holdings.lower(6);
  expect(told.map(({ incumbent, bound }) => [incumbent, bound])).toEqual([
    [3, null],
    [5, 8],
    [5, 8],
    [5, 7],
    [5, 6],
  ]);
});
