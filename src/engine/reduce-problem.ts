import { type Decimal, decimalPlaces, toUnits } from '../base/decimal.ts';
import { assert } from '../base/errors.ts';
import type { Problem } from '../problem/problem.ts';
import { Contradiction, Fixings } from './fixings.ts';
import { activityRange, ceilDivide, commonDivisor, floorDivide } from './integers.ts';
import { reduceObjective } from './reduce-objective.ts';
import type { ColumnPair, IntegerRow, ReducedProblem } from './reduced-problem.ts';

/** The problem in integers over its free columns; `null` when exact reasoning already shows that no selection exists. */
export const reduceProblem = (problem: Problem): ReducedProblem | null => {
  const { columnOf, count } = tieColumns(problem);
  const links = linkColumns(problem, columnOf);
  const rows = problem.constraints.flatMap((constraint) =>
    constraint.kind === 'linear' ? [toIntegerRow(constraint.terms, constraint.min, constraint.max, columnOf)] : [],
  );
  const fixings = new Fixings(count, links);
  try {
    for (const constraint of problem.constraints)
      if (constraint.kind === 'fix') fixings.fix(indexOf(columnOf, constraint.key), constraint.value);
    for (const [a, b] of links.conflicts) if (a === b) fixings.fix(a, 0);
    fixings.propagateRows(rows);
  } catch (contradiction) {
    if (contradiction instanceof Contradiction) return null;
    throw contradiction;
  }
  return compact(problem, columnOf, fixings, rows, links);
};

/** Column of each key: keys that stand or fall together share one. */
const tieColumns = (problem: Problem): { readonly columnOf: ReadonlyMap<string, number>; readonly count: number } => {
  const position = new Map(problem.variables.map((key, at) => [key, at]));
  const parent = problem.variables.map((_, at) => at);
  const root = (at: number): number => {
    let top = at;
    while (parent[top] !== top) top = parent[top] ?? top;
    parent[at] = top;
    return top;
  };
  for (const constraint of problem.constraints) {
    if (constraint.kind !== 'equal') continue;
    const [first, ...others] = constraint.members.map((key) => indexOf(position, key));
    if (first === undefined) continue;
    // The smaller position leads, so that columns keep the order of the variables.
    for (const other of others) {
      const [low, high] = [root(first), root(other)].sort((a, b) => a - b);
      if (low !== undefined && high !== undefined) parent[high] = low;
    }
  }
  const columns = new Map<number, number>();
  const columnOf = new Map<string, number>();
  problem.variables.forEach((key, at) => {
    const top = root(at);
    const column = columns.get(top) ?? columns.size;
    columns.set(top, column);
    columnOf.set(key, column);
  });
  return { columnOf, count: columns.size };
};

const indexOf = (columnOf: ReadonlyMap<string, number>, key: string): number => {
  const column = columnOf.get(key);
  assert(column !== undefined, `the problem names "${key}", which is no variable of it`);
  return column;
};

interface Links {
  readonly conflicts: readonly ColumnPair[];
  readonly implications: readonly ColumnPair[];
}

const linkColumns = (problem: Problem, columnOf: ReadonlyMap<string, number>): Links => {
  const conflicts = new Map<string, ColumnPair>();
  const implications = new Map<string, ColumnPair>();
  for (const constraint of problem.constraints) {
    if (constraint.kind === 'conflict') {
      const [first, second] = constraint.members.map((key) => indexOf(columnOf, key));
      assert(first !== undefined && second !== undefined, 'a conflict has two members');
      const pair: ColumnPair = first < second ? [first, second] : [second, first];
      conflicts.set(pair.join(), pair);
    } else if (constraint.kind === 'implies') {
      const pair: ColumnPair = [indexOf(columnOf, constraint.if), indexOf(columnOf, constraint.then)];
      if (pair[0] !== pair[1]) implications.set(pair.join(), pair);
    }
  }
  return { conflicts: [...conflicts.values()], implications: [...implications.values()] };
};

