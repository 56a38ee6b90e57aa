import { abs, type Decimal, isPositive, isZero, ONE, sum, toPlain, ZERO } from '../../base/decimal.ts';
import { byCodeUnit } from '../../base/json.ts';
import type { TargetEntry } from '../../compile/compiled-set.ts';
import { requiredGain } from '../../compile/required.ts';
import { ALL } from '../../rows/slices.ts';
import type { Scale } from '../built-problem.ts';
import type { ObjectiveGround } from './objective-slot.ts';

/**
 * The normalisation of one KPI (§6): what its `all`/`all` target asks for, if positive; without such a target, the sum of what its
 * targets ask for in the dimension that has most positive ones; else the sum of all contributions, taken positive.
 */
export const scaleOf = (kpi: string, weight: Decimal, ground: ObjectiveGround): Scale => {
  const settled = ground.scales.find((it) => it.kpi === kpi);
  if (settled) return { ...settled, weight };
  const global = ground.set.shapes.targets_json[ALL.dimension]?.[ALL.key]?.[kpi];
  if (global) {
    const required = requiredBy(global, kpi, ground);
    if (isPositive(required)) return { kpi, weight, scale: required, why: `what the ${global.type} for all initiatives asks for` };
    return contributions(kpi, weight, ground, `the ${global.type} for all initiatives asks for ${toPlain(required)}`);
  }
  const best = bestDimension(kpi, ground);
  if (best)
    return {
      kpi,
      weight,
      scale: best.sum,
      why:
        best.count === 1
          ? `what its target by ${best.dimension} asks for`
          : `the sum of what its ${best.count} targets by ${best.dimension} ask for`,
    };
  return contributions(kpi, weight, ground, 'no target gives a scale');
};

const requiredBy = (entry: TargetEntry, kpi: string, ground: ObjectiveGround): Decimal =>
  requiredGain(ground.directionOf(kpi), entry.value, entry.baseline ?? null);

const bestDimension = (
  kpi: string,
  ground: ObjectiveGround,
): { readonly dimension: string; readonly count: number; readonly sum: Decimal } | undefined =>
  Object.entries(ground.set.shapes.targets_json)
    .map(([dimension, byKey]) => {
      const asked = Object.values(byKey)
        .flatMap((byKpi) => byKpi[kpi] ?? [])
        .map((entry) => requiredBy(entry, kpi, ground))
        .filter(isPositive);
      return { dimension, count: asked.length, sum: sum(asked) };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || byCodeUnit(a.dimension, b.dimension))[0];

const contributions = (kpi: string, weight: Decimal, ground: ObjectiveGround, because: string): Scale => {
  const total = sum(ground.candidates.map((candidate) => abs(candidate.contributions[kpi] ?? ZERO)));
  if (isZero(total)) return { kpi, weight, scale: ONE, why: `1: ${because}, and no candidate contributes` };
  return { kpi, weight, scale: total, why: `the sum of all contributions, taken positive: ${because}` };
};
