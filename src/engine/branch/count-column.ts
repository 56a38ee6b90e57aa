import type { MatrixProblem } from '../engine.ts';
import { columnsOf, rowsOf, toMatrixProblem } from './matrix-parts.ts';

/** From so much of the worth on that a row and a fixed amount explain, the number of choices decides. */
const CLOSE_FIT = 0.95;
/** A row speaks for the whole when it holds this share of the columns. */
const WHOLE_SHARE = 0.8;
const FEWEST_COLUMNS = 12;

/**
 * The same problem with one more column, the last: how many of the 0/1 columns are 1. Where worth follows the entries of one long row, plus
 * about the same for each column, choices are all alike to the relaxation, and branching on their number settles at once what branching on
 * one after the other does not (Martello & Toth, "Upper bounds and algorithms for hard 0-1 knapsack problems", Oper. Res. 45 (1997)).
 * `null`: worth is not like that. The column follows from the others, so it is whole without being declared so.
 */
export const withCountColumn = (problem: MatrixProblem): MatrixProblem | null => {
  const binary = binaryColumns(problem);
  if (binary.length < FEWEST_COLUMNS || fitOfWorth(problem, new Set(binary)) < CLOSE_FIT) return null;
  const columns = [...columnsOf(problem), { cost: 0, lower: 0, upper: binary.length, integer: false }];
  const count = { columns: [...binary, problem.columnCount], values: [...binary.map(() => 1), -1], lower: 0, upper: 0 };
  return toMatrixProblem(columns, [...rowsOf(problem), count]);
};

const binaryColumns = ({ integer, columnLower, columnUpper }: MatrixProblem): readonly number[] =>
  Array.from(integer).flatMap((flag, column) => (flag === 1 && columnLower[column] === 0 && columnUpper[column] === 1 ? [column] : []));

/** How much of the variance of the columns' worth the longest capped row explains: r² of a line through both; 0 where they do not rise together. */
const fitOfWorth = ({ rowCount, rowStart, index, value, rowUpper, objective }: MatrixProblem, binary: ReadonlySet<number>): number => {
  let longest: readonly (readonly [number, number])[] = [];
  for (let row = 0; row < rowCount; row++) {
    const [from, to] = [rowStart[row] ?? 0, rowStart[row + 1] ?? 0];
    if (rowUpper[row] === Number.POSITIVE_INFINITY || to - from <= longest.length) continue;
    const entries = Array.from(index.subarray(from, to), (column, at) => [column, value[from + at] ?? 0] as const);
    const own = entries.filter(([column]) => binary.has(column));
    if (own.length > longest.length) longest = own;
  }
  if (longest.length < WHOLE_SHARE * binary.size) return 0;
  const entries = longest.map(([, entry]) => entry);
  const worths = longest.map(([column]) => objective[column] ?? 0);
  const covariance = spreadOf(entries, worths);
  const variances = spreadOf(entries, entries) * spreadOf(worths, worths);
  return covariance <= 0 || variances <= 0 ? 0 : covariance ** 2 / variances;
};

const spreadOf = (a: readonly number[], b: readonly number[]): number => {
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  return a.reduce((total, it, at) => total + (it - meanA) * ((b[at] ?? 0) - meanB), 0);
};

const meanOf = (values: readonly number[]): number => values.reduce((total, it) => total + it, 0) / values.length;
