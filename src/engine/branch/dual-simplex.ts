import type { Basis } from './basis.ts';
import { makeBasis } from './make-basis.ts';
import { RatioTest } from './ratio-test.ts';
import type { SparseMatrix } from './sparse-matrix.ts';
import { Stalls } from './stalls.ts';

/** `cutoff`: the bound fell to what was asked. `trouble`: rounding got the better of it; nothing is proven. */
export type SimplexEnd = 'optimal' | 'cutoff' | 'infeasible' | 'limit' | 'trouble';

const PRIMAL_TOLERANCE = 1e-9;
/** A row that is broken by less than this, and that nothing can mend, is broken by rounding. */
const NOISE = 1e-7;
const DUAL_TOLERANCE = 1e-10;
const PIVOT_TOLERANCE = 1e-7;
const REFACTOR_EVERY = 100;
const MOST_TROUBLES = 3;
/** Pivots between two looks at the clock. */
const STOP_EVERY = 64;

/**
 * The bounded dual simplex for `max c·x, rows between bounds, x between bounds`, made for many small, similar problems in
 * a row, as a tree search poses them. Every column has finite bounds, so any basis is dual feasible once its nonbasic columns
 * stand at the bound that their reduced cost prefers: bounds may change at will between solves, and nothing has to be put back.
 *
 * Dual steepest edge pricing: Forrest & Goldfarb, "Steepest-edge simplex algorithms for linear programming", Math. Prog. 57 (1992).
 */
export class DualSimplex {
  /** By variable: columns, then one slack per row. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Values of nonbasic variables, and after `solve` of all. */
  readonly value: Float64Array;
  /** Reduced costs; that of a row's slack is the row's dual. */
  readonly reducedCost: Float64Array;
  readonly matrix: SparseMatrix;
  pivots = 0;
  /** The objective of the present basis. */
  objective = 0;
  /** The row of W that showed infeasibility, by row. */
  readonly ray: Float64Array;
  readonly #stalls: Stalls;
  readonly #isStopped: () => boolean;
  readonly #basis: Basis;
  readonly #basicValue: Float64Array;
  readonly #ratioTest: RatioTest;
  readonly #pivotRow: Float64Array;
  readonly #column: Float64Array;
  readonly #tau: Float64Array;
  readonly #rows: Float64Array;
  readonly #touched: Int32Array;
  #sinceRefactor = 0;
  #work = 0;
  #tolerance = PRIMAL_TOLERANCE;

  constructor(
    matrix: SparseMatrix,
    cost: Float64Array,
    bounds: { readonly lower: Float64Array; readonly upper: Float64Array },
    isStopped: () => boolean,
  ) {
    const { columnCount, rowCount } = matrix;
    const count = columnCount + rowCount;
    this.matrix = matrix;
    this.lower = bounds.lower.slice();
    this.upper = bounds.upper.slice();
    this.value = new Float64Array(count);
    this.reducedCost = new Float64Array(count);
    this.#stalls = new Stalls(cost);
    this.#isStopped = isStopped;
    this.#basis = makeBasis(matrix);
    this.#basicValue = new Float64Array(rowCount);
    this.#ratioTest = new RatioTest(count);
    this.#pivotRow = new Float64Array(count);
    this.#column = new Float64Array(rowCount);
    this.#tau = new Float64Array(rowCount);
    this.#rows = new Float64Array(rowCount);
    this.ray = new Float64Array(rowCount);
    this.#touched = new Int32Array(count);
    this.reducedCost.set(cost);
  }

  /** Work done so far, in multiplications or so: the same on every machine. */
  get work(): number {
    return this.#work + this.#basis.work;
  }

