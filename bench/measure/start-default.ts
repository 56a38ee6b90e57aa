import type { Engine } from '../../src/engine/engine.ts';
import { startPlanwright } from '../../src/engine/planwright.ts';

/** The engine that Planwright starts when none is named. */
export const startDefault = (): Promise<Engine> => startPlanwright();
