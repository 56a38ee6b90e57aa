import type { MatrixRow } from './matrix-parts.ts';
import type { Relaxation } from './relaxation.ts';

/** By less than this a cut is not worth a row: by how much the point breaks it, divided by the length of its coefficients. */
const LEAST_DEPTH = 0.005;
/** So many rows of the tableau are looked at, those of the least certain columns first. */
const MOST_ROWS = 100;
/** Whole multiples of a row that are rounded. */
const MULTIPLES = [1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 8, -8];
/** Fractions of right-hand sides that are near a whole number give weak cuts, and large coefficients. */
const LEAST_FRACTION = 0.02;
const MOST_FRACTION = 0.95;
/** Multipliers below this share of the largest are left out: any combination of rows will do. */
const SMALL_MULTIPLIER = 1e-7;
/** Cuts with more entries than this and this share of the columns together make the relaxation slow. */
const MOST_ENTRIES = { least: 60, share: 0.4 };
/** Coefficients become whole numbers up to this. */
const LARGEST = 2 ** 20;
/** Rounding a coefficient may go wrong by so much, whatever its size; one of t ≥ 0 may always be smaller. */
const COEFFICIENT_ERROR = 2 ** -50;
/** So many multiples of a row may give cuts that are too long, before the row is given up. */
const MOST_LONG = 2;

/** A row of the tableau over variables t ≥ 0, each the distance of a column or a slack from one of its bounds: `Σ factor · t = right ± error`. */
interface TableauRow {
  readonly terms: readonly Term[];
  readonly right: number;
  readonly error: number;
}

interface Term {
  /** As in the simplex: columns, then slacks. */
  readonly variable: number;
  readonly factor: number;
  readonly bound: number;
  readonly isUpper: boolean;
  readonly isWhole: boolean;
}

interface Cut extends MatrixRow {
  readonly depth: number;
}

/**
 * Rows that every whole point within the bounds keeps and the relaxation's solution breaks: mixed-integer rounding of multiples of rows of
 * the tableau (Gomory, 1960; Marchand & Wolsey, "Aggregation and mixed integer rounding to solve MIPs", Oper. Res. 49 (2001)), with what
 * rounding can hide taken from the coefficients and added to the right-hand side (Cook, Dash, Fukasawa & Goycoolea, "Numerically safe Gomory
 * mixed-integer cuts", INFORMS J. Comput. 21 (2009)). The deepest first; coefficients are whole numbers. `columnCount`: of the problem that
 * they are for; a column more is the one that counts the whole columns.
 */
export const findRoundingCuts = (relaxation: Relaxation, columnCount: number, isStopped: () => boolean): readonly MatrixRow[] =>
  new Rounding(relaxation, columnCount).find(isStopped).sort((a, b) => b.depth - a.depth);

class Rounding {
  readonly #relaxation: Relaxation;
  readonly #columnCount: number;
  /** By variable: whole in every point worth looking at. */
  readonly #isWhole: Uint8Array;
  readonly #sum: Float64Array;
  readonly #size: Float64Array;
  /** What sums over all variables may be wrong by, relative to the sum of magnitudes. */
  readonly #roundoff: number;
  readonly #mostEntries: number;

  constructor(relaxation: Relaxation, columnCount: number) {
    this.#relaxation = relaxation;
    this.#columnCount = columnCount;
    this.#isWhole = findWhole(relaxation);
    this.#sum = new Float64Array(relaxation.problem.matrix.columnCount);
    this.#size = new Float64Array(relaxation.problem.matrix.columnCount);
    this.#roundoff = 2 ** -51 * (relaxation.value.length + 10);
    this.#mostEntries = MOST_ENTRIES.least + MOST_ENTRIES.share * columnCount;
  }

  find(isStopped: () => boolean): Cut[] {
    const relaxation = this.#relaxation;
    const multipliers = new Float64Array(relaxation.problem.matrix.rowCount);
    const basics = relaxation
      .fractions()
      .filter(({ column }) => relaxation.simplex.isBasic(column))
      .sort((a, b) => Math.abs(a.fraction - 0.5) - Math.abs(b.fraction - 0.5) || a.column - b.column)
      .slice(0, MOST_ROWS);
    const found: Cut[] = [];
    for (const { column } of basics) {
      if (isStopped()) break;
      relaxation.simplex.readTableauRow(column, multipliers);
      const row = this.#combine(multipliers);
      let best: Cut | null = null;
      let long = 0;
      for (const multiple of MULTIPLES) {
        const cut = this.#round(row, multiple);
        if (cut === 'long' && ++long === MOST_LONG) break;
        if (cut && cut !== 'long' && (!best || cut.depth > best.depth)) best = cut;
      }
      if (best) found.push(best);
    }
    return found;
  }

