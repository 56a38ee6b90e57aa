import { describe, expect, it } from 'vitest';
import { decimal, ONE } from '../base/decimal.ts';
import type { Constraint, Objective, Problem } from './problem.ts';
import { commonObjectives, isRestriction } from './restriction.ts';

const objective = (linear: Objective['linear'], more: Partial<Objective> = {}): Objective => ({ name: 'o', linear, pairs: [], ...more });
const problem = (constraints: readonly Constraint[], objectives: readonly Objective[] = [objective({ a: ONE })]): Problem => ({
  format: 'planwright-problem/1',
  variables: ['a', 'b', 'c'],
  objectives,
  constraints,
});
const cap = (max: string, name = 'cap: UK'): Constraint => ({
  kind: 'linear',
  name,
  terms: [
    ['a', decimal('2')],
    ['b', decimal('1.5')],
  ],
  max: decimal(max),
});
const floor = (min: string): Constraint => ({ kind: 'linear', name: 'floor', terms: [['a', ONE]], min: decimal(min) });
const fix = (key: string, value: 0 | 1): Constraint => ({ kind: 'fix', name: `asked: ${key}`, key, value });
const conflict: Constraint = { kind: 'conflict', name: 'not both', members: ['a', 'b'] };
const needs: Constraint = { kind: 'implies', name: 'a needs b', if: 'a', then: 'b' };
const bundle: Constraint = { kind: 'equal', name: 'bundle', members: ['a', 'b', 'c'] };

describe('a problem restricts another one', () => {
  it.each<[string, Constraint[], Constraint[]]>([
    ['with one more constraint', [cap('3'), fix('a', 1)], [cap('3')]],
    ['with a lower cap', [cap('2.50')], [cap('3')]],
    ['with the same cap', [cap('3.0')], [cap('3')]],
    ['with a higher floor', [floor('1')], [floor('0.5')]],
    ['where an exclusion follows from what is barred', [fix('b', 0)], [conflict]],
    ['where a prerequisite follows from what is barred', [fix('a', 0)], [needs]],
    ['where a prerequisite follows from what is chosen', [fix('b', 1)], [needs]],
    ['where a bundle is barred as a whole', [fix('a', 0), fix('b', 0), fix('c', 0)], [bundle]],
    ['where the same is fixed for another reason', [{ ...fix('a', 1), name: 'mandatory: a' }], [fix('a', 1)]],
    ['with the same of every kind', [cap('3'), conflict, needs, bundle], [bundle, needs, conflict, cap('3')]],
  ])('%s', (_, after, before) => {
    expect(isRestriction(problem(after), problem(before))).toBe(true);
  });

  it.each<[string, Constraint[], Constraint[]]>([
    ['with a constraint less', [], [cap('3')]],
    ['with a higher cap', [cap('3.01')], [cap('3')]],
    ['without the bound', [{ kind: 'linear', name: 'cap: UK', terms: [], min: ONE }], [cap('3')]],
    ['with a lower floor', [floor('0.5')], [floor('1')]],
    ['with another name', [cap('3', 'cap: FR')], [cap('3')]],
    ['with other terms', [{ kind: 'linear', name: 'cap: UK', terms: [['a', ONE]], max: ONE }], [cap('3')]],
    ['with the other way of a prerequisite', [{ ...needs, if: 'b', then: 'a' }], [needs]],
    ['where an exclusion is not settled', [fix('a', 1)], [conflict]],
    ['where a bundle is settled in part', [fix('a', 0), fix('b', 0)], [bundle]],
    ['where the other way is fixed', [fix('a', 0)], [fix('a', 1)]],
  ])('but not %s', (_, after, before) => {
    expect(isRestriction(problem(after), problem(before))).toBe(false);
  });

  it('but not with other variables', () => {
    expect(isRestriction({ ...problem([]), variables: ['a', 'b'] }, problem([]))).toBe(false);
    expect(isRestriction({ ...problem([]), variables: ['a', 'b', 'd'] }, problem([]))).toBe(false);
  });
});

describe('objectives count alike', () => {
  const own = objective({ a: ONE, b: decimal('0.5') }, { pairs: [['a', 'b', decimal('0.1')]] });
  it.each<[string, Objective[], number]>([
    ['all of them', [own, objective({ c: ONE })], 2],
    ['whatever they are called', [{ ...own, name: 'p' }, objective({ c: ONE })], 2],
    ['up to one that is new', [own, objective({ b: ONE }), objective({ c: ONE })], 1],
    ['up to the end of the shorter list', [own], 1],
    ['not with another number', [{ ...own, linear: { a: ONE, b: ONE } }], 0],
    ['not with one more', [{ ...own, linear: { ...own.linear, c: ONE } }], 0],
    ['not with another key', [{ ...own, linear: { a: ONE, ['__proto__']: decimal('0.5') } }], 0],
    ['not with another bonus', [{ ...own, pairs: [['a', 'b', ONE]] }], 0],
    ['not with another divisor', [{ ...own, divisor: decimal('2') }], 0],
  ])('%s', (_, objectives, wanted) => {
    expect(commonObjectives(problem([], objectives), problem([], [own, objective({ c: ONE })]))).toBe(wanted);
  });
});
