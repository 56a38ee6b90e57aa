import { abs, add, compare, type Decimal, isNegative, isZero, multiply, negate, ONE, quotient, sum, ZERO } from '../base/decimal.ts';
import { record } from '../base/json.ts';
import type { Objective } from '../problem/problem.ts';
import { byRow, type RowChange, type RowNumber, type RowUnit, reachedIn, slackIn } from '../problem/row-system.ts';
import type { Relaxation } from './conflict.ts';
import type { RowOracle } from './row-oracle.ts';

/** The outcome of loosening some units and nothing else. */
export type Loosened =
  | { readonly kind: 'enough'; readonly relaxation: Relaxation; readonly size: Decimal }
  /** Proven: even without them there is no plan. */
  | { readonly kind: 'not-enough' }
  | { readonly kind: 'unknown' };

/**
 * The least change of some units that makes everything else possible: rows without a number are dropped; of the numbers, the sum of
 * relative changes is the least there is. One number alone is exact to its last digit, and so is each of several, given the others.
 */
export const loosenRows = async (units: readonly RowUnit[], oracle: RowOracle): Promise<Loosened> => {
  const solution = await oracle.bestWithout(units, leastChange(units));
  if (solution === 'none') return { kind: 'not-enough' };
  if (solution === 'unknown' || !solution.hasPlan) return { kind: 'unknown' };
  const chosen = new Set(solution.selected);
  const steps = units.map((unit) => ({ unit, ...stepOf(unit, chosen) }));
  const changes = steps.flatMap(({ changes: own }) => own).sort((a, b) => byRow(a.row, b.row));
  return {
    kind: 'enough',
    size: sum(steps.map(({ size }) => size)),
    relaxation: { changes, alone: changes.length === 1, provenLeast: solution.result === 'optimal', selected: solution.selected },
  };
};

/** What the size of a change is measured against: the number that binds, or 1 where that is 0. */
const measureOf = ({ bound }: RowNumber): Decimal => (isZero(bound) ? ONE : abs(bound));

const WEIGHT_DIGITS = 6;

const leastChange = (units: readonly RowUnit[]): Objective => {
  const numbers = units.flatMap(({ number }) => number ?? []);
  const linear = new Map<string, Decimal>();
  for (const number of numbers) {
    const weight = numbers.length === 1 ? ONE : quotient(ONE, measureOf(number), WEIGHT_DIGITS);
    const signed = number.side === 'min' ? weight : negate(weight);
    for (const [key, value] of number.terms) linear.set(key, add(linear.get(key) ?? ZERO, multiply(value, signed)));
  }
  return { name: 'least change', linear: record([...linear].filter(([, value]) => !isZero(value))), pairs: [] };
};

/** A drop counts as a change of the whole. */
const stepOf = (
  { rows, number }: RowUnit,
  chosen: ReadonlySet<string>,
): { readonly changes: readonly RowChange[]; readonly size: Decimal } => {
  if (!number) return { changes: rows.map((row) => ({ row, drop: true })), size: ONE };
  const { column, from } = number;
  const slack = slackIn(number, chosen);
  if (!isNegative(slack)) return { changes: [], size: ZERO };
  const to = number.typeFor(reachedIn(number, chosen));
  return { changes: rows.map((row) => ({ row, column, from, to })), size: quotient(abs(slack), measureOf(number)) };
};

/** Units whose loosening is enough, with the change. */
export type Enough = Extract<Loosened, { kind: 'enough' }> & { readonly units: readonly RowUnit[] };

/** Single rows first; then those of policy rows, changes before drops, smaller before larger, by row. */
export const byWorth = (a: Enough, b: Enough): number =>
  Number(b.relaxation.alone) - Number(a.relaxation.alone) ||
  hardCount(a) - hardCount(b) ||
  dropCount(a.relaxation) - dropCount(b.relaxation) ||
  compare(a.size, b.size) ||
  byRow(firstRow(a), firstRow(b));

const hardCount = ({ units }: Enough): number => units.filter(({ isPolicy }) => !isPolicy).length;
const dropCount = ({ changes }: Relaxation): number => changes.filter((it) => 'drop' in it).length;
const firstRow = ({ relaxation }: Enough): string => relaxation.changes[0]?.row ?? '';
