import { add, type Decimal, decimal, isPositive, isZero, max, multiply, ZERO } from '../../base/decimal.ts';
import { record } from '../../base/json.ts';
import type { Objective } from '../problem.ts';
import type { ObjectiveGround } from './objective-slot.ts';

const HUNDREDTH = decimal('0.01');

/** Maximise the gains of one KPI in its own unit, with the bonus `pct · max(0, s_a + s_b)` for each synergy pair (§6). */
export const kpiObjective = (name: string, kpi: string, ground: ObjectiveGround): Objective => {
  const gains = new Map(ground.candidates.map((candidate) => [candidate.key, ground.gainOf(candidate, kpi)]));
  const linear = record<Decimal>([...gains].filter(([, gain]) => !isZero(gain)));
  const pairs = ground.bonuses
    .map(([a, b, pct]) => {
      const both = max(ZERO, add(gains.get(a) ?? ZERO, gains.get(b) ?? ZERO));
      return [a, b, multiply(multiply(pct, HUNDREDTH), both)] as const;
    })
    .filter(([, , bonus]) => isPositive(bonus));
  return { name, linear, pairs };
};
