import type { Issue } from '../base/issue.ts';
import type { Json } from '../base/json.ts';
import { shapesToJson } from '../compile/assemble-set.ts';
import type { WriteReceipt } from '../sheet/workbook.ts';
import type { AppDeps } from './deps.ts';
import { readSource } from './read-source.ts';
import { writeBack } from './write-back.ts';

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
    receipt: write ? await writeBack(reading, { updatedSource: 'planwright check', at: deps.now(), output: null }) : null,
  };
};
