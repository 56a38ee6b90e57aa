import type { Json } from '../../base/json.ts';
import type { Frontier } from './frontier.ts';

export const toFrontierJson = ({ kpis, points, open, isWhole, run }: Frontier): { readonly [key: string]: Json } => ({
  kpis: kpis.map(({ key, unit, direction }) => ({ kpi: key, unit, direction })),
  whole: isWhole,
  points: points.map((it) => ({
    amounts: it.amounts,
    proven: it.isProven,
    found_by_weights: it.isFoundByWeights,
    tokens_used: it.tokens,
    enters: it.change.enters,
    leaves: it.change.leaves,
    kpis: it.change.kpis.map(({ kpi, unit, change }) => ({ kpi, unit, change })),
    selected: it.selected,
  })),
  open: open.map(({ second, atLeast, atMost }) => ({ second, at_least: atLeast, at_most: atMost })),
  run: {
    amounts: run.amounts,
    point: run.isPoint === null ? null : run.isPoint + 1,
    dominated_by: run.dominatedBy.map((at) => at + 1),
  },
});
