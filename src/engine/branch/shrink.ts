import type { MatrixProblem } from '../engine.ts';
import { type MatrixColumn, type MatrixRow, toMatrixProblem } from './matrix-parts.ts';

/** A problem over the columns that are still free. */
export interface Shrunk {
  readonly problem: MatrixProblem;
  /** What the fixed columns are worth. */
  readonly offset: number;
  /** A point of the shrunk problem as one of the whole, and back. */
  widen(point: Float64Array): Float64Array;
  narrow(point: Float64Array): Float64Array;
}

/**
 * Takes fixed columns out, and rows that the bounds keep by themselves; then columns that no row is left for, at the end that their cost
 * prefers. `null`: a row that nothing can keep any more.
 */
export const shrink = (problem: MatrixProblem, lower: Float64Array, upper: Float64Array): Shrunk | null => {
  const bounds = { lower: lower.slice(0, problem.columnCount), upper: upper.slice(0, problem.columnCount) };
  const kept: number[] = [];
  for (let row = 0; row < problem.rowCount; row++) {
    const verdict = judgeRow(problem, row, bounds);
    if (verdict === 'broken') return null;
    if (verdict === 'needed') kept.push(row);
  }
  fixIdle(problem, kept, bounds);
  const place = new Int32Array(problem.columnCount).fill(-1);
  const free: number[] = [];
  const columns: MatrixColumn[] = [];
  let offset = 0;
  for (let column = 0; column < problem.columnCount; column++) {
    const [low, high] = [bounds.lower[column] ?? 0, bounds.upper[column] ?? 0];
    const cost = problem.objective[column] ?? 0;
    if (low === high) offset += low * cost;
    else {
      place[column] = free.push(column) - 1;
      columns.push({ cost, lower: low, upper: high, integer: problem.integer[column] === 1 });
    }
  }
  const rows = kept.map((row) => shrinkRow(problem, row, place, bounds.lower)).filter((row) => row.columns.length > 0);
  return {
    problem: toMatrixProblem(columns, rows),
    offset,
    widen: (point) => {
      const whole = bounds.lower.slice();
      free.forEach((column, at) => {
        whole[column] = point[at] ?? 0;
      });
      return whole;
    },
    narrow: (point) => Float64Array.from(free, (column) => point[column] ?? 0),
  };
};

interface Bounds {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** A row of one free continuous column only says between which bounds that must be: they take its place. */
const judgeRow = (
  { rowStart, index, value, rowLower, rowUpper, integer }: MatrixProblem,
  row: number,
  bounds: Bounds,
): 'needed' | 'kept' | 'broken' => {
  let least = 0;
  let most = 0;
  let size = 0;
  let count = 0;
  let last = 0;
  for (let at = rowStart[row] ?? 0; at < (rowStart[row + 1] ?? 0); at++) {
    const column = index[at] ?? 0;
    const entry = value[at] ?? 0;
    const [low, high] = [entry * (bounds.lower[column] ?? 0), entry * (bounds.upper[column] ?? 0)];
    least += Math.min(low, high);
    most += Math.max(low, high);
    size += Math.max(Math.abs(low), Math.abs(high));
    if (low === high) continue;
    count++;
    last = at;
  }
  const [floor, cap] = [rowLower[row] ?? 0, rowUpper[row] ?? 0];
  const noise = 1e-9 * (1 + size);
  if (least > cap + noise || most < floor - noise) return 'broken';
  if (least >= floor && most <= cap) return 'kept';
  const column = index[last] ?? 0;
  const entry = value[last] ?? 0;
  if (count !== 1 || integer[column] === 1 || Math.abs(entry) !== 1) return 'needed';
  const rest = entry > 0 ? least - (bounds.lower[column] ?? 0) : least + (bounds.upper[column] ?? 0);
  const [from, to] = entry > 0 ? [floor - rest, cap - rest] : [rest - cap, rest - floor];
  bounds.lower[column] = Math.max(bounds.lower[column] ?? 0, from);
  bounds.upper[column] = Math.max(bounds.lower[column] ?? 0, Math.min(bounds.upper[column] ?? 0, to));
  return 'kept';
};

const fixIdle = ({ columnCount, objective, rowStart, index }: MatrixProblem, kept: readonly number[], bounds: Bounds): void => {
  const isUsed = new Uint8Array(columnCount);
  for (const row of kept) for (let at = rowStart[row] ?? 0; at < (rowStart[row + 1] ?? 0); at++) isUsed[index[at] ?? 0] = 1;
  for (let column = 0; column < columnCount; column++) {
    if (isUsed[column] === 1) continue;
    const end = (objective[column] ?? 0) > 0 ? (bounds.upper[column] ?? 0) : (bounds.lower[column] ?? 0);
    bounds.lower[column] = end;
    bounds.upper[column] = end;
  }
};

const shrinkRow = (
  { rowStart, index, value, rowLower, rowUpper }: MatrixProblem,
  row: number,
  place: Int32Array,
  fixed: Float64Array,
): MatrixRow => {
  const columns: number[] = [];
  const values: number[] = [];
  let sum = 0;
  for (let at = rowStart[row] ?? 0; at < (rowStart[row + 1] ?? 0); at++) {
    const column = index[at] ?? 0;
    const entry = value[at] ?? 0;
    const to = place[column] ?? -1;
    if (to < 0) sum += entry * (fixed[column] ?? 0);
    else {
      columns.push(to);
      values.push(entry);
    }
  }
  return { columns, values, lower: (rowLower[row] ?? 0) - sum, upper: (rowUpper[row] ?? 0) - sum };
};
