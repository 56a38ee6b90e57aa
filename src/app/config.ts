import { userInfo } from 'node:os';
import { delimiter, resolve } from 'node:path';
import envPaths from 'env-paths';
import type { StoreSettings } from '../store/database.ts';

/** Settings from outside. This is the only file that reads the environment. */
export interface Config {
  readonly store: StoreSettings;
  readonly actor: string;
  /** Colours are wanted (https://no-color.org, https://force-color.org). */
  readonly colour: 'never' | 'always' | 'when-terminal';
  /** Where programs are looked for (PATH). */
  readonly programFolders: readonly string[];
}

export const readConfig = (environment: NodeJS.ProcessEnv = process.env): Config => ({
  store: readStore(environment),
  actor: environment.PLANWRIGHT_ACTOR || userName(),
  colour: environment.NO_COLOR ? 'never' : environment.FORCE_COLOR && environment.FORCE_COLOR !== '0' ? 'always' : 'when-terminal',
  programFolders: (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== ''),
});

// A database server where one is named; else a folder: `$PLANWRIGHT_HOME`, or the platform's folder for a user's data.
const readStore = (environment: NodeJS.ProcessEnv): StoreSettings => {
  const url = environment.PLANWRIGHT_DATABASE_URL;
  if (url) return { kind: 'server', url };
  const home = environment.PLANWRIGHT_HOME;
  return { kind: 'embedded', folder: home ? resolve(home) : envPaths('planwright', { suffix: '' }).data };
};

const userName = (): string => {
  try {
    return userInfo().username;
  } catch {
    // A user id without a name (some containers).
    return 'unknown';
  }
};
