import { PlanwrightError, StaleError } from '../base/errors.ts';
import { isOutputTab, planOutput } from '../report/plan-output.ts';
import type { TabOutput } from '../report/to-tabs.ts';
import type { Source } from '../sheet/workbook.ts';
import type { Publication } from './run-request.ts';

/** How often a workbook that changes all the time is read anew. */
const TRIES = 5;

/** Adds rows to output tabs of a workbook, whatever else it says by now; input tabs are not looked at. */
export const addToWorkbook = async (source: Source, output: TabOutput): Promise<Publication> => {
  for (let left = TRIES - 1; ; left--) {
    try {
      const workbook = await source.read(isOutputTab);
      return { kind: 'written', receipt: await source.write(planOutput(workbook, output), workbook.fingerprint) };
    } catch (thrown) {
      if (!(thrown instanceof PlanwrightError)) throw thrown;
      if (!(thrown instanceof StaleError) || left === 0) return { kind: 'failed', error: thrown };
    }
  }
};
