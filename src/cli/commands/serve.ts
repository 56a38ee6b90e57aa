import { hostname } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import { checkListen, isLoopbackHost } from '../../app/access/check-listen.ts';
import { readAccess, readWatching } from '../../app/config.ts';
import { googleNews } from '../../app/live-sheets.ts';
import { openTeam } from '../../app/open-team.ts';
import { makeLog } from '../../watch/log.ts';
import { tracedTeam } from '../../watch/traced-team.ts';
import { levelOf, toNewsJson, toNewsLine } from '../../worker/news-words.ts';
import { startWorker } from '../../worker/work-jobs.ts';
import type { Door, ExitCode } from '../door.ts';
import { readSeconds } from '../read-seconds.ts';

interface Options {
  readonly host: string;
  readonly port: number;
  readonly worker?: boolean;
  readonly grace: number;
}

export const addServe = (program: Command, run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): void => {
  program
    .command('serve')
    .description('Answer a team over HTTP. Without settings: for this computer alone, on the embedded database, with a worker inside.')
    .option('--host <address>', 'where to listen; beyond this computer only where it is said who may come in', '127.0.0.1')
    .option('--port <number>', 'the port; 0 takes any that is free', readPort, 8080)
    .option('--worker', 'do the jobs in here, too; usual on the embedded database')
    .option('--no-worker', 'leave the jobs to others: planwright worker; usual on a PostgreSQL server')
    .option('--grace <seconds>', 'how long requests and jobs may still take when it is told to end', readSeconds, 5)
    .action((options: Options) => run((door) => serve(door, options)));
};

/** Another process that serves may let somebody in or out: it is known here after so long at the latest. */
const REMEMBER_MS = 1_000;

const MOST_PORTS = 65_535;

const readPort = (text: string): number => {
  const port = Number(text);
  if (/^\d+$/u.test(text) && port <= MOST_PORTS) return port;
  throw new InvalidArgumentError('Give a port, like 8080.');
};

const serve = async (door: Door, { host, port, worker: wanted, grace }: Options): Promise<ExitCode> => {
  const access = { ...readAccess(), isLoopback: isLoopbackHost(host), rememberMs: REMEMBER_MS };
  const watching = readWatching();
  const log = makeLog(watching.log, 'serve');
  const ending = door.listenForEnd();
  const team = await tracedTeam(
    await openTeam(door.config, (trouble) => log.warn({ err: trouble }, 'the queue stumbled')),
    watching.traces,
    'serve',
  );
  try {
    await checkListen(team.store, host);
    const graceMs = grace * 1000;
    // What is solved in here must not keep requests waiting: it gets a thread of its own.
    const worker =
      (wanted ?? team.store.kind === 'embedded')
        ? await startWorker(
            { ...team, startEngine: team.startEngineThread },
            {
              concurrency: 1,
              name: `${hostname()} ${process.pid}`,
              graceMs,
              onNews: (news) => log[levelOf(news)](toNewsJson(news), toNewsLine(news)),
            },
          )
        : null;
    // Other commands need not wait until a web framework is there.
    const { startServer } = await import('../../server/start-server.ts');
    const server = await startServer(team, { host, port, access, logger: log });
    door.print(`Planwright serves ${team.store.place} at ${server.url}`);
    for (const line of whatNext(server.url, worker !== null, googleNews(team))) door.tell(line);
    await aborted(ending);
    door.tell('Ending: requests that are here are answered; Ctrl-C again ends at once.');
    await Promise.all([server.close(graceMs), worker?.stop()]);
  } finally {
    await team.close();
  }
  return 0;
};

const whatNext = (url: string, hasWorker: boolean, google: string | null): readonly string[] => [
  `  ${url}/docs says what can be asked; docs/service.md shows it step by step.`,
  hasWorker ? '  Runs are solved in here.' : '  Runs wait for workers: start planwright worker with the same PLANWRIGHT_DATABASE_URL.',
  ...(google === null ? [] : [`  ${google}`]),
];

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
