import type { MatrixProblem } from '../engine.ts';
import { columnsOf, type MatrixColumn, type MatrixRow, rowsOf, toMatrixProblem } from './matrix-parts.ts';

/** A column that is paid for and stands in nothing but `column ≤ a` and `column ≤ b`: worth `min(a, b)`. */
interface Pair {
  readonly column: number;
  readonly a: number;
  readonly b: number;
  readonly rows: readonly [number, number];
}

export interface Folded {
  readonly problem: MatrixProblem;
  /** A point of the folded problem as one of the problem. */
  unfold(point: Float64Array): Float64Array;
}

/**
 * The same problem with paid pairs folded: `w · min(a, b) = w · a − w · max(0, a − b)`, one row and a shortfall instead of two rows and a
 * product. `a` is the end that is likely to be the smaller one: then the shortfall is zero and its row is at rest.
 */
export const foldPairs = (problem: MatrixProblem): Folded => {
  const rows = rowsOf(problem);
  const columns = columnsOf(problem);
  const pairs = findPairs(columns, rows);
  if (pairs.length === 0) return { problem, unfold: (point) => point };
  const dropped = new Set(pairs.flatMap((pair) => pair.rows));
  const rest = rows.filter((_, at) => !dropped.has(at));
  const bargain = estimateBargains(columns, rest, pairs);
  const folded: MatrixColumn[] = [...columns];
  const smaller: (readonly [column: number, end: number])[] = [];
  const added = pairs.map(({ column, a, b }): MatrixRow => {
    const { cost } = columns[column] ?? { cost: 0 };
    const [small, large] = (bargain[a] ?? 0) <= (bargain[b] ?? 0) ? [a, b] : [b, a];
    const end = folded[small];
    if (end) folded[small] = { ...end, cost: end.cost + cost };
    smaller.push([column, small]);
    folded[column] = { cost: -cost, lower: 0, upper: 1, integer: false };
    return { columns: [small, large, column], values: [1, -1, -1], lower: Number.NEGATIVE_INFINITY, upper: 0 };
  });
  return {
    problem: toMatrixProblem(folded, [...rest, ...added]),
    unfold: (point) => {
      const whole = point.slice();
      for (const [column, end] of smaller) whole[column] = (point[end] ?? 0) - (point[column] ?? 0);
      return whole;
    },
  };
};

const findPairs = (columns: readonly MatrixColumn[], rows: readonly MatrixRow[]): Pair[] => {
  const rowsByColumn = columns.map((): number[] => []);
  rows.forEach((row, at) => {
    for (const column of row.columns) rowsByColumn[column]?.push(at);
  });
  return columns.flatMap(({ cost, lower, upper, integer }, column) => {
    const [first, second, third] = rowsByColumn[column] ?? [];
    if (integer || cost <= 0 || lower !== 0 || upper !== 1 || first === undefined || second === undefined || third !== undefined) return [];
    const [a, b] = [capOf(column, rows[first]), capOf(column, rows[second])];
    const isBit = (end: number): boolean => columns[end]?.integer === true && columns[end].lower === 0 && columns[end].upper === 1;
    return a === undefined || b === undefined || !isBit(a) || !isBit(b) ? [] : [{ column, a, b, rows: [first, second] as const }];
  });
};

/** The other column of a row `column − other ≤ 0`. */
const capOf = (column: number, row: MatrixRow | undefined): number | undefined => {
  if (row?.columns.length !== 2 || row.upper !== 0 || row.lower !== Number.NEGATIVE_INFINITY) return undefined;
  const at = row.columns.indexOf(column);
  return row.values[at] === 1 && row.values[1 - at] === -1 ? row.columns[1 - at] : undefined;
};

/** How good a bargain each column is: what it brings, half of its pairs included, for what it takes of the longest row. */
const estimateBargains = (columns: readonly MatrixColumn[], rows: readonly MatrixRow[], pairs: readonly Pair[]): readonly number[] => {
  const worth = columns.map(({ cost }) => cost);
  for (const { column, a, b } of pairs) {
    const half = (columns[column]?.cost ?? 0) / 2;
    worth[a] = (worth[a] ?? 0) + half;
    worth[b] = (worth[b] ?? 0) + half;
  }
  const longest = rows.reduce<MatrixRow | undefined>(
    (best, row) => (best && best.columns.length >= row.columns.length ? best : row),
    undefined,
  );
  const taken = new Map(longest?.columns.map((column, at) => [column, Math.abs(longest.values[at] ?? 1)]));
  return worth.map((value, column) => value / (taken.get(column) ?? 1));
};
