import { splitDigits, splitNumber, weightOf } from './digits.ts';
import { absolute, activityRange, ceilDivide, floorDivide } from './integers.ts';
import type { MatrixDraft } from './matrix-draft.ts';
import { tightenRow } from './reduce-problem.ts';
import type { IntegerRow } from './reduced-problem.ts';

/**
 * An integer row as an engine's rows, in whole numbers that a double holds exactly (an engine's presolve blows up the rounding of any other).
 * Small numbers stand as they are. Large ones as a coarser row that every selection which keeps the true row keeps, too; some that break
 * it by a hair get through and are found out later. When `exact`, digit by digit, so that none does.
 */
export const addIntegerRow = (draft: MatrixDraft, row: IntegerRow, exact: boolean): void => {
  const tight = tightenRow(row);
  if (!tight) return;
  const sides: { coefficients: readonly bigint[]; upper: bigint }[] = [];
  if (tight.upper !== null) sides.push({ coefficients: tight.coefficients, upper: tight.upper });
  if (tight.lower !== null) sides.push({ coefficients: tight.coefficients.map((coefficient) => -coefficient), upper: -tight.lower });
  if (exact && canSlip(tight)) {
    for (const side of sides) addDigitRows(draft, tight.columns, side.coefficients, side.upper);
  } else if (isLarge(tight)) {
    for (const side of sides) addCoarseRow(draft, tight.columns, side.coefficients, side.upper);
  } else {
    const lower = tight.lower === null ? Number.NEGATIVE_INFINITY : Number(tight.lower);
    const upper = tight.upper === null ? Number.POSITIVE_INFINITY : Number(tight.upper);
    draft.addExactRow(tight.columns, tight.coefficients.map(Number), lower, upper);
  }
};

/** Can a column that is nearly whole (within an engine's usual 1e-6) hide a whole step of the row? */
export const canSlip = (row: IntegerRow): boolean => row.coefficients.some((coefficient) => absolute(coefficient) > 2n ** 14n);

/** Are the row's numbers too large for an engine to keep it to the unit, even at a finer tolerance than usual? */
export const isLarge = (row: IntegerRow): boolean => {
  const weight = weightOf(row.coefficients);
  return weight > 2n ** 28n || (weight > 2n ** 23n && canSlip(row));
};

/** Coarse rows are brought down to this many bits. */
const COARSE_BITS = 20;

/** `Σ coefficient · column ≤ upper` in coarser steps: all rounded down, which loosens it, for no column is negative. */
const addCoarseRow = (draft: MatrixDraft, columns: readonly number[], coefficients: readonly bigint[], upper: bigint): void => {
  const step = 2n ** BigInt(Math.max(0, weightOf(coefficients).toString(2).length - COARSE_BITS));
  const values = coefficients.map((coefficient) => Number(floorDivide(coefficient, step)));
  draft.addRow(columns, values, Number.NEGATIVE_INFINITY, Number(floorDivide(upper, step)));
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
