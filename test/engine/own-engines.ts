import { afterAll, beforeAll } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { AUTO_ENGINE, DEFAULT_ENGINE, OWN_ENGINES } from '../../src/engine/engine-names.ts';
import { NO_PROGRAMS } from '../../src/engine/programs/programs.ts';
import { startEngine } from '../../src/engine/start-engine.ts';

/** The engine that answers where none is named. */
export const startUsualEngine = (): Promise<Engine> => startEngine(AUTO_ENGINE, NO_PROGRAMS);

/** Every engine that Planwright brings, the usual one first. */
export const startOwnEngines = (): Promise<readonly Engine[]> => {
  const others = OWN_ENGINES.filter((name) => name !== DEFAULT_ENGINE);
  return Promise.all([startUsualEngine(), ...others.map((name) => startEngine(name, NO_PROGRAMS))]);
};

/** The same for all tests of a file, ended after the last: there once the first test runs. */
export const sharedOwnEngines = (): readonly Engine[] => {
  const engines: Engine[] = [];
  beforeAll(async () => {
    engines.push(...(await startOwnEngines()));
  });
  afterAll(() => Promise.all(engines.map((engine) => engine.close())));
  return engines;
};
