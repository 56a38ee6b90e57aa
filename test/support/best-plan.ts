import { KPIS, type PlanInitiative, type PlanRule, type RandomPlan } from './random-plan.ts';

/** The answer to a random plan by trying every selection, in integers, from the meaning of the rows alone. */
export type BestPlan =
  | { readonly result: 'invalid' | 'infeasible' }
  | {
      readonly result: 'optimal';
      /** One exact fraction per stage. */
      readonly objective: readonly { readonly sum: bigint; readonly divisor: bigint }[];
      /** Hundredths of tokens: the fewest among the best. */
      readonly tokens: number;
    };

type RuleOf<T extends PlanRule['type']> = Extract<PlanRule, { readonly type: T }>;

const isOutside = (it: PlanInitiative, plan: RandomPlan): boolean =>
  (plan.scope === 'selected' && !it.isSelected) || it.tokens === null || it.deadline === '2026-12-31' || it.period === '2027-H2';

export const bestPlan = (plan: RandomPlan): BestPlan => {
  const outside = new Set(plan.initiatives.filter((it) => isOutside(it, plan)).map((it) => it.key));
  const rules = <T extends PlanRule['type']>(type: T): readonly RuleOf<T>[] =>
    plan.rules.filter((rule): rule is RuleOf<T> => rule.type === type);
  const barred = barredKeys(rules('prerequisite'), rules('bundle'), outside);
  const mandatory = rules('mandatory').map((rule) => rule.key);
  if (mandatory.some((key) => (outside.has(key) ? plan.scope === 'all' : barred.has(key)))) return { result: 'invalid' };

  const inside = plan.initiatives.filter((it) => !outside.has(it.key));
  const bit = (key: string): number => {
    const at = inside.findIndex((it) => it.key === key);
    return at < 0 ? 0 : 1 << at;
  };
  const size = 1 << inside.length;
  const sums = (value: (it: PlanInitiative) => number): Float64Array => {
    const result = new Float64Array(size);
    for (let mask = 1; mask < size; mask++) {
      const low = 31 - Math.clz32(mask & -mask);
      const it = inside[low];
      result[mask] = (result[mask & (mask - 1)] ?? 0) + (it ? value(it) : 0);
    }
    return result;
  };
  const alive = new Uint8Array(size).fill(1);
  const keep = (holds: (mask: number) => boolean): void => {
    for (let mask = 0; mask < size; mask++) if (alive[mask] === 1 && !holds(mask)) alive[mask] = 0;
  };
  const tokens = sums((it) => it.tokens ?? 0);
  if (plan.capacity !== null) keep((mask) => (tokens[mask] ?? 0) <= (plan.capacity ?? 0));
  for (const rule of [...rules('floor'), ...rules('cap')]) {
    const isIn = (it: PlanInitiative): boolean =>
      (rule.country === '' || it.country === rule.country) && (rule.product === '' || it.product === rule.product);
    const used = sums((it) => (isIn(it) ? (it.tokens ?? 0) : 0));
    keep((mask) => (rule.type === 'floor' ? (used[mask] ?? 0) >= rule.tokens : (used[mask] ?? 0) <= rule.tokens));
  }
  for (const key of mandatory) if (!outside.has(key)) keep((mask) => (mask & bit(key)) !== 0);
  for (const { key } of rules('excluded')) keep((mask) => (mask & bit(key)) === 0);
  for (const { a, b } of rules('pair')) keep((mask) => (mask & bit(a)) === 0 || (mask & bit(b)) === 0);
  for (const { dependent, needs } of rules('prerequisite')) {
    keep((mask) => (mask & bit(dependent)) === 0 || needs.every((key) => !outside.has(key) && (mask & bit(key)) !== 0));
  }
  for (const { members } of rules('bundle')) {
    const all = members.reduce((mask, key) => mask | bit(key), 0);
    keep((mask) => (mask & all) === 0 || (members.every((key) => !outside.has(key)) && (mask & all) === all));
  }
  for (const rule of rules('target')) {
    if (rule.kind !== 'floor') continue;
    const direction = KPIS[rule.kpi]?.direction ?? 1;
    const gained = sums((it) => (rule.country === '' || it.country === rule.country ? direction * (it.contributions[rule.kpi] ?? 0) : 0));
    keep((mask) => (gained[mask] ?? 0) >= direction * (rule.value - (rule.baseline ?? 0)));
  }
  const stages = stagesOf(plan, inside, rules('synergy'), rules('target'));
  const objective: { sum: bigint; divisor: bigint }[] = [];
  for (const { scores, pairs, divisor } of stages) {
    const value = (mask: number): bigint => {
      let sum = 0n;
      for (const [at, score] of scores.entries()) if ((mask & (1 << at)) !== 0) sum += score;
      for (const [a, b, bonus] of pairs) if ((mask & (1 << a)) !== 0 && (mask & (1 << b)) !== 0) sum += bonus;
      return sum;
    };
    // Floats find the neighbourhood of the best, integers decide within it.
    const near = new Float64Array(size);
    const float = scores.map(Number);
    const bonuses = pairs.map(([a, b, bonus]) => [(1 << a) | (1 << b), Number(bonus)] as const);
    let top = Number.NEGATIVE_INFINITY;
    for (let mask = 0; mask < size; mask++) {
      if (mask > 0) {
        const low = 31 - Math.clz32(mask & -mask);
        near[mask] = (near[mask & (mask - 1)] ?? 0) + (float[low] ?? 0);
      }
      if (alive[mask] !== 1) continue;
      let it = near[mask] ?? 0;
      for (const [both, bonus] of bonuses) if ((mask & both) === both) it += bonus;
      top = Math.max(top, it);
    }
    if (top === Number.NEGATIVE_INFINITY) return { result: 'infeasible' };
    const slack = 1e-6 * float.reduce((most, it) => most + Math.abs(it), 1);
    let best: bigint | undefined;
    const exact = new Map<number, bigint>();
    for (let mask = 0; mask < size; mask++) {
      if (alive[mask] !== 1) continue;
      let it = near[mask] ?? 0;
      for (const [both, bonus] of bonuses) if ((mask & both) === both) it += bonus;
      if (it < top - slack) continue;
      const sum = value(mask);
      exact.set(mask, sum);
      if (best === undefined || sum > best) best = sum;
    }
    keep((mask) => exact.get(mask) === best);
    objective.push({ sum: best ?? 0n, divisor });
  }
  let fewest = Number.POSITIVE_INFINITY;
  for (let mask = 0; mask < size; mask++) if (alive[mask] === 1) fewest = Math.min(fewest, tokens[mask] ?? 0);
  return { result: 'optimal', objective, tokens: fewest };
};

