import type { Issue } from '../base/issue.ts';
import type { Json } from '../base/json.ts';
import { shapesToJson } from '../compile/assemble-set.ts';
import { planEdits } from '../report/plan-edits.ts';
import { toRowStatuses } from '../report/row-statuses.ts';
import type { WriteReceipt } from '../sheet/workbook.ts';
import type { AppDeps } from './deps.ts';
import { type Reading, readSource } from './read-source.ts';

export interface CheckRequest {
  readonly source: string;
  /** Write a status beside every row. */
  readonly write: boolean;
}

export interface CheckAnswer {
  readonly issues: readonly Issue[];
  readonly sets: readonly {
    readonly scenarioName: string;
    readonly constraintSetName: string;
    /** `null` where a row with an error blocks the set; then `shapes` is empty. */
    readonly hash: string | null;
    readonly shapes: Readonly<Record<string, Json>>;
    readonly blockedBy: readonly string[];
  }[];
  /** Rows of input tabs. */
  readonly rowCount: number;
  readonly receipt: WriteReceipt | null;
}

/** Every issue of a workbook at once, and what its sets compile to. Needs no store. */
export const checkSource = async (deps: Pick<AppDeps, 'openSource' | 'now'>, { source, write }: CheckRequest): Promise<CheckAnswer> => {
  const reading = await readSource(deps, source);
  return {
    issues: reading.issues,
    sets: reading.compilation.sets.map(({ scenarioName, constraintSetName, set, blockedBy }) => ({
      scenarioName,
      constraintSetName,
      hash: set?.hash ?? null,
      shapes: set ? shapesToJson(set.shapes) : {},
      blockedBy,
    })),
    rowCount: reading.rowSet.states.length,
    receipt: write ? await writeStatuses(reading, 'planwright check', deps.now()) : null,
  };
};

/** Writes the status of every input row into the workbook it came from; cells that are right already stay untouched. */
export const writeStatuses = async (reading: Reading, updatedSource: string, at: Date): Promise<WriteReceipt> => {
  const { source, workbook, rowSet, compilation } = reading;
  const statuses = toRowStatuses(rowSet, compilation);
  return source.write(
    planEdits({ workbook, rowSet, statuses, updatedSource, updatedAt: at.toISOString(), output: null }),
    workbook.fingerprint,
  );
};
