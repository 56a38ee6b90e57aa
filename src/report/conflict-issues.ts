import { type Issue, raise } from '../base/issue.ts';
import { markedRows } from './explain-conflict.ts';
import { conflict } from './issues.ts';
import type { Report } from './report.ts';

/** A finding for every row of a conflict: for its status. */
export const conflictIssues = ({ infeasibility, runId, scenarioName, constraintSetName }: Report): readonly Issue[] =>
  (infeasibility ? markedRows(infeasibility) : []).map(({ row: { row }, words }) => {
    const [tab = '', number] = row.split('!');
    return raise(conflict, { tab, row: Number(number) }, { run: runId, set: `${scenarioName} / ${constraintSetName}`, words });
  });
