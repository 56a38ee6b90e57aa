import { z } from 'zod';
import { changeRows, OTHER_MEASURE } from '../answers/comparison/to-text.ts';
import { toWhatIfJson } from '../answers/what-if/to-json.ts';
import { movedLines, revaluedLines, tightLines } from '../answers/what-if/to-text.ts';
import { type WhatIfRequest, whatIf } from '../app/what-if.ts';
import { toRunJson } from '../report/to-json.ts';
import { toText } from '../report/to-text.ts';
import type { Ask, Paper } from './ask.ts';
import { CHANGES, toChanges } from './changes.ts';
import { whatIfDocument } from './documents/run.ts';
import { engine, given, percent, runName, seconds } from './request-parts.ts';
import { searchHooks } from './search-hooks.ts';
import { toTable } from './words/table.ts';
import { TEXT_COLOURS } from './words/text-colours.ts';

type WhatIfAnswer = Awaited<ReturnType<typeof whatIf>>;

const request = z
  .strictObject({
    run: runName,
    ...CHANGES,
    time_limit_seconds: seconds.default(300),
    gap_pct: percent.optional().describe('Stop when the plan is proven to be within so many percent of the best.'),
    engine: engine.optional(),
  })
  .transform(
    (it): WhatIfRequest => ({
      run: it.run,
      ...toChanges(it),
      timeLimitMs: it.time_limit_seconds * 1000,
      ...given('gapPct', it.gap_pct),
      ...given('engine', it.engine),
    }),
  );

/** What changes with other inputs: a new run on those of another one. */
export const whatIfAsk: Ask<WhatIfRequest, WhatIfAnswer> = {
  kind: 'whatif',
  about: 'run',
  takes: 'search',
  role: 'planner',
  urgency: 'interactive',
  makesRun: true,
  request,
  document: whatIfDocument,
  answer: (deps, asked, hooks) => whatIf(deps, { ...asked, ...given('runId', hooks.runId) }, searchHooks(hooks)),
  toJson: (answer) => ({ ...toRunJson(answer.report, []), ...toWhatIfJson(answer) }),
  toLines: (answer, paper) => toLines(answer, paper),
  isGood: ({ report }) => report.hasPlan,
};

const NOT_THE_WORKBOOK = ['The numbers are those of this what-if: the workbook says what it said before.'];

const toLines = (answer: WhatIfAnswer, { style, width }: Paper): readonly string[] => {
  const { parent, report, comparison } = answer;
  const warned = (line: string): string => style('yellow', line);
  if (!report.hasPlan || !parent.hasPlan) {
    const lead = `${parent.runId} had no plan (${parent.result}). With these changes there is one, ${report.runId}:`;
    const told = toText(report, {
      colour: (name, text) => style(TEXT_COLOURS[name], text),
      width,
      next: report.result === 'infeasible' ? NOT_THE_WORKBOOK : [],
    });
    return [...(report.hasPlan ? [style('bold', lead), ''] : []), told];
  }
  const { rows, same } = changeRows(comparison);
  return [
    style('bold', `${report.runId}, compared with ${parent.runId}`),
    ...report.messages,
    ...(report.result === 'optimal' ? [] : [warned('This plan is not proven best: a better one may exist.')]),
    ...(parent.result === 'optimal' ? [] : [warned(`The plan of ${parent.runId} is not proven best: some of what changes may be that.`)]),
    ...movedLines(answer),
    ...(rows.length === 0 ? [] : toTable(['', parent.runId, report.runId, 'change'], rows, new Set([3]))),
    ...(comparison.isOneMeasure ? [] : [warned(OTHER_MEASURE)]),
    ...revaluedLines(answer),
    same,
    ...tightLines(answer),
  ];
};
