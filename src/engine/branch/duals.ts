import type { MatrixProblem } from '../engine.ts';
import { Certificate } from './certificate.ts';
import { Propagation } from './propagation.ts';
import { scaleProblem } from './scaled-problem.ts';

/** What duals of the relaxation prove: a bound, and between which bounds columns must stay to be worth more than `cutoff`. */
export interface DualFacts {
  /** In the problem's own objective. */
  readonly bound: number;
  readonly reducedCost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** No point within the bounds is worth more than the cutoff. */
  readonly isSettled: boolean;
}

/** `rowDual`: by row of the problem, from whatever engine; nothing of it is believed. */
export const readDuals = (problem: MatrixProblem, rowDual: Float64Array, cutoff: number): DualFacts => {
  const scaled = scaleProblem(problem);
  const { matrix, cost, costScale, integer } = scaled;
  const bounds = { matrix, lower: scaled.lower.slice(), upper: scaled.upper.slice() };
  const duals = new Float64Array(matrix.columnCount + matrix.rowCount);
  for (let row = 0; row < matrix.rowCount; row++)
    duals[matrix.columnCount + row] = ((rowDual[row] ?? 0) * (scaled.rowScale[row] ?? 1)) / costScale;
  const certificate = new Certificate(bounds, cost);
  const bound = certificate.boundOf(duals);
  const reducedCost = certificate.reducedCosts.map((value) => value * costScale);
  const room = bound - cutoff / costScale;
  const facts = { bound: bound * costScale, reducedCost, lower: bounds.lower, upper: bounds.upper };
  if (room < 0) return { ...facts, isSettled: true };
  const propagation = new Propagation(scaled, bounds);
  if (!propagation.all()) return { ...facts, isSettled: true };
  for (let column = 0; column < integer.length; column++) {
    const step = Math.abs(certificate.reducedCosts[column] ?? 0);
    const [low, high] = [bounds.lower[column] ?? 0, bounds.upper[column] ?? 0];
    if (integer[column] === 0 || step * (high - low) <= room) continue;
    const steps = Math.floor(room / step + 1e-9);
    const isHigh = (certificate.reducedCosts[column] ?? 0) > 0;
    const inside = propagation.tighten(column, isHigh ? Math.max(low, high - steps) : low, isHigh ? high : Math.min(high, low + steps));
    if (!inside) return { ...facts, isSettled: true };
  }
  return { ...facts, isSettled: false };
};
