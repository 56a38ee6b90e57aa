import { type Decimal, toNumber } from '../base/decimal.ts';
import type { Constraint, Objective, Problem } from '../problem/problem.ts';
import { Relaxation } from './branch/relaxation.ts';
import { scaleProblem } from './branch/scaled-problem.ts';
import { MatrixDraft } from './matrix-draft.ts';

/** Rows and columns together: beyond, the relaxation takes longer than what it saves. */
const LARGEST = 4_000;
/** Duals below this, beside an objective and rows whose largest numbers are near 1, are rounding. */
const NOTHING = 1e-7;

export interface Support {
  /** Positions of constraints. */
  readonly constraints: readonly number[];
  /** The relaxation's best objective value; `null` where it is empty. */
  readonly bound: number | null;
}

/**
 * Which constraints hold the linear relaxation of a problem down: those with a dual, or, where it is empty, those whose combination shows it
 * (Farkas). Such a part of an infeasible linear program is infeasible by itself (Gleeson & Ryan, "Identifying minimally infeasible subsystems
 * of inequalities", ORSA J. Computing 2, 1990); of a problem in whole numbers it is a guess, in floating point besides. `null`: too large.
 */
export const relaxationSupport = ({ variables, constraints }: Problem, linear: Objective['linear']): Support | null => {
  const draft = new MatrixDraft();
  const columnOf = new Map(variables.map((key) => [key, draft.addColumn(0, 1, false, () => 0)]));
  const column = (key: string): number => columnOf.get(key) ?? 0;
  for (const [key, cost] of Object.entries(linear)) draft.addCost(column(key), toNumber(cost));
  const owner: number[] = [];
  constraints.forEach((constraint, at) => {
    for (const { keys, values, lower, upper } of rowsOf(constraint)) {
      draft.addRow(keys.map(column), values, lower, upper);
      owner.push(at);
    }
  });
  const matrix = draft.toMatrix();
  if (matrix.rowCount + matrix.columnCount > LARGEST) return null;
  const relaxation = new Relaxation(scaleProblem(matrix), () => false);
  const bound = relaxation.solve(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);
  const { ray, reducedCost } = relaxation.simplex;
  const duals = bound === null ? ray : reducedCost.subarray(matrix.columnCount);
  const holding = owner.filter((_, row) => Math.abs(duals[row] ?? 0) > NOTHING);
  return { constraints: [...new Set(holding)], bound: bound === null ? null : bound * relaxation.problem.costScale };
};

interface Row {
  readonly keys: readonly string[];
  readonly values: readonly number[];
  readonly lower: number;
  readonly upper: number;
}

const NONE = Number.NEGATIVE_INFINITY;
const ANY = Number.POSITIVE_INFINITY;

const rowsOf = (constraint: Constraint): readonly Row[] => {
  switch (constraint.kind) {
    case 'linear': {
      const [keys, values] = [constraint.terms.map(([key]) => key), constraint.terms.map(([, value]) => toNumber(value))];
      return [{ keys, values, lower: numberOr(constraint.min, NONE), upper: numberOr(constraint.max, ANY) }];
    }
    case 'conflict':
      return [{ keys: constraint.members, values: [1, 1], lower: NONE, upper: 1 }];
    case 'implies':
      return [{ keys: [constraint.if, constraint.then], values: [1, -1], lower: NONE, upper: 0 }];
    case 'equal': {
      const [first = '', ...others] = constraint.members;
      return others.map((other) => ({ keys: [first, other], values: [1, -1], lower: 0, upper: 0 }));
    }
    case 'fix':
      return [{ keys: [constraint.key], values: [1], lower: constraint.value, upper: constraint.value }];
  }
};

const numberOr = (value: Decimal | undefined, otherwise: number): number => (value === undefined ? otherwise : toNumber(value));
