import { isLarge } from './integer-rows.ts';
import type { MatrixDraft } from './matrix-draft.ts';
import type { PairColumns } from './pair-columns.ts';
import type { IntegerRow } from './reduced-problem.ts';

/** A column with fewer pairs than this gains nothing worth its row. */
const FEWEST_PAIRS = 4;
/** Beyond this many capacities the extra rows slow an engine more than they help it. */
const MOST_CAPACITIES = 4;

/**
 * Capacities seen through one selected column: where `Σ w·x ≤ C` has no negative number, `Σ w_b · (x_a x_b) ≤ (C − w_a) · x_a` holds for
 * every selection. Nothing is cut off; fractional answers are (on dense pairs this is worth an order of magnitude).
 */
export const addProductRows = (draft: MatrixDraft, rows: readonly IntegerRow[], pairs: PairColumns): void => {
  const partners = [...pairs.byEnd()].filter(([, list]) => list.length >= FEWEST_PAIRS);
  if (partners.length === 0) return;
  const capacities = rows.filter((row) => row.upper !== null && !isLarge(row) && row.coefficients.every((weight) => weight >= 0n));
  if (capacities.length > MOST_CAPACITIES) return;
  for (const row of capacities) {
    const weights = new Map(row.columns.map((column, at) => [column, Number(row.coefficients[at] ?? 0n)]));
    for (const [end, list] of partners) {
      const terms = list.flatMap(({ other, column }) => (weights.has(other) ? [{ column, weight: weights.get(other) ?? 0 }] : []));
      if (terms.length < FEWEST_PAIRS) continue;
      const rest = Number(row.upper ?? 0n) - (weights.get(end) ?? 0);
      // Each product is at most the column itself: where all partners fit, nothing is cut off.
      if (terms.reduce((total, { weight }) => total + weight, 0) <= rest) continue;
      const columns = terms.map(({ column }) => column);
      const values = terms.map(({ weight }) => weight);
      draft.addRow([...columns, end], [...values, -rest], Number.NEGATIVE_INFINITY, 0);
    }
  }
};
