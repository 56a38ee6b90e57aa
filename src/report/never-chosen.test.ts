import { expect, it } from 'vitest';
import type { Constraint } from '../problem/problem.ts';
import { neverChosen } from './never-chosen.ts';

const fix = (key: string, value: 0 | 1): Constraint => ({ kind: 'fix', name: '', key, value });
const implies = (dependent: string, needed: string): Constraint => ({ kind: 'implies', name: '', if: dependent, then: needed });
const equal = (...members: string[]): Constraint => ({ kind: 'equal', name: '', members });
const conflict = (a: string, b: string): Constraint => ({ kind: 'conflict', name: '', members: [a, b] });

it('keeps out what is excluded and, through bundles and prerequisites, all that needs it', () => {
  const constraints = [fix('A', 0), implies('B', 'A'), equal('B', 'C', 'D'), implies('E', 'D'), implies('A', 'F'), conflict('A', 'G')];
  expect([...neverChosen(constraints)].sort()).toEqual(['A', 'B', 'C', 'D', 'E']);
});

it('keeps out the rivals of what must be chosen, and what needs them', () => {
  const constraints = [fix('A', 1), implies('A', 'B'), conflict('B', 'C'), implies('D', 'C'), conflict('D', 'E')];
  expect([...neverChosen(constraints)].sort()).toEqual(['C', 'D']);
});