const barredKeys = (
  prerequisites: readonly RuleOf<'prerequisite'>[],
  bundles: readonly RuleOf<'bundle'>[],
  outside: ReadonlySet<string>,
): ReadonlySet<string> => {
  const gone = new Set(outside);
  for (let before = -1; before !== gone.size; ) {
    before = gone.size;
    for (const { dependent, needs } of prerequisites) if (needs.some((key) => gone.has(key))) gone.add(dependent);
    for (const { members } of bundles) if (members.some((key) => gone.has(key))) for (const key of members) gone.add(key);
  }
  return new Set([...gone].filter((key) => !outside.has(key)));
};

interface BruteStage {
  readonly scores: readonly bigint[];
  readonly pairs: readonly (readonly [number, number, bigint])[];
  readonly divisor: bigint;
}

/** Scores in integers over a divisor: thousandths of a KPI times thousandths of a bonus. */
const stagesOf = (
  plan: RandomPlan,
  inside: readonly PlanInitiative[],
  synergies: readonly RuleOf<'synergy'>[],
  targets: readonly RuleOf<'target'>[],
): readonly BruteStage[] => {
  const gain = (it: PlanInitiative, kpi: number): bigint => BigInt((KPIS[kpi]?.direction ?? 1) * (it.contributions[kpi] ?? 0));
  const stage = (scores: readonly bigint[], divisor: bigint): BruteStage => ({
    scores: scores.map((it) => it * 100n),
    pairs: synergies.flatMap(({ a, b, pct }) => {
      const [i, j] = [inside.findIndex((it) => it.key === a), inside.findIndex((it) => it.key === b)];
      if (i < 0 || j < 0) return [];
      const both = (scores[i] ?? 0n) + (scores[j] ?? 0n);
      return both > 0n ? [[i, j, both * BigInt(pct ?? plan.synergyPct ?? 10)] as const] : [];
    }),
    divisor: divisor * 100n,
  });
  const ranked = plan.weights.flatMap((weight, kpi) => (weight > 0 ? [{ weight, kpi, key: KPIS[kpi]?.key ?? '' }] : []));
  switch (plan.mode) {
    case 'north_star':
      return [
        stage(
          inside.map((it) => gain(it, 0)),
          1000n,
        ),
      ];
    case 'lexicographic':
      return [...ranked]
        .sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
        .map(({ kpi }) =>
          stage(
            inside.map((it) => gain(it, kpi)),
            1000n,
          ),
        );
    case 'weighted_kpis': {
      const scales = ranked.map(({ kpi }) => scaleOf(kpi, inside, targets));
      const whole = scales.reduce((product, it) => product * it, 1n);
      const scores = inside.map((it) =>
        ranked.reduce((sum, { weight, kpi }, at) => sum + (BigInt(weight) * gain(it, kpi) * whole) / (scales[at] ?? 1n), 0n),
      );
      return [stage(scores, whole * 10n)];
    }
  }
};

/** In thousandths, as the gains are. */
const scaleOf = (kpi: number, inside: readonly PlanInitiative[], targets: readonly RuleOf<'target'>[]): bigint => {
  const direction = KPIS[kpi]?.direction ?? 1;
  const required = (rule: RuleOf<'target'>): number => direction * (rule.value - (rule.baseline ?? 0));
  const own = targets.filter((rule) => rule.kpi === kpi);
  const global = own.find((rule) => rule.country === '');
  const byCountry = own.filter((rule) => rule.country !== '' && required(rule) > 0).reduce((sum, rule) => sum + required(rule), 0);
  const total = inside.reduce((sum, it) => sum + Math.abs(it.contributions[kpi] ?? 0), 0);
  const fallback = total === 0 ? 1000 : total;
  if (global) return BigInt(required(global) > 0 ? required(global) : fallback);
  return BigInt(byCountry > 0 ? byCountry : fallback);
};
