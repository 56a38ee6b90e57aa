import type { MatrixProblem } from '../../../src/engine/engine.ts';
import { random } from '../../support/random.ts';

/** A small seeded problem over 0/1 columns: rows of whole numbers with one or two bounds, some of them implications and products. */
export const randomMatrix = (seed: number): MatrixProblem => {
  const chance = random(seed);
  const whole = chance.whole(3, 9);
  const rows: { columns: number[]; values: number[]; lower: number; upper: number }[] = [];
  for (let count = chance.whole(1, 4); count > 0; count--) {
    const columns = chance
      .some(
        Array.from({ length: whole }, (_, at) => at),
        chance.whole(2, whole),
      )
      .sort((a, b) => a - b);
    const values = columns.map(() => chance.whole(-4, 12));
    const most = values.reduce((total, value) => total + Math.max(0, value), 0);
    const least = values.reduce((total, value) => total + Math.min(0, value), 0);
    const middle = chance.whole(least, most);
    rows.push({
      columns,
      values,
      lower: chance.chance(0.4) ? chance.whole(least - 1, middle) : Number.NEGATIVE_INFINITY,
      upper: chance.chance(0.8) ? chance.whole(middle, most + 1) : Number.POSITIVE_INFINITY,
    });
  }
  const costs = Array.from({ length: whole }, () => chance.whole(-5, 20));
  let total = whole;
  for (let count = chance.whole(0, 4); count > 0; count--) {
    const [a = 0, b = 1] = chance.some(
      Array.from({ length: whole }, (_, at) => at),
      2,
    );
    const product = total++;
    costs.push(chance.whole(1, 9));
    for (const end of [a, b]) rows.push({ columns: [end, product], values: [-1, 1], lower: Number.NEGATIVE_INFINITY, upper: 0 });
  }
  let at = 0;
  return {
    columnCount: total,
    rowCount: rows.length,
    objective: Float64Array.from(costs),
    columnLower: new Float64Array(total),
    columnUpper: new Float64Array(total).fill(1),
    integer: Uint8Array.from({ length: total }, (_, column) => (column < whole ? 1 : 0)),
    rowLower: Float64Array.from(rows, ({ lower }) => lower),
    rowUpper: Float64Array.from(rows, ({ upper }) => upper),
    rowStart: Int32Array.from([0, ...rows.map(({ columns }) => (at += columns.length))]),
    index: Int32Array.from(rows.flatMap(({ columns }) => columns)),
    value: Float64Array.from(rows.flatMap(({ values }) => values)),
  };
};

/** The best value by trying every 0/1 point within the bounds; `null` when none keeps the rows. Products stand at what their ends allow. */
export const bestByTrying = (
  problem: MatrixProblem,
  lower: Float64Array = problem.columnLower,
  upper: Float64Array = problem.columnUpper,
): number | null => {
  const columns = Array.from(problem.integer).flatMap((flag, column) => (flag === 1 ? [column] : []));
  let best: number | null = null;
  for (let bits = 0; bits < 2 ** columns.length; bits++) {
    const point = new Float64Array(problem.columnCount);
    columns.forEach((column, at) => {
      point[column] = (bits >> at) & 1;
    });
    complete(problem, point, lower, upper);
    if (!isWithin(problem, point, lower, upper)) continue;
    const value = point.reduce((total, amount, column) => total + amount * (problem.objective[column] ?? 0), 0);
    if (best === null || value > best) best = value;
  }
  return best;
};

/** Continuous columns are paid for and capped by rows of their own: as high as these and their bound let them. */
const complete = (problem: MatrixProblem, point: Float64Array, lower: Float64Array, upper: Float64Array): void => {
  for (let column = 0; column < problem.columnCount; column++) {
    if (problem.integer[column] === 1) continue;
    let value = upper[column] ?? 0;
    for (let row = 0; row < problem.rowCount; row++) {
      const entries = entriesOf(problem, row);
      if (entries.length === 2 && entries.some(([other]) => other === column))
        for (const [other] of entries) if (other !== column) value = Math.min(value, point[other] ?? 0);
    }
    point[column] = Math.max(value, lower[column] ?? 0);
  }
};

export const isWithin = (problem: MatrixProblem, point: Float64Array, lower: Float64Array, upper: Float64Array): boolean =>
  point.every((value, column) => value >= (lower[column] ?? 0) && value <= (upper[column] ?? 0)) &&
  Array.from({ length: problem.rowCount }, (_, row) => row).every((row) => {
    const total = entriesOf(problem, row).reduce((sum, [column, value]) => sum + value * (point[column] ?? 0), 0);
    return total >= (problem.rowLower[row] ?? 0) && total <= (problem.rowUpper[row] ?? 0);
  });

const entriesOf = ({ rowStart, index, value }: MatrixProblem, row: number): readonly (readonly [number, number])[] =>
  Array.from(index.subarray(rowStart[row], rowStart[row + 1]), (column, at) => [column, value[(rowStart[row] ?? 0) + at] ?? 0] as const);
