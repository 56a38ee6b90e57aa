import { hostname } from 'node:os';
import type { Command } from 'commander';
import { readWatching } from '../../app/config.ts';
import { googleNews } from '../../app/live-sheets.ts';
import { openTeam } from '../../app/open-team.ts';
import { UsageError } from '../../base/errors.ts';
import { makeLog } from '../../watch/log.ts';
import { tracedTeam } from '../../watch/traced-team.ts';
import { levelOf, toNewsJson, toNewsLine } from '../../worker/news-words.ts';
import { startWorker } from '../../worker/work-jobs.ts';
import type { Door, ExitCode } from '../door.ts';
import { readCount } from '../read-count.ts';
import { readSeconds } from '../read-seconds.ts';

interface Options {
  readonly concurrency: number;
  readonly grace: number;
  readonly json?: boolean;
}

export const addWorker = (program: Command, run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): void => {
  program
    .command('worker')
    .description('Do what a team’s server is asked: runs, and everything else that takes long. Start as many as there are machines.')
    .option('--concurrency <count>', 'jobs at once; one job may use several processors by itself', readCount, 1)
    .option(
      '--grace <seconds>',
      'how long jobs may still take when it is told to end; then another worker goes on with them',
      readSeconds,
      5,
    )
    .option('--json', 'a structured log: one JSON line on standard error for everything that becomes of jobs')
    .action((options: Options) => run((door) => work(door, options)));
};

const work = async (door: Door, { concurrency, grace, json }: Options): Promise<ExitCode> => {
  if (door.config.store.kind === 'embedded')
    throw new UsageError('The embedded store belongs to one program at a time: its worker is inside planwright serve.', {
      code: 'worker-embedded',
      hint: 'Name a PostgreSQL server with PLANWRIGHT_DATABASE_URL, the same for server and workers; or start planwright serve.',
    });
  const ending = door.listenForEnd();
  const watching = readWatching();
  const log = json ? makeLog(watching.log, 'worker') : null;
  const team = await tracedTeam(
    await openTeam(door.config, (trouble) => log?.warn({ err: trouble }, 'the queue stumbled')),
    watching.traces,
    'worker',
  );
  const worker = await startWorker(team, {
    concurrency,
    name: `${hostname()} ${process.pid}`,
    graceMs: grace * 1000,
    onNews: (news) => (log ? log[levelOf(news)](toNewsJson(news), toNewsLine(news)) : door.tell(toNewsLine(news))),
  });
  door.tell(`Waiting for jobs at ${team.store.place}; Ctrl-C ends it.`);
  const google = googleNews(team);
  if (google !== null) door.tell(google);
  await new Promise<void>((resolve) => {
    if (ending.aborted) resolve();
    else ending.addEventListener('abort', () => resolve(), { once: true });
  });
  door.tell('Ending: no new jobs; what is begun has a moment to end, else another worker goes on with it.');
  await worker.stop();
  await team.close();
  return 0;
};
