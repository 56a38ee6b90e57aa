import { Heap } from '../base/heap.ts';
import { GrowingPoint } from './growing-point.ts';
import type { IntegerObjective, ReducedProblem } from './reduced-problem.ts';

/** No more columns than this leave for one that comes. */
const MOST_LEAVING = 12;
/** Exchanges end after so many tries for each column. */
const TRIES = 40;
/** Entries looked at, after which it ends with what it has: some tenths of a second for each half. */
const WORK = { fill: 8e6, exchange: 8e6 };

/**
 * A point to begin with, for a problem that choosing nothing solves. What is worth most for what it takes of the scarce rows comes first, with
 * all that it needs (Toyoda, Management Science 21 (1975)); of a pair whose other column is open, so much counts as columns can be chosen at
 * all. Then columns are exchanged for others as long as that pays (Gallo, Hammer & Simeone, "Quadratic knapsack problems", Mathematical
 * Programming Study 12 (1980)). Whoever takes the point checks it.
 */
export const constructPoint = (problem: ReducedProblem, objective: IntegerObjective): Uint8Array => {
  const growing = new GrowingPoint(problem, objective);
  fill(growing);
  exchange(growing);
  return growing.point;
};

interface Candidate {
  readonly column: number;
  /** Worth for each unit of the price. */
  readonly merit: number;
}

const byMerit = (a: Candidate, b: Candidate): boolean => a.merit > b.merit || (a.merit === b.merit && a.column < b.column);

/** Adds what has most merit, as long as anything that is worth something fits. */
const fill = (growing: GrowingPoint): void => {
  const queue = new Heap(byMerit);
  /** The highest merit with which a column waits. */
  const waiting = new Float64Array(growing.point.length);
  const last = growing.work + WORK.fill;
  const weigh = (column: number): { readonly group: readonly number[]; readonly merit: number } | null => {
    const group = growing.has(column) ? null : growing.groupOf(column);
    const worth = group && growing.worthOf(group);
    return group && worth !== null && worth > 0 ? { group, merit: worth / priceOf(growing, group) } : null;
  };
  const enqueue = (column: number): void => {
    const merit = weigh(column)?.merit ?? 0;
    if (merit <= (waiting[column] ?? 0)) return;
    waiting[column] = merit;
    queue.push({ column, merit });
  };
  for (let column = 0; column < growing.point.length; column++) enqueue(column);
  for (let next = queue.pop(); next && growing.work < last; next = queue.pop()) {
    // It waits with a higher one, too, or has had its turn.
    if (next.merit !== waiting[next.column]) continue;
    waiting[next.column] = 0;
    const weighed = weigh(next.column);
    if (!weighed) continue;
    if (weighed.merit < next.merit * (1 - 1e-9)) enqueue(next.column);
    else if (growing.fits(weighed.group)) {
      for (const column of weighed.group) growing.flip(column);
      for (const column of growing.neighboursOf(weighed.group)) enqueue(column);
    }
  }
};

const priceOf = ({ price }: GrowingPoint, group: readonly number[]): number =>
  Math.max(
    1e-9,
    group.reduce((total, column) => total + (price[column] ?? 0), 0),
  );

/** Takes away what costs worth, and brings in what is worth more than all that must leave for it; of very many columns the first ones. */
const exchange = (growing: GrowingPoint): void => {
  const count = growing.point.length;
  const last = growing.work + WORK.exchange;
  for (let tries = 0, idle = 0; idle < count && tries < TRIES * count && growing.work < last; tries++) {
    const column = tries % count;
    idle = (growing.has(column) ? dropLoser(growing, column) : bringIn(growing, column)) ? 0 : idle + 1;
  }
};

const dropLoser = (growing: GrowingPoint, column: number): boolean => {
  if ((growing.gain[column] ?? 0) >= 0 || growing.isNeeded(column)) return false;
  growing.flip(column);
  if (growing.isKept([column])) return true;
  growing.flip(column);
  return false;
};

/** Brings a column in, with what it needs; those that bar it leave, and of the others the ones with the least merit. `false`: it does not pay. */
const bringIn = (growing: GrowingPoint, column: number): boolean => {
  const group = growing.groupOf(column);
  if (!group) return false;
  const flipped: number[] = [];
  let paid = 0;
  const flip = (it: number): void => {
    const isLeaving = growing.has(it);
    paid += (isLeaving ? -1 : 1) * (growing.gain[it] ?? 0);
    growing.flip(it);
    flipped.push(it);
  };
  const barring = new Set(growing.barring(group).flatMap((other) => growing.withDependents(other)));
  if (barring.size > MOST_LEAVING) return false;
  for (const other of barring) flip(other);
  while (!growing.fits(group) && flipped.length < MOST_LEAVING) {
    const least = growing.leastBeside(group);
    if (least === null) break;
    flip(least);
  }
  // What it needs, some steps away, may have been among those that left.
  if (growing.fits(group) && growing.groupOf(column)?.length === group.length) {
    for (const member of group) flip(member);
    if (paid > 0 && growing.isKept(flipped)) return true;
  }
  for (const it of flipped.reverse()) growing.flip(it);
  return false;
};
