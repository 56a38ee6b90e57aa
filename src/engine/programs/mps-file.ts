import type { MatrixProblem } from '../engine.ts';

/**
 * A matrix as an MPS file that every solver reads alike: minimising (the one sense that all take without being told, so the objective is
 * negated), columns `c1 c2 …`, rows `r1 r2 …`, numbers in the shortest spelling that gives the same double back. Every bound is written
 * out, for readers differ in what they assume.
 */

/** Lines are handed over in pieces of this many, so that a large file never stands in memory as one text. */
const PIECE = 4096;

export function* toMpsFile(problem: MatrixProblem): Generator<string> {
  let piece: string[] = [];
  for (const line of mpsLines(problem)) {
    piece.push(line);
    if (piece.length < PIECE) continue;
    yield `${piece.join('\n')}\n`;
    piece = [];
  }
  yield `${piece.join('\n')}\n`;
}

/** Whether a row or a column asks for at least more than at most: no point has that, and an MPS file cannot say it. */
export const isCrossed = ({ rowLower, rowUpper, columnLower, columnUpper }: MatrixProblem): boolean =>
  rowLower.some((lower, row) => lower > (rowUpper[row] ?? lower)) ||
  columnLower.some((lower, column) => lower > (columnUpper[column] ?? lower));

export const columnName = (column: number): string => `c${column + 1}`;
const rowName = (row: number): string => `r${row + 1}`;

function* mpsLines(problem: MatrixProblem): Generator<string> {
  // CBC takes a file with short names for the old form with fixed columns unless it is told.
  yield 'NAME planwright FREE';
  yield 'ROWS';
  yield ' N cost';
  for (let row = 0; row < problem.rowCount; row++) {
    const sense = senseOf(problem, row);
    if (sense !== null) yield ` ${sense} ${rowName(row)}`;
  }
  yield 'COLUMNS';
  yield* columnLines(problem);
  yield 'RHS';
  for (let row = 0; row < problem.rowCount; row++) {
    const sense = senseOf(problem, row);
    const side = (sense === 'G' ? problem.rowLower[row] : problem.rowUpper[row]) ?? 0;
    if (sense !== null && side !== 0) yield ` RHS ${rowName(row)} ${side}`;
  }
  yield* rangeLines(problem);
  yield 'BOUNDS';
  for (let column = 0; column < problem.columnCount; column++) yield* boundLines(problem, column);
  yield 'ENDATA';
}

/** A row with two different sides is an `L` row with a range. `null`: it asks for nothing and is left out. */
const senseOf = ({ rowLower, rowUpper }: MatrixProblem, row: number): 'E' | 'G' | 'L' | null => {
  const [lower = 0, upper = 0] = [rowLower[row], rowUpper[row]];
  if (lower === upper) return 'E';
  if (Number.isFinite(upper)) return 'L';
  return Number.isFinite(lower) ? 'G' : null;
};

function* columnLines(problem: MatrixProblem): Generator<string> {
  const entries = byColumn(problem);
  let inWhole = false;
  for (let column = 0; column < problem.columnCount; column++) {
    const whole = problem.integer[column] === 1;
    if (whole !== inWhole) yield ` M${column} 'MARKER' '${whole ? 'INTORG' : 'INTEND'}'`;
    inWhole = whole;
    // A column that stands in no row must still be declared.
    const name = columnName(column);
    yield ` ${name} cost ${0 - (problem.objective[column] ?? 0)}`;
    for (let at = entries.start[column] ?? 0; at < (entries.start[column + 1] ?? 0); at++) {
      const row = entries.row[at] ?? 0;
      if (senseOf(problem, row) !== null) yield ` ${name} ${rowName(row)} ${entries.value[at] ?? 0}`;
    }
  }
  if (inWhole) yield ` M${problem.columnCount} 'MARKER' 'INTEND'`;
}

interface ColumnEntries {
  readonly start: Int32Array;
  readonly row: Int32Array;
  readonly value: Float64Array;
}

/** The matrix turned from rows to columns, each column's rows in order. */
const byColumn = ({ columnCount, rowCount, rowStart, index, value }: MatrixProblem): ColumnEntries => {
  const start = new Int32Array(columnCount + 1);
  for (const column of index) start[column + 1] = (start[column + 1] ?? 0) + 1;
  for (let column = 0; column < columnCount; column++) start[column + 1] = (start[column + 1] ?? 0) + (start[column] ?? 0);
  const next = start.slice();
  const turned = { start, row: new Int32Array(index.length), value: new Float64Array(index.length) };
  for (let row = 0; row < rowCount; row++) {
    for (let at = rowStart[row] ?? 0; at < (rowStart[row + 1] ?? 0); at++) {
      const column = index[at] ?? 0;
      const place = next[column] ?? 0;
      next[column] = place + 1;
      turned.row[place] = row;
      turned.value[place] = value[at] ?? 0;
    }
  }
  return turned;
};

function* rangeLines(problem: MatrixProblem): Generator<string> {
  let titled = false;
  for (let row = 0; row < problem.rowCount; row++) {
    const [lower = 0, upper = 0] = [problem.rowLower[row], problem.rowUpper[row]];
    if (lower === upper || !Number.isFinite(lower) || !Number.isFinite(upper)) continue;
    if (!titled) yield 'RANGES';
    titled = true;
    yield ` RNG ${rowName(row)} ${upper - lower}`;
  }
}

function* boundLines({ columnLower, columnUpper }: MatrixProblem, column: number): Generator<string> {
  const name = columnName(column);
  const [lower = 0, upper = 0] = [columnLower[column], columnUpper[column]];
  if (lower === upper) {
    yield ` FX BND ${name} ${lower}`;
    return;
  }
  yield Number.isFinite(lower) ? ` LO BND ${name} ${lower}` : ` MI BND ${name}`;
  yield Number.isFinite(upper) ? ` UP BND ${name} ${upper}` : ` PL BND ${name}`;
}
