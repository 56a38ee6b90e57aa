import { compare, isPositive } from '../../base/decimal.ts';
import { byCodeUnit } from '../../base/json.ts';
import { kpiObjective } from './kpi-objective.ts';
import type { ObjectiveSlot } from './objective-slot.ts';

/** Maximise KPIs one after the other by falling weight (ties by key), each kept at its optimum (§6). */
export const lexicographic: ObjectiveSlot = (ground) => {
  const ranked = Object.entries(ground.scenario.weights)
    .filter(([, weight]) => isPositive(weight))
    .sort(([a, x], [b, y]) => compare(y, x) || byCodeUnit(a, b))
    .map(([kpi], at) => ({ kpi, name: `lexicographic ${at + 1}: ${kpi}` }));
  return {
    objectives: ranked.map(({ kpi, name }) => kpiObjective(name, kpi, ground)),
    stages: ranked.map(({ kpi, name }) => ({ name, kpi, isTieBreak: false })),
    scales: [],
  };
};
