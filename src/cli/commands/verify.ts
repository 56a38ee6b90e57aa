import type { Command } from 'commander';
import { toVerificationJson } from '../../app/runs.ts';
import { type VerifyAnswer, verifyRun } from '../../app/verify-run.ts';
import { toTable } from '../../asks/words/table.ts';
import { UsageError } from '../../base/errors.ts';
import type { Json } from '../../base/json.ts';
import type { EngineState } from '../../engine/engine-names.ts';
import type { Door, ExitCode } from '../door.ts';
import { readSeconds } from '../read-seconds.ts';
import { addEngineOption, addProgressOption, type SearchOptions, searchHooks } from '../solve-options.ts';

interface Options extends Omit<SearchOptions, 'gap'> {
  readonly timeLimit: number;
  readonly listEngines?: boolean;
  readonly json?: boolean;
}

const DEFAULT_SECONDS = 300;

export const addVerify = (program: Command, run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): void => {
  const command = program
    .command('verify')
    .description('Check a run: its plan exactly, and its answer by solving its problem again with another solver.')
    .argument('[run]', 'a run id, or the beginning or end of one')
    .option('--time-limit <seconds>', 'stop the other solver after so many seconds', readSeconds, DEFAULT_SECONDS);
  addEngineOption(command);
  addProgressOption(command)
    .option('--list-engines', 'say which solvers can be used on this computer, and their versions')
    .option('--json', 'one JSON document on standard output')
    .action((id: string | undefined, options: Options) =>
      run(async (door) => {
        if (options.listEngines) return showEngines(door, await door.deps.listEngines(), options.json ?? false);
        if (id === undefined)
          throw new UsageError('Say which run to verify.', { code: 'run-missing', hint: 'List them with planwright runs.' });
        const request = {
          run: id,
          timeLimitMs: options.timeLimit * 1000,
          ...(options.engine === undefined ? {} : { engine: options.engine }),
        };
        const answer = await verifyRun(door.deps, request, searchHooks(door, options));
        door.progress('');
        if (options.json) door.printJson(toJson(answer));
        else for (const line of toLines(answer, door)) door.print(line);
        return answer.verification.verdict === 'disagree' ? 1 : 0;
      }),
    );
};

const toJson = ({ run, inputsMatch, planHolds, verification }: VerifyAnswer): Json => ({
  run_id: run.runId,
  run_engine: run.engineName,
  run_result: run.result,
  inputs_hash: run.inputsHash,
  inputs_match: inputsMatch,
  plan_holds: planHolds,
  ...toVerificationJson(verification),
});

const VERDICT_WORDS = {
  agree: ['green', 'They agree.'],
  disagree: ['red', 'THEY DISAGREE. Do not use this plan before it is clear why; please report it with the run.'],
  undecided: ['yellow', 'Undecided: the second solver was stopped before it could tell.'],
} as const;

const toLines = ({ run, verification: it }: VerifyAnswer, { style }: Door): readonly string[] => {
  const [colour, words] = VERDICT_WORDS[it.verdict];
  const solved = `${it.engineName} ${it.engineVersion}: ${it.result}${it.limit ? ` (limit: ${it.limit})` : ''} in ${(it.wallMs / 1000).toFixed(2)} s`;
  return [
    style('bold', `${run.runId} (${run.scenarioName} / ${run.constraintSetName})`),
    `The run:   ${run.engineName ?? 'none'} ${run.engineVersion ?? ''}: ${run.result ?? run.status}`,
    ...(it.engineName === 'none' ? [] : [`Second:    ${solved}`]),
    style(colour, words),
    ...it.findings.map((finding) => `  ${finding}`),
  ];
};

const showEngines = (door: Door, engines: readonly EngineState[], asJson: boolean): ExitCode => {
  if (asJson) door.printJson({ engines: engines.map(({ name, version, reason }) => ({ name, version, reason: reason || undefined })) });
  else
    for (const line of toTable(
      ['engine', 'version'],
      engines.map(({ name, version, reason }) => [name, version ?? `– ${reason}`]),
    ))
      door.print(line);
  return 0;
};
