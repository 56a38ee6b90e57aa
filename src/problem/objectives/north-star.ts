import { assert } from '../../base/errors.ts';
import { kpiObjective } from './kpi-objective.ts';
import type { ObjectiveSlot } from './objective-slot.ts';

/** Maximise `Σ gain_i,ns · x_i` in the north star's own unit (§6). */
export const northStar: ObjectiveSlot = (ground) => {
  assert(ground.northStar !== null, 'a north_star scenario without a north star KPI passed the checks');
  const name = `north_star: ${ground.northStar}`;
  return {
    objectives: [kpiObjective(name, ground.northStar, ground)],
    stages: [{ name, kpi: ground.northStar, isTieBreak: false }],
    scales: [],
  };
};
