import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import createClient, { type Client } from 'openapi-fetch';
import type { TeamDeps } from '../../src/app/jobs.ts';
import { openApp } from '../../src/app/open-app.ts';
import { NO_PROGRAMS } from '../../src/engine/programs/programs.ts';
import type { AccessOptions } from '../../src/server/access.ts';
import { makeServer } from '../../src/server/make-server.ts';
import { newWorkbookBytes } from '../../src/sheet/xlsx/new-sheets/new-workbook.ts';
import type { paths } from '../../src/web/api/api-types.ts';
import { SMALL_PLAN, smallSheets, type Tabs } from '../support/small-plan.ts';
import { DEFAULTS, type Desk, depsOf } from './access-app.ts';

/** The whole service over HTTP on loopback, for the person at this computer; nobody works at its jobs. */
export interface Service {
  readonly base: string;
  /** Typed by the service's own description. */
  readonly client: Client<paths>;
  readonly close: () => Promise<void>;
}

export const IDLE_QUEUE: TeamDeps['queue'] = {
  send: async () => undefined,
};

export const openService = async (desk: Desk, options: Partial<AccessOptions> = {}, deps: Partial<TeamDeps> = {}): Promise<Service> => {
  const app0 = openApp({ store: { kind: 'embedded', folder: '' }, actor: 'mia', colour: 'never', programs: NO_PROGRAMS });
  const app = await makeServer({ ...app0, ...depsOf(desk), queue: IDLE_QUEUE, ...deps }, { access: { ...DEFAULTS, ...options } });
  await app.listen({ host: '127.0.0.1', port: 0 });
  // A server that listens has an address.
  const { port } = app.server.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}`;
  return { base, client: createClient<paths>({ baseUrl: base }), close: () => closeApp(app) };
};

export const workbookBytes = (tabs: Tabs = SMALL_PLAN): Buffer => Buffer.from(newWorkbookBytes(smallSheets(tabs)));

/** A connection that a client has opened and not used yet is cut, or the end would wait for it. */
const closeApp = async (app: FastifyInstance): Promise<void> => {
  const closed = app.close();
  const late = setTimeout(() => app.server.closeAllConnections(), 500);
  await closed;
  clearTimeout(late);
};
