import type { RowUnit } from '../problem/row-system.ts';
import { cheapestHits } from './cheapest-hits.ts';
import { type AskHold, findConflict } from './find-conflict.ts';
import { byWorth, type Enough, loosenRows } from './loosen-rows.ts';
import type { RowOracle } from './row-oracle.ts';

/** How many joint changes are told of. */
const MOST_JOINT = 3;
/** The cheapest are looked for with so many questions, over the square of the initiatives: many for a small workbook, few where each takes its time. */
const MOST_EFFORT = 40_000;

/**
 * Changes of several rows that are enough together: the cheapest of all where they are found within the effort, else some of which no row can
 * stay as it is. `conflicts` share no row; `isComplete`: without their rows there is a plan.
 */
export const findJoint = async (
  conflicts: readonly (readonly string[])[],
  isComplete: boolean,
  oracle: RowOracle,
): Promise<readonly Enough[]> => {
  // First what is sure to end, so that a limit leaves something.
  const known = isComplete ? await findSome(conflicts.flat(), oracle) : [];
  const best = await findCheapest(conflicts, oracle);
  return [...(best.length > 0 ? best : known)].sort(byWorth).slice(0, MOST_JOINT);
};

/** Everything in the conflicts is loosened, then row by row taken back while a plan is left: first those least willing to change. */
const findSome = async (items: readonly string[], oracle: RowOracle): Promise<readonly Enough[]> => {
  const loose = new Set(items.flatMap((id) => [id, ...(oracle.unit(id)?.partners ?? [])]));
  const units = [...loose].flatMap((id) => oracle.unit(id) ?? []);
  const willing = ({ isPolicy, number }: RowUnit): number => (isPolicy ? 2 : 0) + (number ? 1 : 0);
  for (const { id } of [...units].sort((a, b) => willing(a) - willing(b))) {
    const kept = oracle.ids.filter((it) => it === id || !loose.has(it));
    if ((await oracle.holds(kept)).kind === 'plan') loose.delete(id);
  }
  return enoughOf(
    units.filter(({ id }) => loose.has(id)),
    oracle,
  );
};

const enoughOf = async (units: readonly RowUnit[], oracle: RowOracle): Promise<readonly Enough[]> => {
  const outcome = await loosenRows(units, oracle);
  return outcome.kind === 'enough' ? [{ ...outcome, units }] : [];
};

/**
 * The cheapest changes: the fewest rows that are not policy, then the fewest rows, then the fewest drops, then the smallest numbers. Whatever
 * is enough takes a row of every conflict, so the cheapest choices that do are tried; one that is not enough leaves a conflict that was not
 * known yet, and the next choices must break that, too. Empty where the effort is spent before.
 */
const findCheapest = async (conflicts: readonly (readonly string[])[], oracle: RowOracle): Promise<readonly Enough[]> => {
  const most = oracle.questions + MOST_EFFORT / Math.max(1, oracle.size ** 2);
  const ask: AskHold = async (kept) => (oracle.questions > most ? { kind: 'unknown' } : oracle.holds(kept));
  const known = [...conflicts];
  while (oracle.questions <= most) {
    const choices = cheapestHits(known, (id) => costOf(oracle.unit(id)));
    if (!choices) return [];
    const found: Enough[] = [];
    let learnt = 0;
    for (const choice of choices) {
      if (oracle.questions > most) return found;
      const units = choice.flatMap((id) => oracle.unit(id) ?? []);
      const outcome = await loosenRows(units, oracle);
      if (outcome.kind === 'unknown') return found;
      if (outcome.kind === 'enough') {
        found.push({ ...outcome, units });
        continue;
      }
      const left = oracle.ids.filter((id) => !choice.includes(id));
      known.push((await findConflict(left, ask, oracle.guess)).items);
      learnt += 1;
    }
    if (found.length > 0 || learnt === 0) return found;
  }
  return [];
};

/** Rows that are not policy weigh more than any number of rows, rows more than drops. */
const costOf = (unit: RowUnit | undefined): number =>
  unit ? (unit.isPolicy ? 0 : 1_000_000 * unit.rows.length) + 1_000 * unit.rows.length + (unit.number ? 0 : unit.rows.length) : 0;
