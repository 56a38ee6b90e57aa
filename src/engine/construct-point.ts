import { Heap } from '../base/heap.ts';
import { GrowingPoint } from './growing-point.ts';
import type { IntegerObjective, ReducedProblem } from './reduced-problem.ts';

/** An exchange takes at most so many columns away, or so many and what needs the last of them. */
const MOST_LEAVING = 12;
/** Exchanges end after so many tries for each column, and where columns are many after fewer: each try may look at all of them. */
const TRIES = { each: 40, looks: 2e7 };

/**
 * A point to begin with, for a problem that choosing nothing solves. What is worth most for what it takes of the scarce rows comes first, with
 * all that it needs (Toyoda, Management Science 21 (1975)); of a pair whose other column is open, so much counts as columns can be chosen at
 * all. Then columns are exchanged for others as long as that pays (Gallo, Hammer & Simeone, "Quadratic knapsack problems", Mathematical
 * Programming Study 12 (1980)). Whoever takes the point checks it.
 */
export const constructPoint = (problem: ReducedProblem, objective: IntegerObjective): Uint8Array => {
  const growing = new GrowingPoint(problem, objective);
  fill(growing, growing.chance);
  exchange(growing);
  return growing.point;
};

interface Candidate {
  readonly column: number;
  /** Worth for each unit of the price. */
  readonly merit: number;
}

const byMerit = (a: Candidate, b: Candidate): boolean => a.merit > b.merit || (a.merit === b.merit && a.column < b.column);

/** Adds what has most merit, as long as anything that is worth something fits. `chance`: of open columns to be chosen. */
const fill = (growing: GrowingPoint, chance: number): void => {
  const queue = new Heap(byMerit);
  const weigh = (column: number): { readonly group: readonly number[]; readonly merit: number } | null => {
    const group = growing.has(column) ? null : growing.groupOf(column);
    const worth = group && growing.worthOf(group, chance);
    return group && worth !== null && worth > 0 ? { group, merit: worth / priceOf(growing, group) } : null;
  };
  const enqueue = (column: number): void => {
    const weighed = weigh(column);
    if (weighed) queue.push({ column, merit: weighed.merit });
  };
  for (let column = 0; column < growing.point.length; column++) enqueue(column);
  for (let next = queue.pop(); next; next = queue.pop()) {
    const weighed = weigh(next.column);
    if (!weighed) continue;
    if (weighed.merit < next.merit * (1 - 1e-9)) queue.push({ ...next, merit: weighed.merit });
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

/** Takes away what costs worth, and brings in what is worth more than all that must leave for it. */
const exchange = (growing: GrowingPoint): void => {
  const count = growing.point.length;
  const most = Math.min(TRIES.each * count, TRIES.looks / count);
  for (let tries = 0, idle = 0; idle < count && tries < most; tries++) {
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
  const leave = (it: number): void => {
    for (const other of growing.withDependents(it)) flip(other);
  };
  for (const other of growing.barring(group)) if (growing.has(other)) leave(other);
  while (!growing.fits(group) && flipped.length < MOST_LEAVING) {
    const least = leastOf(growing);
    if (least === null) break;
    leave(least);
  }
  // What it needs may have been among those that left.
  if (growing.fits(group) && growing.groupOf(column)?.length === group.length) {
    for (const member of group) flip(member);
    if (paid > 0 && growing.isKept(flipped)) return true;
  }
  for (const it of flipped.reverse()) growing.flip(it);
  return false;
};

/** Of the chosen columns that no other needs, the one with the least merit. */
const leastOf = (growing: GrowingPoint): number | null => {
  let least: Candidate | null = null;
  for (let column = 0; column < growing.point.length; column++) {
    if (!growing.has(column) || growing.isNeeded(column)) continue;
    const merit = (growing.gain[column] ?? 0) / priceOf(growing, [column]);
    if (!least || merit < least.merit) least = { column, merit };
  }
  return least?.column ?? null;
};
