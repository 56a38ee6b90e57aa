import { type Decimal, decimalPlaces, fromUnits, isLess, ONE, toPlain, toUnits } from '../base/decimal.ts';
import type { Constraint, ExactValue, Objective, Problem } from './problem.ts';

/**
 * A selection against a problem, in exact arithmetic. It shares nothing with the engines: what they find is published only
 * after it passes here.
 */

/** One broken constraint. `index` is its position in the problem, −1 for a fault of the selection itself. */
export interface Violation {
  readonly name: string;
  readonly index: number;
  /** The sheet rows the constraint came from. */
  readonly rows: readonly string[];
  readonly found: string;
  readonly required: string;
}

export interface ProblemCheck {
  /** Empty when the selection keeps every constraint. */
  readonly violations: readonly Violation[];
  /** What the selection is worth, one per objective. */
  readonly objectives: readonly ExactValue[];
}

/** Checks the selected keys, in any order. */
export const checkSelection = (problem: Problem, selected: readonly string[]): ProblemCheck => {
  const chosen = new Set(selected);
  const violations = selectionFaults(problem, selected);
  problem.constraints.forEach((constraint, index) => {
    const broken = findBreach(constraint, chosen);
    if (broken) violations.push({ name: constraint.name, index, rows: constraint.rows ?? [], ...broken });
  });
  return { violations, objectives: problem.objectives.map((objective) => objectiveValue(objective, chosen)) };
};

const selectionFaults = (problem: Problem, selected: readonly string[]): Violation[] => {
  const known = new Set(problem.variables);
  const seen = new Set<string>();
  return selected.flatMap((key) => {
    const fault = !known.has(key) ? `"${key}", which is no variable` : seen.has(key) ? `"${key}" twice` : undefined;
    seen.add(key);
    return fault ? [{ name: 'selection', index: -1, rows: [], found: fault, required: 'variables of the problem, each once' }] : [];
  });
};

type Breach = Pick<Violation, 'found' | 'required'>;

const findBreach = (constraint: Constraint, chosen: ReadonlySet<string>): Breach | undefined => {
  switch (constraint.kind) {
    case 'linear': {
      const total = exactSum(constraint.terms.flatMap(([key, value]) => (chosen.has(key) ? [value] : [])));
      if (constraint.min && isLess(total, constraint.min))
        return { found: toPlain(total), required: `at least ${toPlain(constraint.min)}` };
      if (constraint.max && isLess(constraint.max, total)) return { found: toPlain(total), required: `at most ${toPlain(constraint.max)}` };
      return undefined;
    }
    case 'conflict': {
      const [a, b] = constraint.members;
      return chosen.has(a) && chosen.has(b) ? { found: `both ${a} and ${b}`, required: 'at most one of them' } : undefined;
    }
    case 'implies':
      return chosen.has(constraint.if) && !chosen.has(constraint.then)
        ? { found: `${constraint.if} without ${constraint.then}`, required: `${constraint.then} with ${constraint.if}` }
        : undefined;
    case 'equal': {
      const count = constraint.members.filter((key) => chosen.has(key)).length;
      const all = constraint.members.length;
      return count === 0 || count === all ? undefined : { found: `${count} of ${all}`, required: 'all or none' };
    }
    case 'fix':
      return chosen.has(constraint.key) === (constraint.value === 1)
        ? undefined
        : {
            found: `${constraint.key} ${constraint.value === 1 ? 'not selected' : 'selected'}`,
            required: constraint.value === 1 ? 'selected' : 'not selected',
          };
  }
};

const objectiveValue = (objective: Objective, chosen: ReadonlySet<string>): ExactValue => {
  const parts: Decimal[] = [];
  for (const [key, value] of Object.entries(objective.linear)) if (chosen.has(key)) parts.push(value);
  for (const [a, b, value] of objective.pairs) if (chosen.has(a) && chosen.has(b)) parts.push(value);
  return { sum: exactSum(parts), divisor: objective.divisor ?? ONE };
};

// In integer units of the finest decimal: one string conversion per number instead of one long addition.
const exactSum = (values: readonly Decimal[]): Decimal => {
  const places = values.reduce((most, value) => Math.max(most, decimalPlaces(value)), 0);
  let units = 0n;
  for (const value of values) units += toUnits(value, places);
  return fromUnits(units, places);
};
