import { splitDigits, splitNumber, weightOf } from './digits.ts';
import { absolute, activityRange, ceilDivide, floorDivide } from './integers.ts';
import type { MatrixDraft } from './matrix-draft.ts';
import { tightenRow } from './reduce-problem.ts';
import type { IntegerRow } from './reduced-problem.ts';

/**
 * An integer row as an engine's rows. Small numbers stand as they are. Large ones either as one row loosened to the safe side (no feasible
 * selection is cut off; some that break the row by a hair get through and are found out later), or, when `exact`, digit by digit.
 */
export const addIntegerRow = (draft: MatrixDraft, row: IntegerRow, exact: boolean): void => {
  const tight = tightenRow(row);
  if (!tight) return;
  if (!isLarge(tight)) {
    const lower = tight.lower === null ? Number.NEGATIVE_INFINITY : Number(tight.lower);
    const upper = tight.upper === null ? Number.POSITIVE_INFINITY : Number(tight.upper);
    draft.addExactRow(tight.columns, tight.coefficients.map(Number), lower, upper);
    return;
  }
  addLooseRow(draft, tight);
  if (!exact) return;
  if (tight.upper !== null) addDigitRows(draft, tight.columns, tight.coefficients, tight.upper);
  if (tight.lower !== null) {
    const negated = tight.coefficients.map((coefficient) => -coefficient);
    addDigitRows(draft, tight.columns, negated, -tight.lower);
  }
};

/**
 * Are the row's numbers too large for an engine to keep it exactly? A whole step must be more than what a nearly whole column can
 * hide, and more than what a double's rounding of the sum can.
 */
export const isLarge = (row: IntegerRow): boolean => {
  const weight = weightOf(row.coefficients);
  if (weight <= 2n ** 23n) return false;
  return weight > 2n ** 28n || row.coefficients.some((coefficient) => absolute(coefficient) > 2n ** 14n);
};

/** Rows are scaled to this weight before rounding; the rounding is then far below the slack given for it. */
const LOOSE_BITS = 20;
const LOOSE_SLACK = 2 ** -20;
/** Engines drop smaller coefficients without a word; so they are dropped here, and the row is loosened by what they weigh. */
const SMALLEST = 1e-8;

const addLooseRow = (draft: MatrixDraft, row: IntegerRow): void => {
  const excess = Math.max(0, weightOf(row.coefficients).toString(2).length - LOOSE_BITS);
  const scaled = (value: bigint): number => scaleDown(value, excess);
  let slack = LOOSE_SLACK;
  const values = row.coefficients.map((coefficient) => {
    const value = scaled(coefficient);
    if (Math.abs(value) >= SMALLEST) return value;
    slack += Math.abs(value);
    return 0;
  });
  const lower = row.lower === null ? Number.NEGATIVE_INFINITY : scaled(row.lower) - slack;
  const upper = row.upper === null ? Number.POSITIVE_INFINITY : scaled(row.upper) + slack;
  draft.addRow(row.columns, values, lower, upper);
};

/** `value / 2^bits`, rounded once. */
const scaleDown = (value: bigint, bits: number): number => {
  // Beyond double's range the lowest bits are far below rounding and may go first.
  const drop = Math.max(0, bits - 900);
  return Number(value >> BigInt(drop)) / 2 ** (bits - drop);
};

/**
 * `Σ coefficient · column ≤ upper` by digits: from the top level down, a carry is at least what the levels above it amount to, in
 * units of its own level. A carry that is low enough to settle the comparison may rest at its lower bound, so all stay small.
 */
const addDigitRows = (draft: MatrixDraft, columns: readonly number[], coefficients: readonly bigint[], upper: bigint): void => {
  const digits = splitDigits(coefficients);
  const bounds = splitNumber(upper, digits);
  const limits = carryLimits(digits.levels, bounds, digits.base);
  const base = Number(digits.base);
  let above: number | undefined;
  for (let level = digits.levels.length - 1; level >= 0; level--) {
    const terms = digits.levels[level] ?? [];
    const rowColumns = [...columns];
    const values = terms.map(Number);
    if (above !== undefined) {
      rowColumns.push(above);
      values.push(base);
    }
    const bound = Number(bounds[level] ?? 0n);
    if (level > 0) {
      const { lower, upper: most } = limits[level] ?? { lower: 0, upper: 0 };
      const [known, weights] = [[...rowColumns], [...values]];
      above = draft.addColumn(lower, most, true, (point) => Math.max(lower, dot(known, weights, point) - bound));
      rowColumns.push(above);
      values.push(-1);
    }
    draft.addExactRow(rowColumns, values, Number.NEGATIVE_INFINITY, bound);
  }
};

/** Between what the carry into each level must lie: below, the levels under it cannot matter; above, they cannot make up for it. */
const carryLimits = (
  levels: readonly (readonly bigint[])[],
  bounds: readonly bigint[],
  base: bigint,
): { readonly lower: number; readonly upper: number }[] => {
  const limits = [{ lower: 0, upper: 0 }];
  let [reach, cap] = [0n, 0n];
  for (let level = 0; level + 1 < levels.length; level++) {
    const { least, most } = activityRange(levels[level] ?? []);
    const bound = bounds[level] ?? 0n;
    const rest = ceilDivide(most - bound + reach, base);
    reach = rest > 0n ? rest : 0n;
    cap = floorDivide(cap - (least - bound), base);
    limits.push({ lower: -Number(reach), upper: Math.max(Number(cap), -Number(reach)) });
  }
  return limits;
};

export const dot = (columns: readonly number[], values: readonly number[], point: Float64Array): number =>
  columns.reduce((total, column, at) => total + (values[at] ?? 0) * (point[column] ?? 0), 0);
