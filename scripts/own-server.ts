import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePage } from './make-page.ts';

/** `planwright serve` with an empty store of its own, for measuring and for pictures. */
export interface OwnServer {
  readonly url: string;
  /** Something asked under `/v1/workspaces`, JSON or a file; waits a minute for the end of a job. */
  readonly post: (path: string, body: Uint8Array | object) => Promise<Answer>;
  readonly stop: () => Promise<void>;
}

/** The API's own words, known by docs/openapi.json. */
export type Answer = Readonly<Record<string, unknown>>;

const MAIN = join(import.meta.dirname, '../src/cli/main.ts');

/** Builds the page where it is older than its sources, and starts a server that sends it. */
export const startOwnServer = async (): Promise<OwnServer> => {
  await makePage();
  const folder = mkdtempSync(join(tmpdir(), 'planwright-own-'));
  const child = spawn(process.execPath, [MAIN, 'serve', '--port', '0'], {
    env: { ...process.env, PLANWRIGHT_HOME: folder, PLANWRIGHT_DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const url = await new Promise<string>((resolve) => {
    child.stdout.on('data', (data) => {
      const [found] = /http:\/\/\S+/u.exec(String(data)) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
  return {
    url,
    post: (path, body) => post(`${url}/v1/workspaces${path}`, body),
    stop: async () => {
      child.kill('SIGINT');
      await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const post = async (address: string, body: Uint8Array | object): Promise<Answer> => {
  const isFile = body instanceof Uint8Array;
  const headers = { 'content-type': isFile ? 'application/octet-stream' : 'application/json', prefer: 'wait=60' };
  const sent = isFile ? new Uint8Array(body) : JSON.stringify(body);
  const answer = await fetch(address, { method: 'POST', headers, body: sent });
  if (!answer.ok) throw new RangeError(`${address}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
};
