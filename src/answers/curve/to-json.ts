import type { Json } from '../../base/json.ts';
import type { ExactValue } from '../../problem/problem.ts';
import type { Curve, CurveStep, Saturation } from './curve.ts';

const valuesJson = (values: readonly ExactValue[]): Json => values.map(({ sum, divisor }) => ({ sum, divisor }));

const stepJson = (step: CurveStep): Json => ({
  capacity: step.at,
  begins: step.begins,
  tokens_used: step.used,
  worth: valuesJson(step.worth),
  gains: step.gains && valuesJson(step.gains),
  follows_at_once: step.followsAtOnce,
  enters: step.change.enters,
  leaves: step.change.leaves,
  kpis: step.change.kpis.map(({ kpi, unit, change }) => ({ kpi, unit, change })),
  selected: step.selected,
});

const saturationJson = (saturation: Saturation | null): Json =>
  saturation?.kind === 'beyond'
    ? { beyond: { tokens_used: saturation.used, gains: valuesJson(saturation.gains), proven: saturation.isProven } }
    : saturation && { capacity: saturation.at, exact: saturation.isExact };

export const toCurveJson = (curve: Curve): { readonly [key: string]: Json } => ({
  from: curve.from,
  to: curve.to,
  objectives: curve.kpis,
  whole: curve.isWhole,
  none_up_to: curve.noneUpTo,
  steps: curve.steps.map(stepJson),
  open: curve.open.map(({ from, to, atLeast, atMost }) => ({
    from,
    to,
    at_least: atLeast && valuesJson(atLeast),
    at_most: valuesJson(atMost),
  })),
  more_tokens_stop_paying: saturationJson(curve.saturation),
});
