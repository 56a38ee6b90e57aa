import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { TeamDeps } from '../app/jobs.ts';
import { UnavailableError } from '../base/errors.ts';
import { makeServer, type ServerOptions } from './make-server.ts';

export interface ListenOptions extends ServerOptions {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
}

export interface Serving {
  readonly url: string;
  /** Takes no more requests, ends streams and waits, and answers what it has taken; what takes longer than the grace is cut. */
  readonly close: (graceMs: number) => Promise<void>;
}

/** Makes the service and listens. Throws `port-taken`, `address-unusable`. */
export const startServer = async (deps: TeamDeps, { host, port, ...options }: ListenOptions): Promise<Serving> => {
  const app = await makeServer(deps, options);
  await listen(app, host, port);
  // A server that listens at a port has an address.
  const { address, family, port: taken } = app.server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`,
    close: async (graceMs) => {
      const closed = app.close();
      const late = new AbortController();
      const cut = sleep(graceMs, undefined, { signal: late.signal }).then(
        () => app.server.closeAllConnections(),
        () => undefined,
      );
      await closed;
      late.abort();
      await cut;
    },
  };
};

const listen = async (app: FastifyInstance, host: string, port: number): Promise<void> => {
  try {
    await app.listen({ host, port });
  } catch (cause) {
    await app.close();
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    if (code === 'EADDRINUSE')
      throw new UnavailableError(`Another program listens at ${host}:${port} already.`, {
        code: 'port-taken',
        hint: 'End it, or choose another port: planwright serve --port 8081.',
        cause,
      });
    if (code === 'EADDRNOTAVAIL' || code === 'EACCES' || code === 'ENOTFOUND')
      throw new UnavailableError(`The address ${host}:${port} cannot be used here.`, {
        code: 'address-unusable',
        hint: 'Choose an address of this computer with --host, and a port above 1023 with --port.',
        retryable: false,
        cause,
      });
    throw cause;
  }
};
