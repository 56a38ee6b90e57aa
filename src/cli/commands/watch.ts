import type { Command } from 'commander';
import type { WatchNews } from '../../app/watching/watch-news.ts';
import { watchSource } from '../../app/watching/watch-source.ts';
import { watchJson, watchLines } from '../../asks/words/watch-news.ts';
import { UsageError } from '../../base/errors.ts';
import type { Door, ExitCode } from '../door.ts';
import { readSeconds } from '../read-seconds.ts';

interface Options {
  readonly run?: string;
  readonly workspace?: string;
  readonly timeLimit: number;
  readonly write: boolean;
  readonly copy?: boolean;
  readonly json?: boolean;
}

const DEFAULT_SECONDS = 300;

export const addWatch = (program: Command, run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): void => {
  program
    .command('watch')
    .description('Check a workbook again whenever it changes, and write a status beside every row, until Ctrl-C.')
    .argument('<source>', 'an .xlsx file, a folder with one CSV file per tab, or gsheet:<id> for a Google Sheet')
    .option('--run <scenario>', 'also run this scenario (or scenario/set) again whenever its rows change')
    .option('--workspace <name>', 'the workspace of the runs (default: the name of the workbook)')
    .option('--time-limit <seconds>', 'stop each run after so many seconds with the best plan found', readSeconds, DEFAULT_SECONDS)
    .option('--copy', 'while the workbook is open in a spreadsheet program, write into a copy beside it (roadmap.checked.xlsx)')
    .option('--no-write', 'only tell; write nothing into the workbook')
    .option('--json', 'one JSON document per line on standard output')
    .action((source: string, options: Options) => run((door) => watch(door, source, options)));
};

const watch = async (door: Door, source: string, options: Options): Promise<ExitCode> => {
  if (options.run !== undefined && door.service !== null) {
    throw new UsageError('planwright watch --run runs with the database of this computer, not on a server.', {
      code: 'server-not-asked',
      hint: 'Unset PLANWRIGHT_SERVER, or leave --run away.',
    });
  }
  if (options.copy && !options.write) {
    throw new UsageError('--copy says where to write, --no-write that nothing is written.', {
      code: 'usage',
      hint: 'Leave one of them away.',
    });
  }
  const tell = (news: WatchNews): void => {
    const now = door.deps.now();
    if (options.json) door.printJson(watchJson(news, now.toISOString()));
    else for (const line of watchLines(news, now.toTimeString().slice(0, 8), door)) door.print(line);
  };
  const request = {
    source,
    ...(options.run === undefined ? {} : { run: options.run }),
    ...(options.workspace === undefined ? {} : { workspace: options.workspace }),
    timeLimitMs: options.timeLimit * 1000,
    write: options.write,
    copy: options.copy ?? false,
  };
  await watchSource(door.deps, request, tell, door.listenForEnd());
  return 0;
};
