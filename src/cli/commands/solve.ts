import type { Command } from 'commander';
import { solveFile } from '../../app/solve-file.ts';
import { given } from '../../asks/request-parts.ts';
import { searchHooks } from '../../asks/search-hooks.ts';
import { issueLines } from '../../asks/words/issue-lines.ts';
import { toPlain } from '../../base/decimal.ts';
import type { Json } from '../../base/json.ts';
import type { ConstraintConflict } from '../../engine/constraint-conflict.ts';
import type { Solution } from '../../engine/solution.ts';
import { gapPct, toDecimal, toSolutionJson } from '../../engine/solution-json.ts';
import { toIssueJson } from '../../report/to-json.ts';
import { hooksOf } from '../ask.ts';
import type { Door, ExitCode } from '../door.ts';
import { readSeconds } from '../read-seconds.ts';
import { addSearchOptions, type SearchOptions } from '../solve-options.ts';

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
        const answer = await solveFile(
          door.deps,
          { path, ...limit, ...given('engine', options.engine), ...given('gapPct', options.gap) },
          searchHooks(hooksOf(door, options)),
        );
        door.progress('');
        if (!answer.ok) {
          if (options.json) door.printJson({ status: 'failed', result: 'invalid', issues: answer.issues.map(toIssueJson) });
          else for (const line of issueLines(answer.issues, door)) door.print(line);
          return 1;
        }
        const { solution, conflict } = answer;
        if (options.json) door.printJson({ ...toSolutionJson(solution), conflict: conflict ? conflictJson(conflict) : undefined });
        else for (const line of [...toLines(solution), ...(conflict ? conflictLines(conflict) : [])]) door.print(line);
        return solution.hasPlan ? 0 : 1;
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

/** The sheet rows that the constraints came from stand beside them, where the file names any. */
const conflictJson = ({ constraints, provenMinimal }: ConstraintConflict): Json => ({
  constraints: constraints.map(({ name }) => name),
  rows: [...new Set(constraints.flatMap(({ rows }) => rows ?? []))],
  proven_minimal: provenMinimal,
});

const conflictLines = ({ constraints, provenMinimal }: ConstraintConflict): readonly string[] => [
  `Conflict:  these cannot hold together${provenMinimal ? ', but would without any one of them' : ' (not proven minimal)'}`,
  ...constraints.map(({ name, rows }) => `  ${name}${rows && rows.length > 0 ? ` (${rows.join(', ')})` : ''}`),
];

const gapText = (solution: Solution): string => {
  const gap = gapPct(solution);
  return gap === null ? 'unknown' : `${toPlain(gap)} %`;
};
