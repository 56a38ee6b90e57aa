import { type Decimal, sum, toPlain, ZERO } from '../../base/decimal.ts';
import { byCodeUnit } from '../../base/json.ts';
import { diffEntries } from '../../compile/diff-sets.ts';
import type { RunInputs } from '../../problem/run-inputs.ts';
import type { Report } from '../../report/report.ts';
import type { Candidate } from '../../rows/row-set.ts';
import { ALL, inSlice, type Slice } from '../../rows/slices.ts';
import { measureOf } from '../measure.ts';
import type { ComparedSlice, Comparison, InputDifference } from './comparison.ts';

/** A run, and what it was asked. */
export interface ToCompare {
  readonly report: Report;
  readonly inputs: RunInputs;
}

export const compareRuns = (first: ToCompare, others: readonly ToCompare[]): Comparison => {
  const all = [first, ...others];
  const planned = all.filter(({ report }) => report.hasPlan);
  const slices = slicesOf(planned);
  const holders = new Map<string, string[]>();
  for (const { report } of planned) for (const { key } of report.initiatives) holders.set(key, []);
  for (const { report } of all) for (const key of report.selected) holders.set(key, [...(holders.get(key) ?? []), report.runId]);
  const held = [...holders].sort(([a], [b]) => byCodeUnit(a, b)).map(([key, runIds]) => ({ key, runIds }));
  return {
    runs: all.map((it) => ({ ...it.report, isOptimal: it.report.result === 'optimal', slices: usage(it, slices) })),
    inAll: held.filter((it) => it.runIds.length > 0 && it.runIds.length === planned.length).map((it) => it.key),
    inSome: held.filter((it) => it.runIds.length > 0 && it.runIds.length < planned.length),
    inNone: held.filter((it) => it.runIds.length === 0).map((it) => it.key),
    isOneMeasure: new Set(planned.map(({ report, inputs }) => measureOf(inputs, report.stages, report.scales))).size < 2,
    differences: others.map((other) => differenceOf(other.report.runId, first.inputs, other.inputs)),
  };
};

/** Sorted by dimension and key. */
const slicesOf = (runs: readonly ToCompare[]): readonly Slice[] => {
  const bounded = runs.flatMap(({ report }) => report.slices).filter(({ dimension }) => dimension !== ALL.dimension);
  const found = new Map(bounded.map(({ dimension, key }) => [JSON.stringify([dimension, key]), { dimension, key }]));
  return [...found.values()].sort((a, b) => byCodeUnit(a.dimension, b.dimension) || byCodeUnit(a.key, b.key));
};

const usage = ({ report, inputs }: ToCompare, slices: readonly Slice[]): readonly ComparedSlice[] => {
  if (!report.hasPlan) return [];
  const chosen = new Set(report.selected);
  return slices.map((slice) => {
    const bounds = report.slices.find(({ dimension, key }) => dimension === slice.dimension && key === slice.key);
    const inside = inSlice(slice, inputs.candidates).filter(({ key }) => chosen.has(key));
    return { ...slice, used: sum(inside.map(({ tokens }) => tokens ?? ZERO)), floor: bounds?.floor ?? null, cap: bounds?.cap ?? null };
  });
};

const differenceOf = (runId: string, before: RunInputs, after: RunInputs): InputDifference => ({
  runId,
  rules: diffEntries(before.set, after.set),
  candidates: candidateChanges(before.candidates, after.candidates),
  scenario: scenarioChanges(before, after),
});

const candidateChanges = (before: readonly Candidate[], after: readonly Candidate[]): readonly string[] => {
  const old = new Map(before.map((it) => [it.key, it]));
  const now = new Map(after.map((it) => [it.key, it]));
  const keys = inEither(old.keys(), now.keys());
  return keys.flatMap((key) => {
    const was = old.get(key);
    const is = now.get(key);
    if (is === undefined) return [`${key} is no candidate any more`];
    if (was === undefined) return [`${key} is a new candidate`];
    const kpis = inEither(Object.keys(was.contributions), Object.keys(is.contributions));
    return [
      ...changed(`tokens of ${key}`, said(was.tokens), said(is.tokens)),
      ...kpis.flatMap((kpi) => changed(`${kpi} of ${key}`, said(was.contributions[kpi]), said(is.contributions[kpi]))),
      ...changed(`is_selected_for_run of ${key}`, String(was.isSelectedForRun), String(is.isSelectedForRun)),
      ...changed(`period_key of ${key}`, was.periodKey ?? 'blank', is.periodKey ?? 'blank'),
      ...changed(`deadline_date of ${key}`, was.deadlineDate ?? 'blank', is.deadlineDate ?? 'blank'),
      ...dimensionChanges(was, is),
    ];
  });
};

const dimensionChanges = (was: Candidate, is: Candidate): readonly string[] =>
  inEither(Object.keys(was.dimensions), Object.keys(is.dimensions)).flatMap((name) =>
    changed(`${name} of ${is.key}`, was.dimensions[name] ?? 'blank', is.dimensions[name] ?? 'blank'),
  );

const scenarioChanges = (before: RunInputs, after: RunInputs): readonly string[] => {
  const [was, is] = [before.scenario, after.scenario];
  const kpis = inEither(Object.keys(was.weights), Object.keys(is.weights));
  return [
    ...changed('scenario', was.name, is.name),
    ...changed('constraint set', before.set.constraintSetName, after.set.constraintSetName),
    ...changed('capacity', said(was.capacityTokens, 'unlimited'), said(is.capacityTokens, 'unlimited')),
    ...changed('objective mode', was.mode, is.mode),
    ...kpis.flatMap((kpi) => changed(`weight of ${kpi}`, said(was.weights[kpi], 'none'), said(is.weights[kpi], 'none'))),
    ...changed('synergy bonus', said(was.synergyBonusPct, 'the default'), said(is.synergyBonusPct, 'the default')),
    ...changed('period', was.periodKey ?? 'none', is.periodKey ?? 'none'),
    ...changed('north star', before.northStar ?? 'none', after.northStar ?? 'none'),
    ...changed('scope', before.scope, after.scope),
    ...changed('fewer tokens break ties', String(before.tieBreak), String(after.tieBreak)),
    ...changed('close to the plan of', before.near?.runId ?? 'none', after.near?.runId ?? 'none'),
    ...changed('left out for errors', before.leftOut.join(', ') || 'none', after.leftOut.join(', ') || 'none'),
    ...kpiChanges(before, after),
  ];
};

const kpiChanges = (before: RunInputs, after: RunInputs): readonly string[] => {
  const old = new Map(before.kpis.map((kpi) => [kpi.key, kpi.direction]));
  const now = new Map(after.kpis.map((kpi) => [kpi.key, kpi.direction]));
  const keys = inEither(old.keys(), now.keys());
  return keys.flatMap((key) => changed(`direction of ${key}`, old.get(key) ?? 'no such KPI', now.get(key) ?? 'no such KPI'));
};

/** What is in one of two or in both, sorted. */
const inEither = (a: Iterable<string>, b: Iterable<string>): readonly string[] => [...new Set([...a, ...b])].sort(byCodeUnit);

const said = (value: Decimal | null | undefined, none = 'blank'): string => (value ? toPlain(value) : none);

const changed = (what: string, before: string, after: string): readonly string[] =>
  before === after ? [] : [`${what}: ${before} -> ${after}`];
