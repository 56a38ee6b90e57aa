import { z } from 'zod';
import { changeRows, OTHER_MEASURE } from '../answers/comparison/to-text.ts';
import { toWhatIfJson } from '../answers/what-if/to-json.ts';
import { movedLines, revaluedLines, tightLines } from '../answers/what-if/to-text.ts';
import { type WhatIfRequest, whatIf } from '../app/what-if.ts';
import { toRunJson } from '../report/to-json.ts';
import { toText } from '../report/to-text.ts';
import type { Ask, Paper } from './ask.ts';
import { engine, given, percent, runName, seconds, word, words } from './request-parts.ts';
import { searchHooks } from './search-hooks.ts';
import { toTable } from './words/table.ts';
import { TEXT_COLOURS } from './words/text-colours.ts';

type WhatIfAnswer = Awaited<ReturnType<typeof whatIf>>;

const request = z
  .strictObject({
    run: runName,
    include: words.default([]).describe('Initiatives that must be chosen.'),
    exclude: words.default([]).describe('Initiatives that must not be chosen.'),
    set: words.default([]).describe('Other numbers in rows, like "Constraints!14.max_tokens=300" or "Candidates!12.kpi.gmv=5".'),
    drop: words.default([]).describe('Rows to do without, like "Constraints!9".'),
    capacity: word.optional().describe('Another capacity, or "unlimited".'),
    weights: word.optional().describe('Other weights, all of them, like "gmv=2, nps=1".'),
    mode: word.optional().describe('Another objective: north_star, weighted_kpis or lexicographic.'),
    stay_close: z.boolean().default(false).describe('Of equally good plans, the one that changes least against that of the run.'),
    time_limit_seconds: seconds.default(300),
    gap_pct: percent.optional().describe('Stop when the plan is proven to be within so many percent of the best.'),
    engine: engine.optional(),
  })
  .transform(
    ({ run, include, exclude, set, drop, capacity, weights, mode, ...rest }): WhatIfRequest => ({
      run,
      changes: { include, exclude, set, drop, ...given('capacity', capacity), ...given('weights', weights), ...given('mode', mode) },
      stayClose: rest.stay_close,
      timeLimitMs: rest.time_limit_seconds * 1000,
      ...given('gapPct', rest.gap_pct),
      ...given('engine', rest.engine),
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
