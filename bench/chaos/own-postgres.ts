import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** A PostgreSQL server of its own on loopback, which may be shot. */
export interface OwnPostgres {
  readonly url: string;
  /** Ends every connection to it, as an administrator may. */
  readonly cutConnections: () => Promise<void>;
  /** As after a loss of power: nothing is finished, what was acknowledged comes back. */
  readonly crashAndStart: () => Promise<void>;
  readonly remove: () => void;
}

const FOLDER = '/usr/lib/postgresql';

/** Where its programs are; `null`: there is none, or nobody to run it as. */
export const findPostgres = (): string | null => {
  if (process.platform !== 'linux' || !existsSync(FOLDER)) return null;
  const newest = readdirSync(FOLDER)
    .filter((version) => existsSync(join(FOLDER, version, 'bin', 'initdb')))
    .sort((a, b) => Number(a) - Number(b))
    .at(-1);
  if (newest === undefined || (isRoot && idOf('postgres') === null)) return null;
  return join(FOLDER, newest, 'bin');
};

const isRoot = process.getuid?.() === 0;

const idOf = (user: string): number | null => {
  try {
    return Number(execFileSync('id', ['-u', user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return null;
  }
};

export const startPostgres = async (programs: string): Promise<OwnPostgres> => {
  const folder = mkdtempSync(join(tmpdir(), 'planwright-chaos-'));
  const owner = isRoot ? idOf('postgres') : null;
  if (owner !== null) chownSync(folder, owner, -1);
  const call = (program: string, ...args: readonly string[]): void => {
    const command = [join(programs, program), ...args];
    const [first = '', ...rest] = owner === null ? command : ['runuser', '-u', 'postgres', '--', ...command];
    execFileSync(first, rest, { stdio: 'ignore', cwd: folder });
  };
  const port = await freePort();
  const data = join(folder, 'data');
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -k ${folder}`;
  const start = (): void => call('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start');
  call('initdb', '-D', data, '-A', 'trust', '-U', 'planwright', '-E', 'UTF8', '--locale=C');
  start();
  const url = `postgres://planwright@127.0.0.1:${port}/postgres`;
  return {
    url,
    cutConnections: async () => {
      const client = new pg.Client({ connectionString: url });
      client.on('error', () => undefined);
      await client.connect();
      await client.query('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname is not null');
      await client.end();
    },
    crashAndStart: async () => {
      call('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
      await sleep(500);
      start();
    },
    remove: () => {
      call('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new TypeError('no port'))));
    });
  });
