import { describe, expect, it } from 'vitest';
import { decimal } from '../base/decimal.ts';
import { type Constraint, PROBLEM_FORMAT, type Problem } from '../problem/problem.ts';
import { relaxationSupport } from './relaxation-support.ts';

const posed = (constraints: readonly Constraint[]): Problem => ({
  format: PROBLEM_FORMAT,
  variables: ['A', 'B', 'C', 'D'],
  objectives: [],
  constraints,
});

const sum = (keys: string, limits: { readonly min?: number; readonly max?: number }): Constraint => ({
  kind: 'linear',
  name: keys,
  terms: [...keys].map((key) => [key, decimal('1')] as const),
  rows: [],
  ...(limits.min === undefined ? {} : { min: decimal(String(limits.min)) }),
  ...(limits.max === undefined ? {} : { max: decimal(String(limits.max)) }),
});

describe('what holds the relaxation down', () => {
  it('is what shows that it is empty, and nothing else', () => {
    const constraints = [
      sum('ABCD', { max: 3 }),
      sum('AB', { min: 2 }),
      { kind: 'implies', name: 'D after C', if: 'D', then: 'C', rows: [] },
      { kind: 'conflict', name: 'A or C', members: ['A', 'C'], rows: [] },
      { kind: 'fix', name: 'C', key: 'C', value: 1, rows: [] },
    ] as const;
    expect(relaxationSupport(posed(constraints), {})).toEqual({ constraints: [1, 3, 4], bound: null });
  });

  it('is what its best value rests on', () => {
    const constraints = [
      sum('ABCD', { max: 4 }),
      sum('AB', { max: 1 }),
      { kind: 'equal', name: 'C with D', members: ['C', 'D'], rows: [] },
      sum('D', { max: 0.5 }),
    ] as const;
    const all = { A: decimal('1'), B: decimal('1'), C: decimal('1'), D: decimal('1') };
    expect(relaxationSupport(posed(constraints), all)).toEqual({ constraints: [1, 2, 3], bound: expect.closeTo(2, 9) });
  });
});
