import { type Decimal, subtract, sum } from '../base/decimal.ts';
import type { Problem } from './problem.ts';
import type { RunInputs } from './run-inputs.ts';

/**
 * A run's rows as things that can be left out or loosened one by one. Leaving out a row means what deleting it from the sheet and running
 * again would mean: an entry that several rows hold goes only when all of them do.
 */
export interface RowSystem {
  /** Every row that binds, the capacity of the scenario among them; by tab, then row number. */
  readonly units: readonly RowUnit[];
  /** The problem without the rows of these units; its objectives do not matter. */
  without(units: readonly RowUnit[]): Problem;
}

/** The rows of a run. */
export interface RunRows extends RowSystem {
  /** Every rule row that binds nothing: goals, synergies, rules on what is outside the run. By tab, then row number. */
  readonly silent: readonly RowUnit[];
  /** The run's inputs after the planner made these changes. */
  changed(changes: readonly RowChange[]): RunInputs;
}

/** A row that binds, together with those that say exactly the same. */
export interface RowUnit {
  /** The first of its rows. */
  readonly id: string;
  /** `Tab!row`, sorted; more than one where rows repeat each other: then they must be changed together. */
  readonly rows: readonly string[];
  readonly isPolicy: boolean;
  /** Other units that hold an entry with this one, by id. */
  readonly partners: readonly string[];
  /** The number that binds; `null`: the row can only be dropped. */
  readonly number: RowNumber | null;
}

export interface RowNumber {
  readonly column: string;
  /** As typed. */
  readonly from: Decimal;
  /** Is the sum held at least, or at most, at the bound? */
  readonly side: 'min' | 'max';
  readonly terms: readonly (readonly [string, Decimal])[];
  readonly bound: Decimal;
  /** What to type so that the bound is another one. */
  typeFor(bound: Decimal): Decimal;
}

/** The sum that a selection reaches in a row. */
export const reachedIn = ({ terms }: RowNumber, chosen: ReadonlySet<string>): Decimal =>
  sum(terms.flatMap(([key, value]) => (chosen.has(key) ? [value] : [])));

/** How far a selection is on the safe side of a row's bound; negative where it breaks the row. */
export const slackIn = (number: RowNumber, chosen: ReadonlySet<string>): Decimal => {
  const reached = reachedIn(number, chosen);
  return number.side === 'max' ? subtract(number.bound, reached) : subtract(reached, number.bound);
};

/** One edit of the sheet. */
export type RowChange =
  | { readonly row: string; readonly column: string; readonly from: Decimal; readonly to: Decimal }
  | { readonly row: string; readonly drop: true };

/** By tab, then by number: the order in which rows are listed. */
export const byRow = (a: string, b: string): number => {
  const [tabA = '', rowA = ''] = a.split('!');
  const [tabB = '', rowB = ''] = b.split('!');
  return tabA < tabB ? -1 : tabA > tabB ? 1 : Number(rowA) - Number(rowB);
};
