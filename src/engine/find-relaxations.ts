import { compare } from '../base/decimal.ts';
import { byRow, type RowUnit } from '../problem/row-system.ts';
import { cheapestHits } from './cheapest-hits.ts';
import type { Infeasibility, Relaxation } from './conflict.ts';
import { findConflict } from './find-conflict.ts';
import { type Loosened, loosenRows } from './loosen-rows.ts';
import type { RowOracle } from './row-oracle.ts';

/** How many joint changes are told of. */
const MOST_JOINT = 3;
/** How many conflicts the search for a joint change may learn. */
const MOST_LEARNT = 40;

type Enough = Extract<Loosened, { kind: 'enough' }> & { readonly units: readonly RowUnit[] };

/**
 * The cheapest changes after which there is a plan. `conflicts` share no row. One row of the only conflict may be enough; where none is, or
 * where there are several conflicts, rows must change together.
 */
export const findRelaxations = async (
  conflicts: readonly (readonly string[])[],
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
  const joint = alone.length > 0 ? [] : await findJoint(conflicts, oracle);
  return {
    relaxations: [...alone, ...joint].sort(byWorth).map(({ relaxation }) => relaxation),
    cannotAlone: tried.flatMap(({ unit, outcome }) => (outcome.kind === 'not-enough' ? [unit.id] : [])),
  };
};

/** Single rows first; then those of policy rows, changes before drops, smaller before larger, by row. */
const byWorth = (a: Enough, b: Enough): number =>
  Number(b.relaxation.alone) - Number(a.relaxation.alone) ||
  hardCount(a) - hardCount(b) ||
  dropCount(a.relaxation) - dropCount(b.relaxation) ||
  compare(a.size, b.size) ||
  byRow(firstRow(a), firstRow(b));

const hardCount = ({ units }: Enough): number => units.filter(({ isPolicy }) => !isPolicy).length;
const dropCount = ({ changes }: Relaxation): number => changes.filter((it) => 'drop' in it).length;
const firstRow = ({ relaxation }: Enough): string => relaxation.changes[0]?.row ?? '';

/**
 * The cheapest changes of several rows: the fewest rows that are not policy, then the fewest rows, then the fewest drops, then the
 * smallest numbers. Whatever is enough takes a row of every conflict, so the cheapest choices that do are tried; one that is not enough leaves
 * a conflict that was not known yet, and the next choices must break that, too.
 */
const findJoint = async (conflicts: readonly (readonly string[])[], oracle: RowOracle): Promise<readonly Enough[]> => {
  const known = [...conflicts];
  while (known.length < MOST_LEARNT) {
    const choices = cheapestHits(known, (id) => costOf(oracle.unit(id)));
    if (!choices) return [];
    const found: Enough[] = [];
    let learnt = 0;
    for (const choice of choices) {
      if (choice.length === 0) return [];
      const units = choice.flatMap((id) => oracle.unit(id) ?? []);
      const outcome = await loosenRows(units, oracle);
      if (outcome.kind === 'enough') found.push({ ...outcome, units });
      if (outcome.kind === 'unknown') return [...found].sort(byWorth).slice(0, MOST_JOINT);
      if (outcome.kind === 'enough') continue;
      const left = oracle.ids.filter((id) => !choice.includes(id));
      known.push((await findConflict(left, (kept) => oracle.holds(kept))).items);
      learnt += 1;
    }
    if (found.length > 0 || learnt === 0) return [...found].sort(byWorth).slice(0, MOST_JOINT);
  }
  return [];
};

/** Rows that are not policy weigh more than any number of rows, rows more than drops. */
const costOf = (unit: RowUnit | undefined): number =>
  unit ? (unit.isPolicy ? 0 : 1_000_000 * unit.rows.length) + 1_000 * unit.rows.length + (unit.number ? 0 : unit.rows.length) : 0;
