import { openApp } from '../src/app/open-app.ts';
import { NO_PROGRAMS } from '../src/engine/programs/programs.ts';
import { makeServer } from '../src/server/make-server.ts';
import type { Store } from '../src/store/database.ts';

/** The API's own description (`/openapi.json`), from a server that nobody asks anything. */
export const apiDescription = async (): Promise<string> => {
  const deps = openApp({ store: { kind: 'embedded', folder: '' }, actor: '', colour: 'never', programs: NO_PROGRAMS });
  // Routes look at the store when they are asked, which none of these is.
  const store = {} as Store;
  const queue = { send: nobody, work: nobody, resend: nobody, check: nobody, close: nobody };
  const app = await makeServer(
    { ...deps, store, queue },
    { access: { isLoopback: true, publicUrl: null, trustProxy: null, requestsPerMinute: 0, login: null } },
  );
  await app.ready();
  const text = `${JSON.stringify(app.swagger(), null, 2)}\n`;
  await app.close();
  return text;
};

const nobody = async (): Promise<never> => {
  throw new RangeError('nobody asks this server anything');
};
