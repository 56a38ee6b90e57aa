import { z } from 'zod';
import { toComparisonJson } from '../answers/comparison/to-json.ts';
import { choiceLists, differenceLines, figureRows, OTHER_MEASURE } from '../answers/comparison/to-text.ts';
import { type CompareAnswer, type CompareRequest, compareStoredRuns, toComparisonCsv } from '../app/compare-stored-runs.ts';
import type { Ask, Paper } from './ask.ts';
import { comparison, workbook } from './documents/parts.ts';
import { runName, sourceName } from './request-parts.ts';
import { publicationJson, publicationLines } from './words/publication.ts';
import { toTable } from './words/table.ts';

const request = z
  .strictObject({
    runs: z.array(runName).max(100).readonly().describe('2 to 8 runs.'),
    write: z.boolean().default(false).describe('Write the comparison to the tab Compare of a workbook, too.'),
    source: sourceName.optional().describe('Write into this workbook; absent: the one that the first run came from.'),
  })
  .transform(({ runs, write, source }): CompareRequest => ({ runs, ...(write ? { write: { source: source ?? null } } : {}) }));

const document = comparison.extend({ workbook }).meta({ id: 'CompareDocument' });

/** Runs side by side, and what was asked differently from the first. A moment, but for the writing, which takes a planner. */
export const compareAsk: Ask<CompareRequest, CompareAnswer> = {
  kind: 'compare',
  about: 'runs',
  takes: 'moment',
  role: 'viewer',
  urgency: 'interactive',
  makesRun: false,
  request,
  document,
  answer: (deps, asked) => compareStoredRuns(deps, asked),
  toJson: ({ comparison, publication }) => ({ ...toComparisonJson(comparison), workbook: publicationJson(publication) }),
  toLines: (answer, paper) => toLines(answer, paper),
  toCsv: ({ comparison }) => toComparisonCsv(comparison),
  isGood: () => true,
  failure: ({ publication }) => (publication.kind === 'failed' ? publication.error : null),
};

const toLines = ({ comparison, publication }: CompareAnswer, { style }: Paper): readonly string[] => {
  const head = comparison.runs.map(({ runId }) => runId);
  const { rows, lists } = choiceLists(comparison);
  return [
    ...toTable(['', ...head], figureRows(comparison)),
    ...(comparison.isOneMeasure ? [] : [style('yellow', OTHER_MEASURE)]),
    '',
    ...(rows.length === 0 ? [] : toTable(['initiative', ...head], rows)),
    ...lists,
    ...comparison.differences.flatMap((difference) => [
      '',
      style('bold', `What ${difference.runId} was asked differently from ${head[0]}:`),
      ...differenceLines(difference).map((line) => `  ${line}`),
    ]),
    ...publicationLines(publication, 'This is the comparison'),
  ];
};
