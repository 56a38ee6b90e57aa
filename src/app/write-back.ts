import { isDeepStrictEqual } from 'node:util';
import { StaleError } from '../base/errors.ts';
import { type EditInput, planEdits } from '../report/plan-edits.ts';
import { type FromRun, toRowStatuses } from '../report/row-statuses.ts';
import type { TabOutput } from '../report/to-tabs.ts';
import type { WriteReceipt } from '../sheet/workbook.ts';
import { type Reading, readAnew } from './read-source.ts';

/** How often a workbook that changes all the time is read anew. */
const TRIES = 5;

export interface WriteBack extends Pick<EditInput, 'updatedSource'> {
  readonly at: Date;
  /** Rows of a run to add; `null` for none. */
  readonly output: TabOutput | null;
  /** What only the run could find. */
  readonly fromRun?: FromRun;
}

/**
 * Writes the status of every input row, and a run's rows, into the workbook they were read from; cells that are right already stay
 * untouched. Where the workbook changed meanwhile but its input rows are the same (another run wrote its results), it is read anew and
 * gets ours beside theirs. Throws `StaleError` where the rows changed, too: what was found would stand beside rows it was not found for.
 */
export const writeBack = async (reading: Reading, what: WriteBack): Promise<WriteReceipt> => {
  let now = reading;
  for (let left = TRIES - 1; ; left--) {
    try {
      return await writeOnce(now, what);
    } catch (thrown) {
      if (!(thrown instanceof StaleError) || left === 0) throw thrown;
      now = await readAnew(reading.source);
      if (!isDeepStrictEqual(rowsOf(now), rowsOf(reading))) throw thrown;
    }
  }
};

const writeOnce = (
  { source, workbook, rowSet, compilation }: Reading,
  { updatedSource, at, output, fromRun }: WriteBack,
): Promise<WriteReceipt> =>
  source.write(
    planEdits({
      workbook,
      rowSet,
      statuses: toRowStatuses(rowSet, compilation, fromRun),
      updatedSource,
      updatedAt: at.toISOString(),
      output,
    }),
    workbook.fingerprint,
  );

// Where columns stand, and which headers there are, is no content: another run may have added the system columns.
export const rowsOf = ({ rowSet: { layouts: _, rules, ...rows } }: Reading): object => ({
  ...rows,
  rules: rules.map(({ headers: __, ...rule }) => rule),
});
