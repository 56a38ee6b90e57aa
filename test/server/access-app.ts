import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FastifyInstance, fastify } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { inject } from 'vitest';
import type { Role } from '../../src/app/access/caller.ts';
import { grantRole } from '../../src/app/access/members.ts';
import { createToken } from '../../src/app/access/tokens.ts';
import { type AccessOptions, addAccess } from '../../src/server/access.ts';
import { addAccessRoutes } from '../../src/server/access-routes.ts';
import { addProblems } from '../../src/server/problems.ts';
import type { Store } from '../../src/store/database.ts';
import { openStore } from '../../src/store/open-store.ts';
import { addWorkspace } from '../../src/store/workspaces.ts';
import '../support/store-home.ts';

/** A little server with nothing but access, over HTTP on loopback, on a store of its own. */

export interface Desk {
  readonly store: Store;
  readonly close: () => Promise<void>;
  /** Its own clock. */
  readonly clock: { now: Date };
}

export const openDesk = async (): Promise<Desk> => {
  const folder = mkdtempSync(join(tmpdir(), 'planwright-access-'));
  cpSync(inject('storeHome'), folder, { recursive: true });
  const store = await openStore({ kind: 'embedded', folder });
  return {
    store,
    clock: { now: new Date() },
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
};

export const OPERATOR = { principal: 'operator', tokenId: null, requestId: null };

export const depsOf = ({ store, clock }: Desk) => ({
  store,
  openStore: async (): Promise<Store> => ({ ...store, close: async () => undefined }),
  now: () => clock.now,
  actor: 'mia',
});

export const addPlace = ({ store }: Desk, name: string): Promise<number> =>
  store.transact(async (queries) => {
    const findings = { strays: [], brokenInitiatives: [], hasContributionsTab: false };
    const claim = { name, identity: `test ${name}`, nameIsExplicit: true };
    return (await addWorkspace(queries, claim, findings, new Date().toISOString())).id;
  });

export const grant = async (desk: Desk, principal: string, role: Role, workspace: string | null = null): Promise<void> => {
  await grantRole(depsOf(desk), OPERATOR, { principal, role, workspace });
};

export const tokenFor = async (
  desk: Desk,
  principal: string,
  {
    role = 'admin',
    workspace = null,
    days = 90,
  }: { readonly role?: Role; readonly workspace?: string | null; readonly days?: number } = {},
): Promise<string> => (await createToken(depsOf(desk), OPERATOR, { principal, name: 'test', workspace, role, days })).token;

export interface Server {
  readonly port: number;
  readonly base: string;
  readonly close: () => Promise<void>;
}

export const DEFAULTS: AccessOptions = { isLoopback: true, publicUrl: null, trustProxy: null, requestsPerMinute: 0, login: null };

export const listen = async (desk: Desk, options: Partial<AccessOptions> = {}): Promise<Server> => {
  const app: FastifyInstance = fastify({ forceCloseConnections: true });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  addProblems(app);
  const deps = depsOf(desk);
  await addAccess(app, deps, { ...DEFAULTS, ...options });
  addAccessRoutes(app, deps);
  app.get('/open', { config: { access: 'public' } }, async () => ({ ok: true }));
  for (const role of ['viewer', 'planner', 'admin'] as const) {
    app.post(`/v1/workspaces/:workspace/${role}`, { config: { access: { role, of: 'workspace' } } }, async () => ({ ok: true }));
    app.post(`/v1/${role}`, { config: { access: { role, of: 'server' } } }, async () => ({ ok: true }));
  }
  await app.listen({ host: '127.0.0.1', port: 0 });
  // A server that listens has an address.
  const { port } = app.server.address() as AddressInfo;
  return { port, base: `http://127.0.0.1:${port}`, close: () => app.close() };
};
