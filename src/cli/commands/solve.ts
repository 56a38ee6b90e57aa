import type { Command } from 'commander';
import { solveFile } from '../../app/solve-file.ts';
import { toPlain } from '../../base/decimal.ts';
import type { Solution } from '../../engine/solution.ts';
import { gapPct, toDecimal, toSolutionJson } from '../../engine/solution-json.ts';
import { toIssueJson } from '../../report/to-json.ts';
import type { Door, ExitCode } from '../door.ts';
import { issueLines } from '../issue-lines.ts';
import { readSeconds } from '../read-seconds.ts';
import { addSearchOptions, ofSearchOptions, type SearchOptions, searchHooks } from '../solve-options.ts';

interface Options extends SearchOptions {
  readonly json?: boolean;
  readonly timeLimit?: number;
}

export const addSolve = (program: Command, run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): void => {
  const command = program
    .command('solve')
    .description('Solve a problem file (planwright-problem/1). Needs no database.')
    .argument('<file>', 'a problem as JSON, for example from planwright export')
    .option('--time-limit <seconds>', 'stop after so many seconds with the best plan found', readSeconds);
  addSearchOptions(command)
    .option('--json', 'one JSON document on standard output')
    .action((path: string, options: Options) =>
      run(async (door) => {
        const limit = options.timeLimit === undefined ? {} : { timeLimitMs: options.timeLimit * 1000 };
        const answer = await solveFile(door.deps, { path, ...limit, ...ofSearchOptions(options) }, searchHooks(door, options));
        door.progress('');
        if (!answer.ok) {
          if (options.json) door.printJson({ status: 'failed', result: 'invalid', issues: answer.issues.map(toIssueJson) });
          else for (const line of issueLines(answer.issues, door)) door.print(line);
          return 1;
        }
        if (options.json) door.printJson(toSolutionJson(answer.solution));
        else for (const line of toLines(answer.solution)) door.print(line);
        return answer.solution.hasPlan ? 0 : 1;
      }),
    );
};

const toLines = (solution: Solution): readonly string[] => [
  `Result:    ${solution.result}${solution.limit ? ` (stopped by the ${solution.limit} limit)` : ''}`,
  ...solution.stages.map(({ name, objective, bestBound, proven }) => {
    const bound = proven ? 'proven best' : `at most ${bestBound ? toPlain(toDecimal(bestBound)) : 'unknown'}`;
    return `Objective: ${toPlain(toDecimal(objective))} (${name}; ${bound})`;
  }),
  ...(solution.hasPlan ? [`Gap:       ${gapText(solution)}`, `Selected:  ${solution.selected.length}`] : []),
  ...solution.selected.map((key) => `  ${key}`),
  ...(solution.limit === 'engine' ? [`Engine:    ${solution.engine.statuses.at(-1) ?? 'said nothing'}`] : []),
  `Time:      ${(solution.wallMs / 1000).toFixed(2)} s (${solution.engine.name} ${solution.engine.version})`,
];

const gapText = (solution: Solution): string => {
  const gap = gapPct(solution);
  return gap === null ? 'unknown' : `${toPlain(gap)} %`;
};
