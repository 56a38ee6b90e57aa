import { add, type Decimal, decimal, isLess, isPositive, multiply, negate, subtract, sum, ZERO } from '../base/decimal.ts';
import type { TargetEntry } from '../compile/compiled-set.ts';
import { requiredGain } from '../compile/required.ts';
import type { Slice } from '../rows/slices.ts';
import { bySlice, sorted } from './bounds.ts';
import { explainGap } from './explain-gap.ts';
import type { GapSeverity, ReportedGap } from './report.ts';
import type { RunFacts } from './run-facts.ts';

/** Every target of the set against the plan, sorted by dimension, key and KPI; where a floor and a goal stand together, the floor first (§7). */
export const reportGaps = (facts: RunFacts): readonly ReportedGap[] =>
  bySlice(facts.inputs.set.shapes.targets_json).flatMap(({ slice, value }) =>
    sorted(value).flatMap(([kpi, entry]) => asked(entry).map(({ type, target }) => reportGap({ slice, kpi, entry, type, target }, facts))),
  );

/** One target as a rule row asked for it. */
interface Asked {
  readonly slice: Slice;
  readonly kpi: string;
  readonly entry: TargetEntry;
  readonly type: 'floor' | 'goal';
  readonly target: Decimal;
}

const asked = (entry: TargetEntry): readonly Pick<Asked, 'type' | 'target'>[] => [
  { type: entry.type, target: entry.value },
  ...(entry.goal ? [{ type: 'goal' as const, target: entry.goal }] : []),
];

const reportGap = ({ slice, kpi, entry, type, target }: Asked, facts: RunFacts): ReportedGap => {
  const direction = facts.directionOf(kpi);
  const baseline = entry.baseline ?? null;
  const members = facts.insideSlice(slice);
  const change = sum(members.flatMap((it) => (facts.chosen.has(it.key) ? [it.contributions[kpi] ?? ZERO] : [])));
  const achieved = add(baseline ?? ZERO, change);
  const short = subtract(target, achieved);
  const gap = direction === 1 ? short : negate(short);
  const required = requiredGain(direction, target, baseline);
  const gained = direction === 1 ? change : negate(change);
  const leftOut = members.filter((it) => !facts.chosen.has(it.key) && !facts.barred.has(it.key));
  return {
    dimension: slice.dimension,
    dimensionKey: slice.key,
    kpi,
    unit: facts.inputs.kpis.find((it) => it.key === kpi)?.unit ?? '',
    targetType: type,
    target,
    baseline,
    achieved,
    gap,
    severity: severityOf(type, gap, required),
    recommendation: explainGap({ slice, kpi, type, target, achieved, gap, required, gained, direction, leftOut }),
    rows: facts.rowsOf('targets_json', [slice.dimension, slice.key, kpi, type]),
  };
};

const TWO = decimal('2');

const severityOf = (type: 'floor' | 'goal', gap: Decimal, required: Decimal): GapSeverity => {
  if (!isPositive(gap)) return 'ok';
  return type === 'goal' && isLess(multiply(gap, TWO), required) ? 'warning' : 'critical';
};
