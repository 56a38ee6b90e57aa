import { PlanwrightError } from '../base/errors.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import { conflictIssues } from '../report/conflict-issues.ts';
import type { Report } from '../report/report.ts';
import type { FromRun } from '../report/row-statuses.ts';
import { toOutputRows, toTabOutput } from '../report/to-tabs.ts';
import type { AppDeps } from './deps.ts';
import type { Reading } from './read-source.ts';
import type { Publication } from './run-request.ts';
import { writeBack } from './write-back.ts';

export interface RunToPublish {
  readonly write: boolean;
  /** `null` for a refused run: then only statuses are written. */
  readonly report: Report | null;
  readonly inputs: RunInputs | null;
}

/** Writes a run and the status of every row into the workbook, in one write. The run is kept already: a refusal loses nothing. */
export const publishRun = async (
  deps: Pick<AppDeps, 'now'>,
  reading: Reading,
  { write, report, inputs }: RunToPublish,
): Promise<Publication> => {
  if (!write) return { kind: 'none' };
  const output = report && inputs ? toTabOutput(toOutputRows(report, inputs.kpis)) : null;
  const fromRun = report && inputs ? foundByRun(reading, report, inputs) : undefined;
  try {
    return {
      kind: 'written',
      receipt: await writeBack(reading, { updatedSource: 'planwright run', at: deps.now(), output, ...(fromRun ? { fromRun } : {}) }),
    };
  } catch (thrown) {
    if (thrown instanceof PlanwrightError) return { kind: 'failed', error: thrown };
    throw thrown;
  }
};

/** What a run found about the rows of its set; nothing where they are others by now. */
export const foundByRun = (reading: Reading, report: Report, inputs: RunInputs): FromRun | undefined =>
  isCurrent(reading, inputs) ? { issues: conflictIssues(report), prices: report.prices?.rows ?? new Map() } : undefined;

/** A run on an older version of the set says nothing about the rows that stand in the workbook now. */
const isCurrent = ({ compilation }: Reading, { set }: RunInputs): boolean =>
  compilation.sets.some(
    (it) => it.scenarioName === set.scenarioName && it.constraintSetName === set.constraintSetName && it.set?.hash === set.hash,
  );
