import type { Command } from 'commander';
import { frontierAsk } from '../../asks/frontier.ts';
import { askAndShow, type Showing } from '../ask.ts';
import type { Door, ExitCode } from '../door.ts';
import { readCount } from '../read-count.ts';
import { readSeconds } from '../read-seconds.ts';
import { addEngineOption, addProgressOption, type SearchOptions } from '../solve-options.ts';

interface Options extends Omit<SearchOptions, 'gap'>, Showing {
  readonly kpis: readonly string[];
  readonly count?: number;
  readonly timeLimit: number;
}

const DEFAULT_SECONDS = 60;

const readList = (text: string): readonly string[] => text.split(/[,;|]/u).map((it) => it.trim());

export const addFrontier = (program: Command, run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): void => {
  const command = program
    .command('frontier')
    .description('Show what two KPIs can be brought to together: every pair of which none can be bettered without worsening the other.')
    .argument('<run>', 'a run id, or the beginning or end of one')
    .requiredOption('--kpis <keys>', 'the two KPIs, like gmv,nps', readList)
    .option('--count <number>', 'stop when so many points are known', readCount)
    .option('--time-limit <seconds>', 'stop after so many seconds with what is known by then', readSeconds, DEFAULT_SECONDS)
    .option('--csv <file>', 'write the points to a new CSV file, too');
  addEngineOption(command);
  addProgressOption(command)
    .option('--json', 'one JSON document on standard output')
    .action((id: string, { kpis, count, engine, timeLimit, ...showing }: Options) =>
      run((door) => askAndShow(door, frontierAsk, { run: id, kpis, count, engine, time_limit_seconds: timeLimit }, showing)),
    );
};
