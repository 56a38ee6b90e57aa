import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Role } from '../../src/app/access/caller.ts';
import { grantRole } from '../../src/app/access/members.ts';
import { createToken } from '../../src/app/access/tokens.ts';
import { type AccessSettings, readConfig } from '../../src/app/config.ts';
import type { AppDeps } from '../../src/app/deps.ts';
import { readJobEvents, recentJobs } from '../../src/app/jobs.ts';
import { openTeam } from '../../src/app/open-team.ts';
import { canonicalJson, isJsonObject } from '../../src/base/json.ts';
import { makeServer } from '../../src/server/make-server.ts';
import { startWorker } from '../../src/worker/work-jobs.ts';
import './store-home.ts';

/** The whole service on loopback: an embedded store, the server, a worker, and a proxy before it whose connections can be cut. */
export interface Service {
  readonly url: string;
  /** Of `mia`, an admin. */
  readonly token: string;
  /** A token of somebody else, who may so much; `daysAgo`: it was made so long ago. */
  readonly tokenFor: (principal: string, role: Role, daysAgo?: number) => Promise<string>;
  /** How the newest run went, as its worker told it. */
  readonly progress: () => Promise<readonly string[]>;
  /** Ends every connection that is open now. */
  readonly cut: () => void;
  readonly close: () => Promise<void>;
}

const OPERATOR = { principal: 'test', tokenId: null, requestId: null };
const OPEN: AccessSettings = { publicUrl: null, trustProxy: null, requestsPerMinute: 0, login: null };

/** `environment`: settings beside those of a test's own store. `given`: in the place of what they say. */
export const openService = async (
  environment: Readonly<Record<string, string>> = {},
  given: Pick<Partial<AppDeps>, 'openGoogle'> = {},
): Promise<Service> => {
  const folder = mkdtempSync(join(tmpdir(), 'planwright-service-'));
  cpSync(inject('storeHome'), folder, { recursive: true });
  const settings = { ...process.env, ...environment, PLANWRIGHT_HOME: folder, PLANWRIGHT_DATABASE_URL: '', PLANWRIGHT_ACTOR: 'mia' };
  const team = { ...(await openTeam(readConfig(settings))), ...given };
  const tokenFor = async (principal: string, role: Role, daysAgo = 0): Promise<string> => {
    const deps = { ...team, now: () => new Date(Date.now() - daysAgo * 86_400_000) };
    await grantRole(deps, OPERATOR, { principal, role, workspace: null });
    return (await createToken(deps, OPERATOR, { principal, name: 'test', workspace: null, role, days: 1 })).token;
  };
  const token = await tokenFor('mia', 'admin');
  const worker = await startWorker({ ...team, startEngine: team.startEngineThread }, { concurrency: 1, name: 'test', graceMs: 1_000 });
  const app = await makeServer(team, { access: { ...OPEN, isLoopback: true } });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const proxy = await startProxy(portOf(app.server.address()));
  return {
    url: `http://127.0.0.1:${proxy.port}`,
    token,
    tokenFor,
    progress: async () => {
      const [job] = await recentJobs(team, { kinds: ['run'] }, 1);
      const events = job ? await readJobEvents(team, [{ jobId: job.jobId, after: 0 }], 10_000) : [];
      return events.flatMap(({ kind, document }) =>
        kind === 'progress' && isJsonObject(document) ? [canonicalJson(document.document ?? null)] : [],
      );
    },
    cut: proxy.cut,
    close: async () => {
      await proxy.close();
      await app.close();
      await worker.stop();
      await team.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** A server that listens has an address. */
const portOf = (address: AddressInfo | string | null): number => (address as AddressInfo).port;

const startProxy = async (
  target: number,
): Promise<{ readonly port: number; readonly cut: () => void; readonly close: () => Promise<void> }> => {
  const open = new Set<Socket>();
  const keep = (socket: Socket, other: Socket): void => {
    open.add(socket);
    socket.on('error', () => other.destroy());
    socket.on('close', () => {
      open.delete(socket);
      other.destroy();
    });
  };
  const proxy = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    keep(near, far);
    keep(far, near);
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: portOf(proxy.address()),
    cut,
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve());
        cut();
      }),
  };
};
