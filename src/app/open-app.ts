import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { AUTO_ENGINE } from '../engine/engine-names.ts';
import { listEngines, startEngine } from '../engine/start-engine.ts';
import { startEngineThread } from '../engine/start-engine-thread.ts';
import type { GoogleAccess } from '../sheet/google/google-access.ts';
import { openGoogleAccess } from '../sheet/google/open-google-access.ts';
import { openSource } from '../sheet/open-source.ts';
import { openStore, openStoreAsItIs } from '../store/open-store.ts';
import type { Config } from './config.ts';
import type { AppDeps } from './deps.ts';
import { startFutureThread } from './futures/start-future-thread.ts';

/** The app on the real world. `onWait` hears, in words, where Google keeps it waiting. */
export const openApp = (config: Config, onWait?: GoogleAccess['onWait']): AppDeps => {
  const openGoogle = googleOf(config, onWait);
  return {
    now: () => new Date(),
    monotonic: () => performance.now(),
    randomId: () => randomBytes(4).toString('hex'),
    actor: config.actor,
    openSource: async (pathOrId) => openSource(pathOrId, openGoogle),
    openGoogle,
    openStore: () => openStore(config.store),
    openStoreAsItIs: () => openStoreAsItIs(config.store),
    startEngine: (name = AUTO_ENGINE) => startEngine(name, config.programs),
    startEngineThread: (name = AUTO_ENGINE) => startEngineThread(name, config.programs),
    listEngines: () => listEngines(config.programs),
    processors: availableParallelism(),
    startFutureThread: (job) => startFutureThread({ ...job, programs: config.programs }),
  };
};

/** The account, opened with the first Google Sheet: all sheets of a process share its quota. */
const googleOf = ({ google }: Pick<Config, 'google'>, onWait?: GoogleAccess['onWait']): (() => GoogleAccess) => {
  let access: GoogleAccess | undefined;
  return () => {
    access ??= openGoogleAccess(google, undefined, onWait);
    return access;
  };
};
