import type { Json } from '../../base/json.ts';
import { toComparisonJson } from '../comparison/to-json.ts';
import type { Revalued, WhatIfAnswer } from './what-if.ts';

/** What stands beside the document of the new run. */
export const toWhatIfJson = (answer: WhatIfAnswer): { readonly [key: string]: Json } => {
  const { parent, changes, report, comparison, revalued, nowTight, noLongerTight } = answer;
  return {
    parent_run: parent.runId,
    parent_result: parent.result,
    changes,
    enters: report.selected.filter((key) => !parent.selected.includes(key)),
    leaves: report.hasPlan ? parent.selected.filter((key) => !report.selected.includes(key)) : [],
    comparison: toComparisonJson(comparison),
    revalued: revalued && { old: revaluedJson(revalued.old), new: revaluedJson(revalued.new) },
    now_tight: nowTight.map((it) => ({ ...it })),
    no_longer_tight: noLongerTight.map((it) => ({ ...it })),
  };
};

const revaluedJson = (values: readonly Revalued[] | null): Json =>
  values?.map(({ name, before, after }) => ({ name, before: { ...before }, after: { ...after } })) ?? null;
