import type { Command } from 'commander';
import { changeRows, OTHER_MEASURE } from '../../answers/comparison/to-text.ts';
import { toWhatIfJson } from '../../answers/what-if/to-json.ts';
import { movedLines, revaluedLines, tightLines } from '../../answers/what-if/to-text.ts';
import { type WhatIfRequest, whatIf } from '../../app/what-if.ts';
import { toRunJson } from '../../report/to-json.ts';
import { toText } from '../../report/to-text.ts';
import type { Door, ExitCode } from '../door.ts';
import { readSeconds } from '../read-seconds.ts';
import { addSearchOptions, ofSearchOptions, type SearchOptions, searchHooks } from '../solve-options.ts';
import { toTable } from '../table.ts';

interface Options extends SearchOptions {
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly set?: readonly string[];
  readonly drop?: readonly string[];
  readonly capacity?: string;
  readonly mode?: string;
  readonly weights?: string;
  readonly stayClose?: boolean;
  readonly timeLimit: number;
  readonly json?: boolean;
}

const DEFAULT_SECONDS = 300;

const collect = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];
const collectKeys = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...text
    .split(/[,;|]/u)
    .map((it) => it.trim())
    .filter((it) => it !== ''),
];

export const addWhatIf = (program: Command, run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): void => {
  const command = program
    .command('whatif')
    .description('Solve a run again with changes to what it was asked, and say what that changes. The workbook stays as it is.')
    .argument('<run>', 'a run id, or the beginning or end of one')
    .option('--include <keys>', 'initiatives that must be chosen', collectKeys)
    .option('--exclude <keys>', 'initiatives that must not be chosen', collectKeys)
    .option('--set <change>', 'another number in a row, like "Constraints!14.max_tokens=300" or "Candidates!12.kpi.gmv=5"', collect)
    .option('--drop <row>', 'without this row, like "Constraints!9"', collect)
    .option('--capacity <tokens>', 'another capacity, or unlimited')
    .option('--weights <weights>', 'other weights, all of them, like "gmv=2, nps=1"')
    .option('--mode <mode>', 'another objective: north_star, weighted_kpis or lexicographic')
    .option('--stay-close', 'of equally good plans, the one that changes least against that of the run')
    .option('--time-limit <seconds>', 'stop after so many seconds with the best plan found', readSeconds, DEFAULT_SECONDS);
  addSearchOptions(command)
    .option('--json', 'one JSON document on standard output')
    .action((id: string, options: Options) =>
      run(async (door) => {
        const answer = await whatIf(door.deps, toRequest(id, options), searchHooks(door, options));
        door.progress('');
        if (options.json) door.printJson({ ...toRunJson(answer.report, []), ...toWhatIfJson(answer) });
        else for (const line of toLines(answer, door)) door.print(line);
        return answer.report.hasPlan ? 0 : 1;
      }),
    );
};

const toRequest = (run: string, options: Options): WhatIfRequest => ({
  run,
  changes: {
    include: options.include ?? [],
    exclude: options.exclude ?? [],
    set: options.set ?? [],
    drop: options.drop ?? [],
    ...(options.capacity === undefined ? {} : { capacity: options.capacity }),
    ...(options.mode === undefined ? {} : { mode: options.mode }),
    ...(options.weights === undefined ? {} : { weights: options.weights }),
  },
  ...(options.stayClose ? { stayClose: true } : {}),
  timeLimitMs: options.timeLimit * 1000,
  ...ofSearchOptions(options),
});

const COLOURS = { strong: 'bold', heading: 'cyan', dim: 'dim', good: 'green', warn: 'yellow', bad: 'red' } as const;

const NOT_THE_WORKBOOK = ['The numbers are those of this what-if: the workbook says what it said before.'];

const toLines = (answer: Awaited<ReturnType<typeof whatIf>>, door: Door): readonly string[] => {
  const { parent, report, comparison } = answer;
  const warned = (line: string): string => door.style('yellow', line);
  if (!report.hasPlan || !parent.hasPlan) {
    const lead = `${parent.runId} had no plan (${parent.result}). With these changes there is one, ${report.runId}:`;
    const told = toText(report, {
      colour: (style, text) => door.style(COLOURS[style], text),
      width: door.width,
      next: report.result === 'infeasible' ? NOT_THE_WORKBOOK : [],
    });
    return [...(report.hasPlan ? [door.style('bold', lead), ''] : []), told];
  }
  const { rows, same } = changeRows(comparison);
  return [
    door.style('bold', `${report.runId}, compared with ${parent.runId}`),
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
