import { startAuto } from '../../src/engine/auto.ts';
import type { Engine } from '../../src/engine/engine.ts';

/** The engine that Planwright starts when none is named. */
export const startDefault = (): Promise<Engine> => startAuto();
