import { describe, expect, it } from 'vitest';
import type { Cell, SolverRun } from '../../bench/measure/solver-run.ts';
import { proofMeans, ratioToBest, summarise } from '../../bench/measure/summary.ts';
import { timeRows } from '../../bench/measure/tables.ts';

const run = (solver: string, seed: number, over: Partial<SolverRun> = {}): SolverRun => ({
  solver,
  seed,
  status: 'optimal',
  objective: '1',
  bound: 1,
  gapPct: 0,
  seconds: seed,
  cpuSeconds: seed,
  peakMb: 10,
  ...over,
});

const cell = (size: number, runs: readonly SolverRun[]): Cell => ({
  family: 'easy',
  size,
  limitSeconds: 30,
  setting: { machine: '', date: '', versions: {} },
  runs,
});

const open = (gapPct: number | null): Partial<SolverRun> => ({ status: 'feasible', gapPct, seconds: 29 });

describe('summing up a cell', () => {
  it('takes medians, and counts a run without a proof at its limit', () => {
    const [summary] = summarise(cell(50, [run('a', 1), run('a', 2), run('a', 3, open(0.5))]));
    expect(summary).toMatchObject({ proven: 2, count: 3, seconds: 2, gapPct: 0 });
    expect(summarise(cell(50, [run('a', 1, open(0.5))]))[0]).toMatchObject({ proven: 0, seconds: 30, gapPct: 0.5 });
  });

  it('counts no false proof as a proof', () => {
    expect(summarise(cell(50, [run('a', 1, { fault: 'its bound is wrong' })]))[0]).toMatchObject({ proven: 0, seconds: 30 });
  });

  it('divides times where either is solved, gaps where none is', () => {
    const ratio = (...runs: readonly SolverRun[]) => {
      const [own, ...others] = summarise(cell(50, runs));
      return own && ratioToBest(own, others);
    };
    expect(ratio(run('a', 2), run('b', 4), run('c', 8))).toEqual({ by: 'time', ratio: 0.5 });
    expect(ratio(run('a', 3), run('b', 1, open(0.1)))).toEqual({ by: 'time', ratio: 0.1 });
    expect(ratio(run('a', 1, open(0.2)), run('b', 1, open(0.1)))).toEqual({ by: 'gap', ratio: 2 });
    expect(ratio(run('a', 1, { ...open(null), objective: null }), run('b', 1, open(0.1)))?.ratio).toBe(Number.POSITIVE_INFINITY);
    expect(ratio(run('a', 1))).toBeNull();
  });

  it('takes the geometric mean over 50 and 200 alone, and only of solvers that ran in all of them', () => {
    const cells = [cell(50, [run('a', 1), run('b', 1)]), cell(200, [run('a', 4)]), cell(1000, [run('a', 100)])];
    expect([...proofMeans(cells)]).toEqual([['a', 2]]);
  });

  it('shows proofs as seconds, open ones as gaps, and runs without a plan by name', () => {
    const rows = timeRows(
      [cell(50, [run('a', 1), run('b', 1, open(0.25)), run('c', 1, { ...open(null), objective: null })])],
      { a: 'A', b: 'B', c: 'C' },
      'a',
    );
    expect(rows[1]).toEqual(['easy', '50', '1.0 s', 'gap 0.25 %', 'gap unknown, no plan in 1 of 1', '0.03 (time)']);
  });
});