  /** The rows combined by `multipliers`, which are by scaled row. */
  #combine(multipliers: Float64Array): TableauRow {
    const { matrix, rowScale } = this.#relaxation.problem;
    const { lower, upper, value } = this.#relaxation.simplex;
    const { columnCount, rowCount, rowStart, rowIndex, rowValue } = matrix;
    const sum = this.#sum.fill(0);
    const size = this.#size.fill(0);
    const terms: Term[] = [];
    let right = 0;
    let weight = 0;
    let error = 0;
    const add = (variable: number, factor: number, low: number, high: number, at: number): void => {
      const isUpper = high - at < at - low;
      const bound = isUpper ? high : low;
      right -= factor * bound;
      weight += Math.abs(factor * bound);
      if (low === high) return;
      terms.push({ variable, factor: isUpper ? -factor : factor, bound, isUpper, isWhole: this.#isWhole[variable] === 1 });
    };
    const least = SMALL_MULTIPLIER * multipliers.reduce((most, it) => Math.max(most, Math.abs(it)), 0);
    for (let row = 0; row < rowCount; row++) {
      const multiplier = multipliers[row] ?? 0;
      if (Math.abs(multiplier) <= least) continue;
      const scale = rowScale[row] ?? 1;
      for (let at = rowStart[row] ?? 0; at < (rowStart[row + 1] ?? 0); at++) {
        const column = rowIndex[at] ?? 0;
        const entry = multiplier * (rowValue[at] ?? 0);
        sum[column] = (sum[column] ?? 0) + entry;
        size[column] = (size[column] ?? 0) + Math.abs(entry);
      }
      const slack = columnCount + row;
      add(slack, -multiplier / scale, (lower[slack] ?? 0) * scale, (upper[slack] ?? 0) * scale, (value[slack] ?? 0) * scale);
    }
    for (let column = 0; column < columnCount; column++) {
      const factor = sum[column] ?? 0;
      if (size[column] === 0) continue;
      const [low, high] = [lower[column] ?? 0, upper[column] ?? 0];
      error += (size[column] ?? 0) * Math.max(Math.abs(low), Math.abs(high));
      if (factor !== 0) add(column, factor, low, high, value[column] ?? 0);
    }
    return { terms, right, error: this.#roundoff * (error + weight) };
  }

  /** Rounds so many times the row, and writes what comes of it in terms of the columns. */
  #round({ terms, right, error }: TableauRow, multiple: number): Cut | 'long' | null {
    const { value } = this.#relaxation.simplex;
    const { matrix, rowScale } = this.#relaxation.problem;
    const { columnCount, rowStart, rowIndex, rowValue } = matrix;
    const most = multiple * right + Math.abs(multiple) * error;
    const floor = Math.floor(most);
    const fraction = most - floor;
    if (!(fraction >= LEAST_FRACTION && fraction <= MOST_FRACTION)) return null;
    const sum = this.#sum.fill(0);
    const size = this.#size.fill(0);
    let work = 3 * columnCount + terms.length;
    let limit = floor;
    let weight = Math.abs(floor);
    for (const { variable, factor, bound, isUpper, isWhole } of terms) {
      const own = multiple * factor;
      const down = Math.floor(own);
      const nearly = isWhole ? down + Math.max(0, own - down - fraction) / (1 - fraction) : Math.min(0, own) / (1 - fraction);
      // Next to nothing below zero is not nothing: times a large slack it counts.
      if (nearly === 0 && own >= 0) continue;
      const rounded = nearly - (COEFFICIENT_ERROR * (1 + Math.abs(own))) / (1 - fraction);
      const sign = isUpper ? -rounded : rounded;
      limit += sign * bound;
      weight += Math.abs(sign * bound);
      if (variable < columnCount) {
        sum[variable] = (sum[variable] ?? 0) + sign;
        size[variable] = (size[variable] ?? 0) + Math.abs(sign);
        continue;
      }
      const row = variable - columnCount;
      const scale = rowScale[row] ?? 1;
      work += (rowStart[row + 1] ?? 0) - (rowStart[row] ?? 0);
      for (let at = rowStart[row] ?? 0; at < (rowStart[row + 1] ?? 0); at++) {
        const column = rowIndex[at] ?? 0;
        const entry = sign * scale * (rowValue[at] ?? 0);
        sum[column] = (sum[column] ?? 0) + entry;
        size[column] = (size[column] ?? 0) + Math.abs(entry);
      }
    }
    this.#relaxation.charge(work);
    this.#dropCount(sum, size);
    return this.#toWhole(sum, size, limit, weight, value);
  }

  /** The column that counts is the sum of those that its row, the last one, counts. */
  #dropCount(sum: Float64Array, size: Float64Array): void {
    const { columnCount, rowCount, rowStart, rowIndex } = this.#relaxation.problem.matrix;
    const counted = sum[this.#columnCount] ?? 0;
    if (columnCount === this.#columnCount || counted === 0) return;
    for (let at = rowStart[rowCount - 1] ?? 0; at < (rowStart[rowCount] ?? 0); at++) {
      const column = rowIndex[at] ?? 0;
      if (column === this.#columnCount) continue;
      sum[column] = (sum[column] ?? 0) + counted;
      size[column] = (size[column] ?? 0) + Math.abs(counted);
    }
  }

  /** Whole coefficients: those of columns ≥ 0 rounded down, the right-hand side up where it need not be whole. */
  #toWhole(sum: Float64Array, size: Float64Array, limit: number, weight: number, value: Float64Array): Cut | 'long' | null {
    const { lower, upper } = this.#relaxation;
    let largest = 0;
    for (let column = 0; column < this.#columnCount; column++)
      if (lower[column] !== upper[column]) largest = Math.max(largest, Math.abs(sum[column] ?? 0));
    if (!(largest > 1e-9)) return null;
    const scale = 2 ** Math.floor(Math.log2(LARGEST / largest));
    const columns: number[] = [];
    const values: number[] = [];
    let rest = limit;
    let wrong = weight;
    let activity = 0;
    let length = 0;
    for (let column = 0; column < this.#columnCount; column++) {
      const [low, high] = [lower[column] ?? 0, upper[column] ?? 0];
      const factor = sum[column] ?? 0;
      wrong += (size[column] ?? 0) * Math.max(Math.abs(low), Math.abs(high));
      if (low === high) {
        rest -= factor * low;
        continue;
      }
      if (factor === 0) continue;
      if (low < 0) return null;
      const whole = Math.floor(factor * scale);
      if (whole === 0) continue;
      if (columns.push(column) > this.#mostEntries) return 'long';
      values.push(whole);
      activity += whole * (value[column] ?? 0);
      length += whole * whole;
    }
    const right = (rest + this.#roundoff * wrong) * scale;
    const isWhole = columns.every((column) => this.#isWhole[column] === 1);
    const last = isWhole ? Math.floor(right) : Math.ceil(right);
    const depth = (activity - last) / Math.sqrt(length);
    return !(depth >= LEAST_DEPTH) ? null : { columns, values, lower: Number.NEGATIVE_INFINITY, upper: last, depth };
  }
}

/**
 * Columns that are whole or follow from whole ones with coefficients ±1, so that some best point has them whole; and slacks of rows of whole
 * numbers over such columns.
 */
const findWhole = ({ problem }: Relaxation): Uint8Array => {
  const { matrix, branched, lower, upper, rowScale } = problem;
  const { columnCount, rowCount, rowStart, rowIndex, rowValue } = matrix;
  const isWhole = new Uint8Array(columnCount + rowCount);
  for (let column = 0; column < columnCount; column++)
    isWhole[column] = branched[column] === 1 || (Number.isInteger(lower[column]) && Number.isInteger(upper[column])) ? 1 : 0;
  const isWholeBound = (bound: number): boolean => !Number.isFinite(bound) || Number.isInteger(bound);
  for (let row = 0; row < rowCount; row++) {
    const scale = rowScale[row] ?? 1;
    const entries = rowIndex.subarray(rowStart[row], rowStart[row + 1]);
    const open = entries.filter((column) => branched[column] === 0);
    const values = rowValue.subarray(rowStart[row], rowStart[row + 1]);
    const isRowWhole =
      values.every((entry) => Number.isInteger(entry * scale)) &&
      isWholeBound((lower[columnCount + row] ?? 0) * scale) &&
      isWholeBound((upper[columnCount + row] ?? 0) * scale);
    const isFollowed = open.length === 1 && values.every((entry, at) => branched[entries[at] ?? 0] === 1 || Math.abs(entry * scale) === 1);
    if (open.length > 0 && !(isRowWhole && isFollowed)) for (const column of open) isWhole[column] = 0;
    isWhole[columnCount + row] = isRowWhole ? 1 : 0;
  }
  for (let row = 0; row < rowCount; row++)
    if (rowIndex.subarray(rowStart[row], rowStart[row + 1]).some((column) => isWhole[column] === 0)) isWhole[columnCount + row] = 0;
  return isWhole;
};
