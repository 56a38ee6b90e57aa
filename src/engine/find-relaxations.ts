import type { RowUnit } from '../problem/row-system.ts';
import type { Infeasibility } from './conflict.ts';
import { findJoint } from './find-joint.ts';
import { byWorth, type Enough, type Loosened, loosenRows } from './loosen-rows.ts';
import type { RowOracle } from './row-oracle.ts';

/**
 * The cheapest changes after which there is a plan. `conflicts` share no row. One row of the only conflict may be enough; where none is, or
 * where there are several conflicts, rows must change together.
 */
export const findRelaxations = async (
  conflicts: readonly (readonly string[])[],
  isComplete: boolean,
  oracle: RowOracle,
): Promise<Pick<Infeasibility, 'relaxations' | 'cannotAlone'>> => {
  const [first = [], ...others] = conflicts;
  const tried: { readonly unit: RowUnit; readonly outcome: Loosened }[] = [];
  for (const unit of first.flatMap((id) => oracle.unit(id) ?? [])) {
    // What leaves another conflict whole cannot be enough.
    tried.push({ unit, outcome: others.length > 0 ? { kind: 'not-enough' } : await loosenRows([unit], oracle) });
  }
  const enough = tried.flatMap(({ unit, outcome }): Enough[] => (outcome.kind === 'enough' ? [{ ...outcome, units: [unit] }] : []));
  // Rows that repeat each other must change together: that is a joint change like any other.
  const alone = enough.filter(({ relaxation }) => relaxation.alone);
  const joint = alone.length > 0 ? [] : await findJoint(conflicts, isComplete, oracle);
  return {
    relaxations: [...alone, ...joint].sort(byWorth).map(({ relaxation }) => relaxation),
    cannotAlone: tried.flatMap(({ unit, outcome }) => (outcome.kind === 'not-enough' ? [unit.id] : [])),
  };
};
