import { toPlain } from '../base/decimal.ts';
import type { RowChange } from '../problem/row-system.ts';
import type { RunInputs } from '../problem/run-inputs.ts';

/** A relaxation as the changes of a what-if. */
export interface RelaxationTrial {
  readonly set: readonly string[];
  readonly drop: readonly string[];
}

/** How a what-if is asked for that makes these changes. Rows that say the same are one number there: it is set once. */
export const tryRelaxation = (changes: readonly RowChange[], { set }: RunInputs): RelaxationTrial => {
  const entryOf = (row: string): string => {
    const found = set.provenance.find(({ rows }) => rows.includes(row));
    return found ? JSON.stringify([found.bucket, found.entry]) : row;
  };
  const typed = new Map(
    changes.flatMap((it) => ('drop' in it ? [] : [[entryOf(it.row), `${it.row}.${it.column}=${toPlain(it.to)}`] as const])).reverse(),
  );
  return { set: [...typed.values()].reverse(), drop: changes.flatMap((it) => ('drop' in it ? [it.row] : [])) };
};
