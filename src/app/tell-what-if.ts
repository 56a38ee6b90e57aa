import { compareRuns, type ToCompare } from '../answers/comparison/compare-runs.ts';
import { revalue } from '../answers/what-if/revalue.ts';
import type { NamedRow, WhatIfAnswer } from '../answers/what-if/what-if.ts';
import { isZero } from '../base/decimal.ts';
import { makeRowSystem } from '../problem/make-row-system.ts';
import { slackIn } from '../problem/row-system.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import { describeRow } from '../report/report-conflict.ts';
import { rulebook } from '../rules/index.ts';
import { poseRun } from './pose-run.ts';

/** What changes: a run, and what came of its inputs with changes made to them. `words`: the changes. */
export const tellWhatIf = (before: ToCompare, words: readonly string[], after: ToCompare): WhatIfAnswer => {
  const comparison = compareRuns(before, [after]);
  const [parent, report] = [before.report, after.report];
  const hasBoth = parent.hasPlan && report.hasPlan;
  const [was, is] = [hasBoth ? tightRows(before) : new Set<string>(), hasBoth ? tightRows(after) : new Set<string>()];
  return {
    parent,
    changes: words,
    report,
    comparison,
    revalued:
      hasBoth && !comparison.isOneMeasure
        ? {
            old: revalue(poseRun(before.inputs), parent.selected, report.selected),
            new: revalue(poseRun(after.inputs), parent.selected, report.selected),
          }
        : null,
    nowTight: [...is].filter((row) => !was.has(row)).map((row) => named(row, after.inputs)),
    noLongerTight: [...was].filter((row) => !is.has(row)).map((row) => named(row, before.inputs)),
  };
};

const tightRows = ({ inputs, report }: ToCompare): ReadonlySet<string> => {
  const chosen = new Set(report.selected);
  return new Set(
    makeRowSystem(inputs, rulebook).units.flatMap(({ rows, number }) => (number && isZero(slackIn(number, chosen)) ? rows : [])),
  );
};

const named = (row: string, inputs: RunInputs): NamedRow => {
  const slots = rulebook.map((rule) => rule.report);
  return { row, demand: describeRow(row, inputs, slots).words };
};