const toIntegerRow = (
  terms: readonly (readonly [string, Decimal])[],
  min: Decimal | undefined,
  max: Decimal | undefined,
  columnOf: ReadonlyMap<string, number>,
): IntegerRow => {
  const numbers = terms.map(([, value]) => value).concat(min ?? [], max ?? []);
  const places = numbers.reduce((most, value) => Math.max(most, decimalPlaces(value)), 0);
  const sums = new Map<number, bigint>();
  for (const [key, value] of terms) {
    const column = indexOf(columnOf, key);
    sums.set(column, (sums.get(column) ?? 0n) + toUnits(value, places));
  }
  return {
    columns: [...sums.keys()],
    coefficients: [...sums.values()],
    lower: min ? toUnits(min, places) : null,
    upper: max ? toUnits(max, places) : null,
  };
};

/** Leaves the fixed columns out and numbers the others anew. */
const compact = (
  problem: Problem,
  columnOf: ReadonlyMap<string, number>,
  fixings: Fixings,
  rows: readonly IntegerRow[],
  links: Links,
): ReducedProblem => {
  const free = new Map<number, number>();
  const keys: string[][] = [];
  const always: string[] = [];
  for (const key of problem.variables) {
    const old = indexOf(columnOf, key);
    const value = fixings.valueOf(old);
    if (value === 1) always.push(key);
    if (value !== undefined) continue;
    const column = free.get(old) ?? keys.push([]) - 1;
    free.set(old, column);
    keys[column]?.push(key);
  }
  const renumber = (pairs: readonly ColumnPair[]): ColumnPair[] =>
    pairs.flatMap(([a, b]) => {
      const [x, y] = [free.get(a), free.get(b)];
      return x === undefined || y === undefined ? [] : [[x, y] as const];
    });
  const conflicts = renumber(links.conflicts);
  const implications = renumber(links.implications);
  const placed = (key: string): number | boolean => {
    const old = indexOf(columnOf, key);
    return free.get(old) ?? fixings.valueOf(old) === 1;
  };
  return {
    keys,
    always,
    rows: rows.flatMap((row) => compactRow(row, fixings, free) ?? []),
    conflicts,
    implications,
    objectives: problem.objectives.map((objective) => reduceObjective(objective, keys.length, placed, { conflicts, implications })),
  };
};

/** The row over free columns, divided by what its numbers share; `undefined` when every selection keeps it. */
const compactRow = (row: IntegerRow, fixings: Fixings, free: ReadonlyMap<number, number>): IntegerRow | undefined => {
  const columns: number[] = [];
  const coefficients: bigint[] = [];
  let fixed = 0n;
  row.columns.forEach((old, at) => {
    const coefficient = row.coefficients[at] ?? 0n;
    const column = free.get(old);
    if (column === undefined) fixed += fixings.valueOf(old) === 1 ? coefficient : 0n;
    else if (coefficient !== 0n) {
      columns.push(column);
      coefficients.push(coefficient);
    }
  });
  if (columns.length === 0) return undefined;
  const lower = row.lower === null ? null : row.lower - fixed;
  const upper = row.upper === null ? null : row.upper - fixed;
  return tightenRow({ columns, coefficients, lower, upper });
};

/** Divides a row by what its coefficients share, drops bounds that no selection can break; `undefined` when none is left. */
export const tightenRow = (row: IntegerRow): IntegerRow | undefined => {
  const shared = commonDivisor(row.coefficients);
  const coefficients = shared === 1n ? row.coefficients : row.coefficients.map((coefficient) => coefficient / shared);
  const { least, most } = activityRange(coefficients);
  const lower = row.lower === null ? null : ceilDivide(row.lower, shared);
  const upper = row.upper === null ? null : floorDivide(row.upper, shared);
  const binding = { lower: lower !== null && lower > least ? lower : null, upper: upper !== null && upper < most ? upper : null };
  return binding.lower === null && binding.upper === null ? undefined : { columns: row.columns, coefficients, ...binding };
};
