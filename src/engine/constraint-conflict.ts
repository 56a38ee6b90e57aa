import type { Constraint, Problem } from '../problem/problem.ts';
import type { RowSystem, RowUnit } from '../problem/row-system.ts';
import { findConflict } from './find-conflict.ts';
import { type OracleOptions, RowOracle } from './row-oracle.ts';
import type { SolveDeps } from './solve-problem.ts';

/** Constraints of a problem that no selection keeps together. */
export interface ConstraintConflict {
  /** In the problem's order. */
  readonly constraints: readonly Constraint[];
  /** Of each it is proven that the others have a selection without it. */
  readonly provenMinimal: boolean;
}

/** A smallest conflict of a problem that is proven infeasible: of the constraints themselves, whichever rows they came from. */
export const findConstraintConflict = async (problem: Problem, deps: SolveDeps, options: OracleOptions): Promise<ConstraintConflict> => {
  const oracle = new RowOracle(constraintSystem(problem), deps, options);
  const { items, provenMinimal } = await findConflict(oracle.ids, (kept) => oracle.holds(kept), oracle.guess);
  const kept = new Set(items);
  return { constraints: problem.constraints.filter((_, at) => kept.has(nameOf(at))), provenMinimal };
};

const nameOf = (at: number): string => `constraint ${at + 1}`;

/** Every constraint as a row of its own. */
const constraintSystem = (problem: Problem): RowSystem => {
  const constraints = problem.constraints.map((it, at): Constraint => ({ ...it, rows: [nameOf(at)] }));
  return {
    units: constraints.map((_, at): RowUnit => ({ id: nameOf(at), rows: [nameOf(at)], isPolicy: false, partners: [], number: null })),
    without: (units) => {
      const gone = new Set(units.map(({ id }) => id));
      return { ...problem, objectives: [], constraints: constraints.filter((_, at) => !gone.has(nameOf(at))) };
    },
  };
};
