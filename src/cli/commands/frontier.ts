import type { Command } from 'commander';
import { toFrontierJson } from '../../answers/frontier/to-json.ts';
import { frontierLines } from '../../answers/frontier/to-text.ts';
import { type FrontierRequest, kpiFrontier, toFrontierCsv } from '../../app/kpi-frontier.ts';
import type { Door, ExitCode } from '../door.ts';
import { readCount } from '../read-count.ts';
import { readSeconds } from '../read-seconds.ts';
import { addEngineOption, addProgressOption, type SearchOptions } from '../solve-options.ts';
import { writeNew } from '../write-new.ts';

interface Options extends Omit<SearchOptions, 'gap'> {
  readonly kpis: readonly string[];
  readonly count?: number;
  readonly timeLimit: number;
  readonly csv?: string;
  readonly json?: boolean;
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
    .action((id: string, options: Options) =>
      run(async (door) => {
        const answer = await kpiFrontier(door.deps, toRequest(id, options, door));
        const { runId, frontier, stopped } = answer;
        door.progress('');
        if (options.csv !== undefined) await writeNew(options.csv, toFrontierCsv(answer), '--csv', door);
        if (options.json) door.printJson({ run_id: runId, ...toFrontierJson(frontier), stopped });
        else for (const line of [door.style('bold', runId), ...frontierLines(frontier, stopped)]) door.print(line);
        return 0;
      }),
    );
};

const toRequest = (run: string, { kpis, count, engine, timeLimit, progress }: Options, door: Door): FrontierRequest => ({
  run,
  kpis,
  ...(count === undefined ? {} : { count }),
  ...(engine === undefined ? {} : { engine }),
  timeLimitMs: timeLimit * 1000,
  signal: door.listenForInterrupt(),
  onLook: (points) => (progress ? door.tellJson({ points }) : door.progress(`${points} points known`)),
});
