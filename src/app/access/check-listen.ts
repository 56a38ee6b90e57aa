import { UsageError } from '../../base/errors.ts';
import { hasMembers } from '../../store/access.ts';
import type { Store } from '../../store/database.ts';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1']);

/** Is a host one that only this computer itself reaches? */
export const isLoopbackHost = (host: string): boolean => LOOPBACK.has(host.toLowerCase());

/** Nobody listens where others come by before it is said who may come in. Throws `access-missing`. */
export const checkListen = async (store: Store, host: string): Promise<void> => {
  if (isLoopbackHost(host) || (await hasMembers(store))) return;
  throw new UsageError(`At ${host} others can reach the service, and nobody has said yet who may use it.`, {
    code: 'access-missing',
    hint: 'Name an admin first: planwright team add PERSON --role admin, and make a token: planwright team token create. Or listen at 127.0.0.1.',
  });
};
