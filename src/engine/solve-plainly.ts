import { toNumber } from '../base/decimal.ts';
import { toLinearForm } from '../problem/linear-form.ts';
import type { Problem } from '../problem/problem.ts';
import type { Engine, EngineOptions, EngineOutcome, MatrixProblem } from './engine.ts';

/** What an engine answers to a problem as it stands. */
export interface PlainAnswer {
  readonly status: EngineOutcome['status'];
  /** The selection, unchecked; `null` without one. */
  readonly selected: readonly string[] | null;
  /** Its bound on the sum of the first objective, before the divisor, in floating point. */
  readonly bound: number;
}

/**
 * The first objective of a problem put to an engine just as it is exported for other solvers: nothing is shortened, scaled or split, and
 * no code is shared with `solveProblem`. The numbers are rounded to floating point, so this answer proves nothing by itself.
 */
export const solvePlainly = async (
  problem: Problem,
  engine: Engine,
  options: Pick<EngineOptions, 'timeLimitMs'>,
  hooks: { readonly signal?: AbortSignal },
): Promise<PlainAnswer> => {
  const outcome = await engine.solve(
    toPlainMatrix(problem),
    { ...options, seed: 0, absoluteGap: 0, tolerance: 1e-7, careful: false },
    hooks,
  );
  const { status, point, bound } = outcome;
  return { status, selected: point && problem.variables.filter((_, column) => (point[column] ?? 0) > 0.5), bound };
};

const toPlainMatrix = (problem: Problem): MatrixProblem => {
  const { columns, objective, rows } = toLinearForm(problem);
  const at = new Map(columns.map(({ name }, column) => [name, column]));
  const costs = new Map(objective.map(([name, value]) => [name, toNumber(value)]));
  let count = 0;
  return {
    columnCount: columns.length,
    rowCount: rows.length,
    objective: Float64Array.from(columns, ({ name }) => costs.get(name) ?? 0),
    columnLower: new Float64Array(columns.length),
    columnUpper: new Float64Array(columns.length).fill(1),
    integer: Uint8Array.from(columns, ({ binary }) => (binary ? 1 : 0)),
    rowLower: Float64Array.from(rows, ({ sense, bound }) => (sense === '<=' ? Number.NEGATIVE_INFINITY : toNumber(bound))),
    rowUpper: Float64Array.from(rows, ({ sense, bound }) => (sense === '>=' ? Number.POSITIVE_INFINITY : toNumber(bound))),
    rowStart: Int32Array.from([0, ...rows.map(({ terms }) => (count += terms.length))]),
    index: Int32Array.from(rows.flatMap(({ terms }) => terms.map(([name]) => at.get(name) ?? 0))),
    value: Float64Array.from(rows.flatMap(({ terms }) => terms.map(([, value]) => toNumber(value)))),
  };
};
