import type { AddressInfo } from 'node:net';
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

export const openService = async (desk: Desk, options: Partial<AccessOptions> = {}): Promise<Service> => {
  const app0 = openApp({ store: { kind: 'embedded', folder: '' }, actor: 'mia', colour: 'never', programs: NO_PROGRAMS });
  const app = await makeServer({ ...app0, ...depsOf(desk), queue: IDLE_QUEUE }, { access: { ...DEFAULTS, ...options } });
  await app.listen({ host: '127.0.0.1', port: 0 });
  // A server that listens has an address.
  const { port } = app.server.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}`;
  return { base, client: createClient<paths>({ baseUrl: base }), close: () => app.close() };
};

export const workbookBytes = (tabs: Tabs = SMALL_PLAN): Buffer => Buffer.from(newWorkbookBytes(smallSheets(tabs)));
