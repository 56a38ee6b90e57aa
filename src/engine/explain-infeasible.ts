import type { RowSystem, RowUnit } from '../problem/row-system.ts';
import { byRow } from '../problem/row-system.ts';
import type { Infeasibility, RowConflict } from './conflict.ts';
import { type FoundConflict, findConflict } from './find-conflict.ts';
import { findRelaxations } from './find-relaxations.ts';
import { isCapacity, type OracleOptions, RowOracle } from './row-oracle.ts';
import type { SolveDeps } from './solve-problem.ts';

/** The part of the time that looking for conflicts leaves to looking for remedies. */
const RESERVE = 0.5;

/**
 * Why a run that is proven infeasible has no plan: conflicts that share nothing, one after the other until the rest has a plan, then the
 * cheapest changes after which everything has one. A limit or a cancel keeps what is known by then.
 */
export const explainInfeasible = async (system: RowSystem, deps: SolveDeps, options: OracleOptions = {}): Promise<Infeasibility> => {
  const oracle = new RowOracle(system, deps, options);
  const reserveMs = Number.isFinite(oracle.remainingMs()) ? oracle.remainingMs() * RESERVE : 0;
  const found: FoundConflict[] = [];
  let open = inOrder(system.units);
  let isComplete = false;
  for (;;) {
    const conflict = await findConflict(open, (kept) => oracle.holds(kept, reserveMs), oracle.guess);
    found.push(conflict);
    const gone = new Set(conflict.items.flatMap((id) => [id, ...(oracle.unit(id)?.partners ?? [])]));
    open = open.filter((id) => !gone.has(id));
    const rest = await oracle.holds(open, reserveMs);
    isComplete = rest.kind === 'plan';
    if (rest.kind !== 'none') break;
  }
  return {
    conflicts: found.map(toConflict),
    isComplete,
    ...(await findRelaxations(
      found.map(({ items }) => items),
      isComplete,
      oracle,
    )),
    ...(oracle.limit ? { limit: oracle.limit } : {}),
  };
};

/** One smallest conflict among the rows of a system that is proven to have no plan. */
export const findRowConflict = async (system: RowSystem, deps: SolveDeps, options: OracleOptions = {}): Promise<RowConflict> => {
  const oracle = new RowOracle(system, deps, options);
  return toConflict(await findConflict(inOrder(system.units), (kept) => oracle.holds(kept), oracle.guess));
};

/** The capacity last, so that a conflict among the rules is found rather than one that needs the capacity, too. */
const inOrder = (units: readonly RowUnit[]): readonly string[] => {
  const rules = units.filter(({ id }) => !isCapacity(id));
  return [
    ...rules.filter(({ number }) => number),
    ...rules.filter(({ number }) => !number),
    ...units.filter(({ id }) => isCapacity(id)),
  ].map(({ id }) => id);
};

const toConflict = ({ items, provenMinimal }: FoundConflict): RowConflict => ({ rows: [...items].sort(byRow), provenMinimal });
