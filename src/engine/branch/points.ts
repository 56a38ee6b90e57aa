import type { ScaledProblem } from './scaled-problem.ts';

/** A point and what it is worth, in the terms of the problem that it belongs to. */
export interface WorthyPoint {
  readonly point: Float64Array;
  readonly objective: number;
}

/**
 * Whole points of a problem. Continuous columns stand for products: given the whole columns, each has an interval of its own, and goes to
 * the end that its cost, or the row it shares with others of its kind, prefers.
 */
export class Points {
  readonly #problem: ScaledProblem;
  readonly #continuous: readonly { readonly column: number; readonly rows: readonly number[]; readonly high: boolean }[];
  /** How far the activity of each row may seem beyond its bounds: not at all, but for rows of decimals, where sums of doubles are rounded. */
  readonly #slack: Float64Array;

  constructor(problem: ScaledProblem) {
    this.#problem = problem;
    this.#slack = Float64Array.from(problem.rowScale, (_, row) => (isWholeRow(problem, row) ? 0 : SLACK * sizeOfRow(problem, row)));
    const { matrix, integer } = problem;
    const shared = new Uint8Array(matrix.rowCount);
    for (let row = 0; row < matrix.rowCount; row++) {
      let count = 0;
      for (let at = matrix.rowStart[row] ?? 0; at < (matrix.rowStart[row + 1] ?? 0); at++)
        if (integer[matrix.rowIndex[at] ?? 0] === 0) count++;
      shared[row] = count > 1 ? 1 : 0;
    }
    this.#continuous = Array.from(integer).flatMap((flag, column) => {
      if (flag === 1) return [];
      const own: number[] = [];
      let wanted = problem.cost[column] ?? 0;
      for (let at = matrix.columnStart[column] ?? 0; at < (matrix.columnStart[column + 1] ?? 0); at++) {
        const row = matrix.columnIndex[at] ?? 0;
        if (shared[row] === 0) own.push(row);
        else if (wanted === 0) {
          const hasFloor = Number.isFinite(problem.lower[matrix.columnCount + row]);
          wanted = (matrix.columnValue[at] ?? 0) * (hasFloor ? 1 : -1);
        }
      }
      return [{ column, rows: own, high: wanted > 0 }];
    });
  }

  /** Every row holds whole numbers: what is said of whole points is exact. */
  get isExact(): boolean {
    return this.#slack.every((slack) => slack === 0);
  }

  /** The point with the whole columns of `values` rounded; `null` when it breaks a row. */
  round(values: ArrayLike<number>): WorthyPoint | null {
    const found = this.settle(values);
    return typeof found === 'string' ? null : found;
  }

  /** The same; `impossible`: no values of the continuous columns go with the whole ones. `unsure`: others than those tried might. */
  settle(values: ArrayLike<number>): WorthyPoint | 'impossible' | 'unsure' {
    const { matrix, integer, lower, upper } = this.#problem;
    const point = new Float64Array(matrix.columnCount);
    for (let column = 0; column < point.length; column++) {
      if (integer[column] === 0) continue;
      const value = Math.round(values[column] ?? 0);
      if (value < (lower[column] ?? 0) || value > (upper[column] ?? 0)) return 'impossible';
      point[column] = value;
    }
    const open = new Set<number>();
    for (const { column, rows, high } of this.#continuous) {
      const [least, most] = this.#intervalOf(point, column, rows);
      if (least > most + 1e-9) return 'impossible';
      point[column] = high ? most : least;
      if (most > least) open.add(column);
    }
    const broken = this.#findBroken(point, open);
    return broken === 'none' ? { point, objective: this.objectiveOf(point) } : broken;
  }

  /** A solution of the relaxation whose whole columns are whole, as it is: true to its rows within the simplex's tolerance. */
  take(values: Float64Array): WorthyPoint {
    const { matrix, integer } = this.#problem;
    const point = values.slice(0, matrix.columnCount).map((value, column) => (integer[column] === 1 ? Math.round(value) : value));
    return { point, objective: this.objectiveOf(point) };
  }

  /** The same, of a point that came from elsewhere: `null` when it breaks a row by more than rounding. */
  check(values: Float64Array): WorthyPoint | null {
    const found = this.take(values);
    const { matrix, integer, lower, upper } = this.#problem;
    const isFree = (column: number): boolean => integer[column] === 0;
    for (let column = 0; column < matrix.columnCount; column++) {
      const value = found.point[column] ?? 0;
      const slack = isFree(column) ? SLACK : 0;
      if (value < (lower[column] ?? 0) - slack || value > (upper[column] ?? 0) + slack) return null;
    }
    for (let row = 0; row < matrix.rowCount; row++) {
      const hasFree = matrix.rowIndex.subarray(matrix.rowStart[row], matrix.rowStart[row + 1]).some(isFree);
      const slack = hasFree ? SLACK * sizeOfRow(this.#problem, row) : (this.#slack[row] ?? 0);
      if (!this.#isKept(row, found.point, slack)) return null;
    }
    return found;
  }

  objectiveOf(point: Float64Array): number {
    return point.reduce((total, value, column) => total + value * (this.#problem.cost[column] ?? 0), 0);
  }

  /** Does a row break for good (`impossible`), or only as long as columns stand at this end of their interval (`unsure`)? */
  #findBroken(point: Float64Array, open: ReadonlySet<number>): 'none' | 'impossible' | 'unsure' {
    const { rowCount, rowStart, rowIndex } = this.#problem.matrix;
    let found: 'none' | 'unsure' = 'none';
    for (let row = 0; row < rowCount; row++) {
      if (this.#isKept(row, point, this.#slack[row] ?? 0)) continue;
      if (open.size === 0 || !rowIndex.subarray(rowStart[row], rowStart[row + 1]).some((column) => open.has(column))) return 'impossible';
      found = 'unsure';
    }
    return found;
  }

  #isKept(row: number, point: Float64Array, slack: number): boolean {
    const { matrix, lower, upper } = this.#problem;
    const { columnCount, rowStart, rowIndex, rowValue } = matrix;
    let total = 0;
    for (let at = rowStart[row] ?? 0; at < (rowStart[row + 1] ?? 0); at++) total += (rowValue[at] ?? 0) * (point[rowIndex[at] ?? 0] ?? 0);
    return total >= (lower[columnCount + row] ?? 0) - slack && total <= (upper[columnCount + row] ?? 0) + slack;
  }

  #intervalOf(point: Float64Array, column: number, rows: readonly number[]): readonly [number, number] {
    const { matrix, lower, upper } = this.#problem;
    let least = lower[column] ?? 0;
    let most = upper[column] ?? 0;
    for (const row of rows) {
      let rest = 0;
      let own = 0;
      for (let at = matrix.rowStart[row] ?? 0; at < (matrix.rowStart[row + 1] ?? 0); at++) {
        const other = matrix.rowIndex[at] ?? 0;
        const value = matrix.rowValue[at] ?? 0;
        if (other === column) own = value;
        else rest += value * (point[other] ?? 0);
      }
      const [first, second] = [
        ((lower[matrix.columnCount + row] ?? 0) - rest) / own,
        ((upper[matrix.columnCount + row] ?? 0) - rest) / own,
      ];
      least = Math.max(least, Math.min(first, second));
      most = Math.min(most, Math.max(first, second));
    }
    return [least, most];
  }
}

const SLACK = 1e-9;

const isWholeRow = ({ matrix, rowScale, lower, upper }: ScaledProblem, row: number): boolean => {
  const scale = rowScale[row] ?? 1;
  const isWhole = (value: number): boolean => !Number.isFinite(value) || Number.isInteger(value * scale);
  if (!isWhole(lower[matrix.columnCount + row] ?? 0) || !isWhole(upper[matrix.columnCount + row] ?? 0)) return false;
  return matrix.rowValue.subarray(matrix.rowStart[row], matrix.rowStart[row + 1]).every(isWhole);
};

/** The sum of the magnitudes that a row's activity can be made of. */
const sizeOfRow = ({ matrix, lower, upper }: ScaledProblem, row: number): number => {
  let size = 1;
  for (let at = matrix.rowStart[row] ?? 0; at < (matrix.rowStart[row + 1] ?? 0); at++) {
    const column = matrix.rowIndex[at] ?? 0;
    size += Math.abs(matrix.rowValue[at] ?? 0) * Math.max(Math.abs(lower[column] ?? 0), Math.abs(upper[column] ?? 0));
  }
  return size;
};
