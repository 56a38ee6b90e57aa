import type { Engine } from '../../src/engine/engine.ts';
import { startHighs } from '../../src/engine/highs.ts';

/** The engine that Planwright starts when none is named. */
export const startDefault = (): Promise<Engine> => startHighs();