  isBasic(variable: number): boolean {
    return (this.#basis.position[variable] ?? -1) >= 0;
  }

  /** The multipliers of rows, by row, whose combination is the tableau's row of a basic variable. */
  readTableauRow(variable: number, out: Float64Array): void {
    this.#basis.readRow(this.#basis.position[variable] ?? 0, out);
  }

  /** Solves from the present basis under the present bounds; stops when the objective is seen to be at most `cutoff`, or after `pivotLimit` pivots. */
  solve(cutoff: number, pivotLimit: number): SimplexEnd {
    this.#tolerance = PRIMAL_TOLERANCE;
    this.#place();
    const last = this.pivots + pivotLimit;
    let troubles = 0;
    this.#stalls.start(this.objective);
    for (;;) {
      if (troubles > MOST_TROUBLES) return this.#end('trouble');
      if (this.objective <= cutoff) return this.#end('cutoff');
      if (this.pivots >= last || (this.pivots % STOP_EVERY === STOP_EVERY - 1 && this.#isStopped())) return this.#end('limit');
      if (this.#stalls.hasStalled(this.objective)) this.#stalls.shift(this, this.#basis.position);
      const position = this.#chooseLeaving();
      if (position < 0) return this.#end('optimal');
      const end = this.#pivot(position);
      if (end === 'infeasible') return this.#end('infeasible');
      if (end === 'trouble') {
        this.#rebuild(++troubles > 1);
      } else if ((this.#sinceRefactor >= REFACTOR_EVERY || this.#basis.isLong) && !this.#rebuild(false)) troubles++;
    }
  }

  #end(end: SimplexEnd): SimplexEnd {
    const { basic } = this.#basis;
    for (let position = 0; position < basic.length; position++) this.value[basic[position] ?? 0] = this.#basicValue[position] ?? 0;
    if (this.#stalls.end()) this.#computeCosts();
    return end;
  }

  /** Puts nonbasic variables at their bounds and computes the basic ones. */
  #place(): void {
    const { lower, upper, value, reducedCost } = this;
    const { position } = this.#basis;
    const count = value.length;
    for (let variable = 0; variable < count; variable++) {
      if ((position[variable] ?? -1) >= 0) continue;
      const [low, high] = [lower[variable] ?? 0, upper[variable] ?? 0];
      const cost = reducedCost[variable] ?? 0;
      if (low === high) value[variable] = low;
      else if (cost > DUAL_TOLERANCE && high !== Number.POSITIVE_INFINITY) value[variable] = high;
      else if (cost < -DUAL_TOLERANCE && low !== Number.NEGATIVE_INFINITY) value[variable] = low;
      else if (value[variable] !== high || high === Number.POSITIVE_INFINITY)
        value[variable] = low === Number.NEGATIVE_INFINITY ? high : low;
    }
    this.#computeBasics();
  }

  #computeBasics(): void {
    const { matrix, value } = this;
    const { columnCount, rowCount, rowStart, rowIndex, rowValue } = matrix;
    const { position, basic } = this.#basis;
    const rows = this.#rows;
    for (const variable of basic) value[variable] = 0;
    for (let row = 0; row < rowCount; row++) {
      let total = position[columnCount + row] === -1 ? (value[columnCount + row] ?? 0) : 0;
      for (let at = rowStart[row] ?? 0; at < (rowStart[row + 1] ?? 0); at++) total -= (rowValue[at] ?? 0) * (value[rowIndex[at] ?? 0] ?? 0);
      rows[row] = total;
    }
    this.#basis.multiply(rows, this.#basicValue);
    let objective = 0;
    for (let column = 0; column < columnCount; column++) {
      const at = position[column] ?? -1;
      objective += (this.#stalls.cost[column] ?? 0) * (at >= 0 ? (this.#basicValue[at] ?? 0) : (value[column] ?? 0));
    }
    this.objective = objective;
    this.#work += rowIndex.length + rowCount + columnCount;
  }

  #chooseLeaving(): number {
    const { basic, norm } = this.#basis;
    let best = -1;
    let most = 0;
    for (let position = 0; position < basic.length; position++) {
      const variable = basic[position] ?? 0;
      const value = this.#basicValue[position] ?? 0;
      const below = (this.lower[variable] ?? 0) - value;
      const above = value - (this.upper[variable] ?? 0);
      const broken = below > above ? below : above;
      if (broken <= this.#tolerance) continue;
      const merit = (broken * broken) / (norm[position] ?? 1);
      if (merit > most) {
        most = merit;
        best = position;
      }
    }
    return best;
  }

  /** One iteration: the variable at `position` leaves for the bound it breaks. */
  #pivot(position: number): 'done' | 'infeasible' | 'trouble' {
    const { lower, upper, value, reducedCost } = this;
    const { columnCount, rowCount } = this.matrix;
    const leaving = this.#basis.basic[position] ?? 0;
    const start = this.#basicValue[position] ?? 0;
    const toLower = start < (lower[leaving] ?? 0);
    const bound = toLower ? (lower[leaving] ?? 0) : (upper[leaving] ?? 0);
    const touched = this.#computePivotRow(position, toLower ? 1 : -1);
    const pivotRow = this.#pivotRow;
    const entering = this.#ratioTest.choose(Math.abs(start - bound), pivotRow, lower, upper);
    if (entering < 0) {
      this.#clearPivotRow(touched);
      if (Math.abs(start - bound) > NOISE) return 'infeasible';
      this.#tolerance = NOISE;
      return 'done';
    }
    const pivot = pivotRow[entering] ?? 0;
    const column = this.#column;
    this.#basis.multiplyColumn(entering, column);
    const exact = column[position] ?? 0;
    if (Math.abs(exact) < PIVOT_TOLERANCE || Math.abs(exact - pivot) > 1e-6 * (1 + Math.abs(exact))) {
      this.#clearPivotRow(touched);
      return 'trouble';
    }
    this.#flip();
    const step = ((this.#basicValue[position] ?? 0) - bound) / exact;
    const theta = (reducedCost[entering] ?? 0) / exact;
    this.objective += (reducedCost[entering] ?? 0) * step;
    this.#updateCosts(touched, theta, entering, leaving);
    const basicValue = this.#basicValue;
    for (let other = 0; other < basicValue.length; other++) {
      const factor = column[other] ?? 0;
      if (factor !== 0) basicValue[other] = (basicValue[other] ?? 0) - step * factor;
    }
    value[leaving] = bound;
    basicValue[position] = (value[entering] ?? 0) + step;
    this.#basis.exchange(position, entering, column, this.ray);
    this.pivots++;
    this.#sinceRefactor++;
    this.#work += columnCount + rowCount;
    return 'done';
  }

  /** The row of the tableau over nonbasic variables, with the breakpoints of the ratio test. Gives how many entries it has touched. */
  #computePivotRow(position: number, sign: 1 | -1): number {
    const { columnCount, rowCount, rowStart, rowIndex, rowValue } = this.matrix;
    const { ray } = this;
    const pivotRow = this.#pivotRow;
    const touched = this.#touched;
    this.#basis.readRow(position, ray);
    let count = 0;
    for (let row = 0; row < rowCount; row++) {
      const factor = ray[row] ?? 0;
      if (factor === 0) continue;
      for (let at = rowStart[row] ?? 0; at < (rowStart[row + 1] ?? 0); at++) {
        const column = rowIndex[at] ?? 0;
        const before = pivotRow[column] ?? 0;
        if (before === 0) touched[count++] = column;
        const after = before + factor * (rowValue[at] ?? 0);
        // Never quite zero again, so that it is touched once.
        pivotRow[column] = after === 0 ? 1e-300 : after;
      }
      pivotRow[columnCount + row] = -factor;
      touched[count++] = columnCount + row;
    }
    this.#work += count * 2;
    this.#gatherBreakpoints(count, sign);
    return count;
  }

  #gatherBreakpoints(count: number, sign: 1 | -1): void {
    const { lower, upper, value, reducedCost } = this;
    const { position } = this.#basis;
    const pivotRow = this.#pivotRow;
    const touched = this.#touched;
    this.#ratioTest.clear();
    for (let at = 0; at < count; at++) {
      const variable = touched[at] ?? 0;
      if ((position[variable] ?? -1) >= 0) continue;
      const low = lower[variable] ?? 0;
      const high = upper[variable] ?? 0;
      if (low === high) continue;
      const slope = sign * (pivotRow[variable] ?? 0);
      const atUpper = value[variable] === high;
      if (atUpper ? slope < 1e-9 : slope > -1e-9) continue;
      const ratio = (reducedCost[variable] ?? 0) / slope;
      this.#ratioTest.add(variable, ratio > 0 ? ratio : 0);
    }
  }

  #clearPivotRow(touched: number): void {
    for (let at = 0; at < touched; at++) this.#pivotRow[this.#touched[at] ?? 0] = 0;
  }

  /** Carries out the bound flips of the ratio test. */
  #flip(): void {
    const { flips, flipCount } = this.#ratioTest;
    if (flipCount === 0) return;
    const { columnCount, columnStart, columnIndex, columnValue } = this.matrix;
    const rows = this.#rows;
    rows.fill(0);
    for (let at = 0; at < flipCount; at++) {
      const variable = flips[at] ?? 0;
      const from = this.value[variable] ?? 0;
      const to = from === this.upper[variable] ? (this.lower[variable] ?? 0) : (this.upper[variable] ?? 0);
      const change = to - from;
      this.value[variable] = to;
      this.objective += (this.reducedCost[variable] ?? 0) * change;
      if (variable >= columnCount) rows[variable - columnCount] = (rows[variable - columnCount] ?? 0) + change;
      else
        for (let entry = columnStart[variable] ?? 0; entry < (columnStart[variable + 1] ?? 0); entry++) {
          const row = columnIndex[entry] ?? 0;
          rows[row] = (rows[row] ?? 0) - change * (columnValue[entry] ?? 0);
        }
    }
    this.#basis.multiply(rows, this.#tau);
    for (let position = 0; position < rows.length; position++)
      this.#basicValue[position] = (this.#basicValue[position] ?? 0) + (this.#tau[position] ?? 0);
    this.#work += rows.length;
  }

  #updateCosts(touched: number, theta: number, entering: number, leaving: number): void {
    const { reducedCost } = this;
    const pivotRow = this.#pivotRow;
    for (let at = 0; at < touched; at++) {
      const variable = this.#touched[at] ?? 0;
      reducedCost[variable] = (reducedCost[variable] ?? 0) - theta * (pivotRow[variable] ?? 0);
      pivotRow[variable] = 0;
    }
    const { basic } = this.#basis;
    for (let position = 0; position < basic.length; position++) reducedCost[basic[position] ?? 0] = 0;
    reducedCost[entering] = 0;
    reducedCost[leaving] = -theta;
  }

  /**
   * Computes everything anew from the basis; `fromSlacks`: from the basis of slacks, which is always sound. `false`: the basis was not, and
   * that of slacks took its place.
   */
  #rebuild(fromSlacks: boolean): boolean {
    const basis = this.#basis;
    if (fromSlacks) basis.reset();
    else basis.refactor();
    this.#sinceRefactor = 0;
    this.#computeCosts();
    const isSound = this.#isDualFeasible();
    if (!isSound) {
      basis.reset();
      this.#computeCosts();
    }
    this.#place();
    return isSound;
  }

