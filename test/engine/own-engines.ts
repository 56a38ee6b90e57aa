import type { Engine } from '../../src/engine/engine.ts';
import { DEFAULT_ENGINE, OWN_ENGINES } from '../../src/engine/engine-names.ts';
import { startEngine } from '../../src/engine/start-engine.ts';

/** Every engine that Planwright brings, the usual one first. */
export const startOwnEngines = (): Promise<readonly Engine[]> => {
  const others = OWN_ENGINES.filter((name) => name !== DEFAULT_ENGINE);
  return Promise.all([DEFAULT_ENGINE, ...others].map((name) => startEngine(name, [])));
};
