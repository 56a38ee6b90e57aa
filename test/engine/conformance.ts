import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine, EngineOptions, MatrixProblem } from '../../src/engine/engine.ts';

interface Traits {
  /** The longest that it may take to stop, in milliseconds. */
  readonly stopsWithinMs?: number;
  /** Whether a search that is canceled still tells of its best point. */
  readonly keepsPointWhenCanceled?: boolean;
}

/** A busy machine may look up late. */
const BUSY_MS = 4_000;

/** What every engine must do, whichever it is. Call it once per engine. */
export const describeEngine = (
  name: string,
  start: () => Promise<Engine>,
  { stopsWithinMs = 1000, keepsPointWhenCanceled = true }: Traits = {},
): void => {
  describe(`engine ${name}`, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await start();
    });
    afterAll(() => engine.close());

    test('says what it is', () => {
      expect(engine.facts.name).toBe(name);
      expect(engine.facts.version).toMatch(/\d/);
    });

    test('finds the best point and its bound', async () => {
      const outcome = await engine.solve(knapsack([6, 5, 4], [3, 2, 2], 4), OPTIONS, {});
      expect(outcome.status).toBe('optimal');
      expect(round(outcome.point)).toEqual([0, 1, 1]);
      expect(outcome.bound).toBeCloseTo(9, 3);
    });

    test('proves that there is no point', async () => {
      const outcome = await engine.solve({ ...knapsack([1, 1], [1, 1], 1), rowLower: Float64Array.of(3) }, OPTIONS, {});
      expect(outcome).toMatchObject({ status: 'infeasible', point: null });
    });

    test('solves a problem without rows, and one whose objective is nothing', async () => {
      const free: MatrixProblem = {
        ...knapsack([1, -1], [1, 1], 9),
        rowCount: 0,
        rowLower: Float64Array.of(),
        rowUpper: Float64Array.of(),
        rowStart: Int32Array.of(0),
        index: Int32Array.of(),
        value: Float64Array.of(),
      };
      expect(round((await engine.solve(free, OPTIONS, {})).point)).toEqual([1, 0]);
      const nothing = await engine.solve(knapsack([0, 0], [1, 1], 1), OPTIONS, {});
      expect(nothing.status).toBe('optimal');
      expect(nothing.bound).toBeCloseTo(0, 6);
    });

    test('keeps columns that are not 0/1 between their bounds', async () => {
      const problem: MatrixProblem = { ...knapsack([2, 1], [1, 1], 1.5), integer: Uint8Array.of(1, 0) };
      expect((await engine.solve(problem, OPTIONS, {})).bound).toBeCloseTo(2.5, 4);
    });

    test('starts from a known point and never ends below it', async () => {
      const start = Float64Array.of(0, 1, 1);
      const outcome = await engine.solve(knapsack([6, 5, 4], [3, 2, 2], 4), { ...OPTIONS, start }, {});
      expect(round(outcome.point)).toEqual([0, 1, 1]);
    });

    test('answers one question after the other, asked at once', async () => {
      const caps = [2, 4, 5, 7];
      const outcomes = await Promise.all(caps.map((cap) => engine.solve(knapsack([6, 5, 4], [3, 2, 2], cap), OPTIONS, {})));
      expect(outcomes.map(({ bound }) => Math.round(bound))).toEqual([5, 9, 11, 15]);
    });

    test('gives the same answer to the same question', async () => {
      const [first, second] = [await engine.solve(hard(8), OPTIONS, {}), await engine.solve(hard(8), OPTIONS, {})];
      expect(second).toEqual(first);
    });

    test('stops at its time limit, with the best point so far, within a second', async () => {
      const began = performance.now();
      const outcome = await engine.solve(hard(60), { ...OPTIONS, timeLimitMs: 1500 }, {});
      expect(performance.now() - began).toBeLessThan(1500 + stopsWithinMs + BUSY_MS);
      expect(outcome).toMatchObject({ status: 'limit', limit: 'time' });
      expect(outcome.point).not.toBeNull();
    });

    test('stops soon when canceled, keeps the best point, and can be asked again', async () => {
      const cancel = new AbortController();
      let told = 0;
      setTimeout(() => cancel.abort(), 1500);
      const began = performance.now();
      const outcome = await engine.solve(hard(60), OPTIONS, { signal: cancel.signal, onProgress: () => told++ });
      expect(performance.now() - began).toBeLessThan(1500 + stopsWithinMs + BUSY_MS);
      expect(outcome).toMatchObject({ status: 'limit', limit: 'cancel' });
      expect(outcome.point !== null).toBe(keepsPointWhenCanceled);
      expect(told).toBeGreaterThan(0);
      expect((await engine.solve(knapsack([6, 5, 4], [3, 2, 2], 4), OPTIONS, {})).status).toBe('optimal');
    });

    test('is not started by a signal that was given before', async () => {
      const outcome = await engine.solve(hard(60), OPTIONS, { signal: AbortSignal.abort() });
      expect(outcome).toMatchObject({ status: 'limit', limit: 'cancel', point: null });
    });
  });
};

const OPTIONS: EngineOptions = { timeLimitMs: Number.POSITIVE_INFINITY, seed: 0, absoluteGap: 0, tolerance: 1e-6, careful: false };

/** Maximise `values` under one capacity. */
export const knapsack = (values: readonly number[], weights: readonly number[], capacity: number): MatrixProblem => ({
  columnCount: values.length,
  rowCount: 1,
  objective: Float64Array.from(values),
  columnLower: new Float64Array(values.length),
  columnUpper: new Float64Array(values.length).fill(1),
  integer: new Uint8Array(values.length).fill(1),
  rowLower: Float64Array.of(Number.NEGATIVE_INFINITY),
  rowUpper: Float64Array.of(capacity),
  rowStart: Int32Array.of(0, values.length),
  index: Int32Array.from(values, (_, at) => at),
  value: Float64Array.from(weights),
});

/** Market split: six equalities of random numbers, as close as possible (by how much is a whole number, too); minutes of work at 60 columns. */
export const hard = (columnCount: number): MatrixProblem => {
  const rowCount = 6;
  const total = columnCount + 2 * rowCount;
  let state = 7;
  const next = (): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % 100;
  };
  const index: number[] = [];
  const value: number[] = [];
  const start = [0];
  const bounds: number[] = [];
  for (let row = 0; row < rowCount; row++) {
    let sum = 0;
    for (let column = 0; column < columnCount; column++) {
      const coefficient = next();
      sum += coefficient;
      index.push(column);
      value.push(coefficient);
    }
    index.push(columnCount + 2 * row, columnCount + 2 * row + 1);
    value.push(1, -1);
    start.push(index.length);
    bounds.push(Math.floor(sum / 2));
  }
  return {
    columnCount: total,
    rowCount,
    objective: Float64Array.from({ length: total }, (_, at) => (at < columnCount ? 0 : -1)),
    columnLower: new Float64Array(total),
    columnUpper: Float64Array.from({ length: total }, (_, at) => (at < columnCount ? 1 : 1e4)),
    integer: new Uint8Array(total).fill(1),
    rowLower: Float64Array.from(bounds),
    rowUpper: Float64Array.from(bounds),
    rowStart: Int32Array.from(start),
    index: Int32Array.from(index),
    value: Float64Array.from(value),
  };
};

const round = (point: Float64Array | null): number[] => Array.from(point ?? [], (value) => Math.round(value) + 0);