  #computeCosts(): void {
    const { matrix, reducedCost } = this;
    const { columnCount, rowStart, rowIndex, rowValue } = matrix;
    const { basic, position } = this.#basis;
    const [costs, duals] = [this.#tau, this.#rows];
    for (let at = 0; at < basic.length; at++) costs[at] = this.#stalls.cost[basic[at] ?? 0] ?? 0;
    this.#basis.multiplyTransposed(costs, duals);
    reducedCost.set(this.#stalls.cost);
    for (let row = 0; row < duals.length; row++) {
      const dual = duals[row] ?? 0;
      reducedCost[columnCount + row] = dual;
      if (dual === 0) continue;
      for (let at = rowStart[row] ?? 0; at < (rowStart[row + 1] ?? 0); at++) {
        const column = rowIndex[at] ?? 0;
        reducedCost[column] = (reducedCost[column] ?? 0) - dual * (rowValue[at] ?? 0);
      }
    }
    for (let variable = 0; variable < reducedCost.length; variable++) if ((position[variable] ?? -1) >= 0) reducedCost[variable] = 0;
  }

  /** Slacks without a bound must not want to go there. */
  #isDualFeasible(): boolean {
    for (let variable = this.matrix.columnCount; variable < this.value.length; variable++) {
      const cost = this.reducedCost[variable] ?? 0;
      const wrong =
        (cost > 0 && this.upper[variable] === Number.POSITIVE_INFINITY) || (cost < 0 && this.lower[variable] === Number.NEGATIVE_INFINITY);
      if (!wrong) continue;
      if (Math.abs(cost) > 1e-7) return false;
      this.reducedCost[variable] = 0;
    }
    return true;
  }

  /** The state to come back to after a look ahead. */
  save(): SimplexState {
    return {
      comeBack: this.#basis.save(),
      reducedCost: this.reducedCost.slice(),
      value: this.value.slice(),
      sinceRefactor: this.#sinceRefactor,
    };
  }

  restore(state: SimplexState): void {
    state.comeBack();
    this.reducedCost.set(state.reducedCost);
    this.value.set(state.value);
    this.#sinceRefactor = state.sinceRefactor;
    this.#work += state.reducedCost.length;
  }
}

export interface SimplexState {
  readonly comeBack: () => void;
  readonly reducedCost: Float64Array;
  readonly value: Float64Array;
  readonly sinceRefactor: number;
}
