import type { Command } from 'commander';
import { verifyAsk } from '../../asks/verify.ts';
import { toTable } from '../../asks/words/table.ts';
import { UsageError } from '../../base/errors.ts';
import type { EngineState } from '../../engine/engine-names.ts';
import { askAndShow, type Showing } from '../ask.ts';
import type { Door, ExitCode } from '../door.ts';
import { readSeconds } from '../read-seconds.ts';
import { addEngineOption, addProgressOption, type SearchOptions } from '../solve-options.ts';

interface Options extends Omit<SearchOptions, 'gap'>, Omit<Showing, 'csv'> {
  readonly timeLimit: number;
  readonly listEngines?: boolean;
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
        return askAndShow(door, verifyAsk, { run: id, time_limit_seconds: options.timeLimit, engine: options.engine }, options);
      }),
    );
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
