import { type Decimal, isEqual, isLess, ONE } from '../base/decimal.ts';
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
      areSameTerms(own.terms, other.terms)
    );
  if (own.kind === 'implies' && other.kind === 'implies') return own.if === other.if && own.then === other.then;
  if ((own.kind === 'conflict' && other.kind === 'conflict') || (own.kind === 'equal' && other.kind === 'equal'))
    return own.members.length === other.members.length && own.members.every((key, at) => key === other.members[at]);
  return false;
};

type Terms = readonly (readonly [string, Decimal])[];

const areSameTerms = (a: Terms, b: Terms): boolean =>
  a.length === b.length &&
  a.every(([key, by], at) => {
    const other = b[at];
    return other !== undefined && other[0] === key && isEqual(other[1], by);
  });

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

const countsAlike = (a: Objective, b: Objective | undefined): boolean => {
  if (!b || !isEqual(a.divisor ?? ONE, b.divisor ?? ONE) || a.pairs.length !== b.pairs.length) return false;
  const keys = Object.keys(a.linear);
  const isSameLinear =
    keys.length === Object.keys(b.linear).length &&
    keys.every((key) => {
      const [own, other] = [a.linear[key], Object.hasOwn(b.linear, key) ? b.linear[key] : undefined];
      return own !== undefined && other !== undefined && isEqual(own, other);
    });
  return (
    isSameLinear &&
    a.pairs.every(([first, second, by], at) => {
      const other = b.pairs[at];
      return other !== undefined && other[0] === first && other[1] === second && isEqual(other[2], by);
    })
  );
};
