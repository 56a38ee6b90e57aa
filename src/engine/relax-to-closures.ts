import { floorDivide } from './integers.ts';
import { findMaxClosure, makeNeedGraph } from './max-closure.ts';
import { valueAt } from './reduce-objective.ts';
import type { IntegerObjective, IntegerRow, ReducedProblem } from './reduced-problem.ts';

/** A closure and what it is worth, and takes of the row. */
interface Line {
  readonly worth: bigint;
  readonly taken: bigint;
}

/**
 * The relaxation of a problem of implications and at most one cap, exactly: the cap is priced instead (Lagrange), and for each price the best
 * selection is a closure. The price that bounds best is where a closure that keeps the cap and one that breaks it are worth the same; it is
 * found by going to where the two best known are (Dinkelbach's method). Gives the largest value of the objective that is not ruled out, and
 * tells of each closure that keeps the cap; `null` for other problems, and where it was stopped before there was a bound.
 */
export const relaxToClosures = async (
  problem: ReducedProblem,
  objective: IntegerObjective,
  hooks: { readonly onPoint: (point: Uint8Array) => void; readonly isStopped: () => boolean },
): Promise<bigint | null> => {
  const cap = capOf(problem, objective);
  if (!cap) return null;
  const graph = makeNeedGraph(problem.keys.length, problem.implications);
  const use = problem.keys.map(() => 0n);
  cap.columns.forEach((column, at) => {
    use[column] = cap.coefficients[at] ?? 0n;
  });
  const lineOf = (point: Uint8Array): Line => ({
    worth: valueAt(objective, point),
    taken: use.reduce((total, value, column) => (point[column] === 1 ? total + value : total), 0n),
  });
  /** The best closure where one unit of the cap costs `price / per`. */
  const bestAt = async (price: bigint, per: bigint): Promise<Line | null> => {
    if (hooks.isStopped()) return null;
    const weights = objective.linear.map((value, column) => per * value - price * (use[column] ?? 0n));
    const point = await findMaxClosure(graph, weights, hooks.isStopped);
    if (!point) return null;
    const line = lineOf(point);
    if (line.taken <= cap.upper) hooks.onPoint(point);
    return line;
  };
  let over = await bestAt(0n, 1n);
  if (!over) return null;
  let bound = over.worth;
  if (over.taken <= cap.upper) return bound;
  for (let within: Line = { worth: 0n, taken: 0n }; ; ) {
    const [price, per] = [over.worth - within.worth, over.taken - within.taken];
    const line = await bestAt(price, per);
    if (!line) return bound;
    const reached = per * line.worth + price * (cap.upper - line.taken);
    const here = floorDivide(reached, per);
    if (here < bound) bound = here;
    // Nothing is worth more at this price than the two that it came from.
    if (reached === per * over.worth + price * (cap.upper - over.taken)) return bound;
    if (line.taken <= cap.upper) within = line;
    else over = line;
  }
};

interface Cap extends IntegerRow {
  readonly upper: bigint;
}

/** The problem's cap, one that bars nothing where there is none; `null`: it has other rows, too. */
const capOf = ({ rows, conflicts }: ReducedProblem, { pairs }: IntegerObjective): Cap | null => {
  if (rows.length > 1 || conflicts.length > 0 || pairs.length > 0) return null;
  const [row] = rows;
  if (!row) return { columns: [], coefficients: [], lower: null, upper: 0n };
  const { upper, lower } = row;
  const isCap = upper !== null && upper >= 0n && lower === null && row.coefficients.every((value) => value >= 0n);
  return isCap ? { ...row, upper } : null;
};
