import type { Command } from 'commander';
import { toComparisonJson } from '../../answers/comparison/to-json.ts';
import { figureRows } from '../../answers/comparison/to-text.ts';
import { type WhatIfAnswer, type WhatIfRequest, whatIf } from '../../app/what-if.ts';
import type { Json } from '../../base/json.ts';
import { toRunJson } from '../../report/to-json.ts';
import { toText } from '../../report/to-text.ts';
import type { Door, ExitCode } from '../door.ts';
import { readSeconds } from '../read-seconds.ts';
import { addSearchOptions, ofSearchOptions, type SearchOptions, searchHooks } from '../solve-options.ts';
import { toTable } from '../table.ts';

interface Options extends SearchOptions {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly set: readonly string[];
  readonly drop: readonly string[];
  readonly capacity?: string;
  readonly timeLimit: number;
  readonly json?: boolean;
}

const DEFAULT_SECONDS = 300;

const collect = (text: string, before: readonly string[]): readonly string[] => [...before, text];
const collectKeys = (text: string, before: readonly string[]): readonly string[] => [
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
    .option('--include <keys>', 'initiatives that must be chosen', collectKeys, [])
    .option('--exclude <keys>', 'initiatives that must not be chosen', collectKeys, [])
    .option('--set <change>', 'another number in a row, like "Constraints!14.max_tokens=300"', collect, [])
    .option('--drop <row>', 'without this row, like "Constraints!9"', collect, [])
    .option('--capacity <tokens>', 'another capacity, or unlimited')
    .option('--time-limit <seconds>', 'stop after so many seconds with the best plan found', readSeconds, DEFAULT_SECONDS);
  addSearchOptions(command)
    .option('--json', 'one JSON document on standard output')
    .action((id: string, options: Options) =>
      run(async (door) => {
        const answer = await whatIf(door.deps, toRequest(id, options), searchHooks(door, options));
        door.progress('');
        if (options.json) door.printJson(toJson(answer));
        else for (const line of toLines(answer, door)) door.print(line);
        return answer.report.hasPlan ? 0 : 1;
      }),
    );
};

const toRequest = (run: string, options: Options): WhatIfRequest => ({
  run,
  changes: {
    include: options.include,
    exclude: options.exclude,
    set: options.set,
    drop: options.drop,
    ...(options.capacity === undefined ? {} : { capacity: options.capacity }),
  },
  timeLimitMs: options.timeLimit * 1000,
  ...ofSearchOptions(options),
});

const toJson = ({ parent, changes, report, comparison, nowTight, noLongerTight }: WhatIfAnswer): Json => ({
  ...toRunJson(report, []),
  parent_run: parent,
  changes,
  comparison: comparison && toComparisonJson(comparison),
  now_tight: nowTight,
  no_longer_tight: noLongerTight,
});

const toLines = (answer: WhatIfAnswer, door: Door): readonly string[] => {
  const { parent, report, comparison, nowTight, noLongerTight } = answer;
  if (!comparison) return [toText(report, { colour: (_, text) => text, width: door.width, next: [] })];
  const before = new Set(comparison.runs[0]?.selected);
  const after = new Set(report.selected);
  const listed = (title: string, items: readonly string[]): readonly string[] => [
    `${title} (${items.length})${items.length === 0 ? '' : `: ${items.join(', ')}`}`,
  ];
  return [
    door.style('bold', `${report.runId}, compared with ${parent}`),
    ...report.messages,
    ...(report.result === 'optimal' ? [] : [door.style('yellow', 'This plan is not proven best: a better one may exist.')]),
    ...listed(
      'In',
      report.selected.filter((key) => !before.has(key)),
    ),
    ...listed(
      'Out',
      [...before].filter((key) => !after.has(key)),
    ),
    ...toTable(['', parent, report.runId], figureRows(comparison)),
    ...listed('Rows that are tight now', nowTight),
    ...listed('Rows that are no longer tight', noLongerTight),
  ];
};
