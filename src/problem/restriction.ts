import { isEqual, isLess, ONE } from '../base/decimal.ts';
import type { Constraint, Objective, Problem } from './problem.ts';

/**
 * Is every selection that `after` allows one that `before` allows, too? `true` is certain. `false` may be said where it takes more to see:
 * each constraint of `before` is looked for in `after`, under its name and at least as tight, or must follow from what `after` fixes.
 */
export const isRestriction = (after: Problem, before: Problem): boolean => {
  const variables = new Set(after.variables);
  if (variables.size !== before.variables.length || !before.variables.every((key) => variables.has(key))) return false;
  const standing = Map.groupBy(after.constraints, nameOf);
  const fixed = new Map(after.constraints.flatMap((it) => (it.kind === 'fix' ? [[it.key, it.value] as const] : [])));
  return before.constraints.every((it) => (standing.get(nameOf(it)) ?? []).some((own) => implies(own, it)) || followsFrom(it, fixed));
};

/** How many of the first objectives count each selection alike. */
export const commonObjectives = (a: Problem, b: Problem): number => {
  const differing = a.objectives.findIndex((objective, at) => !countsAlike(objective, b.objectives[at]));
  return differing < 0 ? a.objectives.length : differing;
};

const nameOf = ({ kind, name }: Constraint): string => `${kind} ${name}`;

const implies = (own: Constraint, other: Constraint): boolean => {
  if (own.kind === 'linear' && other.kind === 'linear')
    return (
      (other.min === undefined || (own.min !== undefined && !isLess(own.min, other.min))) &&
      (other.max === undefined || (own.max !== undefined && !isLess(other.max, own.max))) &&
      areAlike(own.terms, other.terms, ([key, by], [otherKey, otherBy]) => key === otherKey && isEqual(by, otherBy))
    );
  if (own.kind === 'implies' && other.kind === 'implies') return own.if === other.if && own.then === other.then;
  if ((own.kind === 'conflict' && other.kind === 'conflict') || (own.kind === 'equal' && other.kind === 'equal'))
    return areAlike<string>(own.members, other.members, (key, otherKey) => key === otherKey);
  return false;
};

/** Whatever the free initiatives do. */
const followsFrom = (constraint: Constraint, fixed: ReadonlyMap<string, 0 | 1>): boolean => {
  switch (constraint.kind) {
    case 'linear':
      return false;
    case 'conflict':
      return constraint.members.some((key) => fixed.get(key) === 0);
    case 'implies':
      return fixed.get(constraint.if) === 0 || fixed.get(constraint.then) === 1;
    case 'equal':
      return [0, 1].some((value) => constraint.members.every((key) => fixed.get(key) === value));
    case 'fix':
      return fixed.get(constraint.key) === constraint.value;
  }
};

const countsAlike = (a: Objective, b: Objective | undefined): boolean =>
  b !== undefined &&
  isEqual(a.divisor ?? ONE, b.divisor ?? ONE) &&
  areSameNumbers(a.linear, b.linear) &&
  areAlike(a.pairs, b.pairs, ([first, second, by], other) => first === other[0] && second === other[1] && isEqual(by, other[2]));

const areSameNumbers = (a: Objective['linear'], b: Objective['linear']): boolean => {
  const entries = Object.entries(a);
  const others = new Map(Object.entries(b));
  return (
    entries.length === others.size &&
    entries.every(([key, by]) => {
      const other = others.get(key);
      return other !== undefined && isEqual(by, other);
    })
  );
};

/** In the same order. */
const areAlike = <T>(a: readonly T[], b: readonly T[], isSame: (a: T, b: T) => boolean): boolean =>
  a.length === b.length &&
  a.every((own, at) => {
    const other = b[at];
    return other !== undefined && isSame(own, other);
  });
