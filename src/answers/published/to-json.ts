import type { Json } from '../../base/json.ts';
import type { ExactValue } from '../../problem/problem.ts';
import type { Figure, PublishedChange } from './published-change.ts';

const valueJson = ({ sum, divisor }: ExactValue): Json => ({ sum, divisor });
const figureJson = ({ before, after }: Figure): { readonly [key: string]: Json } => ({ before, after });

export const toChangeJson = ({ published, enters, leaves, tokens, kpis, objectives, today }: PublishedChange): Json => ({
  run_id: published.runId,
  constraint_set_name: published.constraintSetName,
  published_by: published.by,
  published_at: published.at,
  enters,
  leaves,
  tokens: tokens && figureJson(tokens),
  kpis: kpis.map(({ kpi, unit, ...figure }) => ({ kpi, unit, ...figureJson(figure) })),
  objectives: objectives?.map(({ name, before, after }) => ({ name, before: valueJson(before), after: valueJson(after) })) ?? null,
  published_now: { gone: today.gone, breaks: today.breaks, values: today.values?.map(valueJson) ?? null },
});
