import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UnavailableError } from '../../src/base/errors.ts';
import type { Store } from '../../src/store/database.ts';
import { openPostgres } from '../../src/store/postgres.ts';

const url = process.env.PLANWRIGHT_TEST_POSTGRES_URL;

/** What lies between us and the server, and breaks. */
const openWire = async ({ hostname, port }: URL) => {
  const ends = new Set<Socket>();
  const wire = createServer((near) => {
    const far = dial(Number(port || 5432), hostname);
    for (const end of [near, far]) {
      ends.add(end);
      end.on('error', () => undefined).on('close', () => ends.delete(end));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve));
  return {
    // A server that listens has an address.
    port: (wire.address() as AddressInfo).port,
    cut: (how: 'closed' | 'reset') => {
      for (const end of ends) how === 'reset' ? end.resetAndDestroy() : end.destroy();
    },
    close: () => wire.close(),
  };
};

describe.skipIf(!url)(
  url ? 'a connection that breaks' : 'a connection that breaks (skipped: PLANWRIGHT_TEST_POSTGRES_URL is not set)',
  () => {
    let store: Store | undefined;
    let wire: Awaited<ReturnType<typeof openWire>> | undefined;
    beforeAll(async () => {
      const server = new URL(url ?? '');
      wire = await openWire(server);
      server.hostname = '127.0.0.1';
      server.port = String(wire.port);
      store = await openPostgres({ kind: 'server', url: server.href });
    });
    afterAll(async () => {
      await store?.close();
      wire?.close();
    });

    it.each(['closed', 'reset'] as const)(
      '(%s) ends the transaction alone, as something to try again, and never the program',
      async (how) => {
        const idle = store?.transact(async (queries) => {
          await queries.execute(sql`select 1`);
          wire?.cut(how);
          await sleep(100);
          await queries.execute(sql`select 2`);
        });
        await expect(idle).rejects.toMatchObject({ constructor: UnavailableError, code: 'store-unreachable', retryable: true });
        const busy = store?.transact(async (queries) => {
          setTimeout(() => wire?.cut(how), 100);
          await queries.execute(sql`select pg_sleep(5)`);
        });
        await expect(busy).rejects.toMatchObject({ constructor: UnavailableError, code: 'store-unreachable', retryable: true });
        await store?.transact((queries) => queries.execute(sql`select 3`));
      },
    );
  },
);
