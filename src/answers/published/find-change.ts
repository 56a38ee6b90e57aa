import { isEqual } from '../../base/decimal.ts';
import type { BuiltProblem } from '../../problem/built-problem.ts';
import { checkSelection } from '../../problem/check-problem.ts';
import { byRow } from '../../problem/row-system.ts';
import type { RunInputs } from '../../problem/run-inputs.ts';
import type { Report } from '../../report/report.ts';
import { measureOf, valuesUnder } from '../measure.ts';
import type { PublishedChange, PublishedPlan, PublishedToday } from './published-change.ts';

/** A run with what it was asked: the published one, and the one that is told against it. */
export interface Told {
  readonly inputs: RunInputs;
  readonly built: BuiltProblem;
  readonly report: Report;
}

/** Every figure is the exact one of its own run; what the published plan is worth now is reckoned by the exact checker. */
export const findChange = (published: PublishedPlan, before: Told, after: Told): PublishedChange => {
  const today = lookAgain(before.report.selected, after.built);
  if (!after.report.hasPlan) return { published, enters: [], leaves: [], tokens: null, kpis: [], objectives: null, today };
  return {
    published,
    enters: after.report.selected.filter((key) => !before.report.selected.includes(key)),
    leaves: before.report.selected.filter((key) => !after.report.selected.includes(key)),
    tokens: { before: before.report.capacityUsed, after: after.report.capacityUsed },
    kpis: after.inputs.kpis.flatMap(({ key, unit }) => {
      const [was, is] = [before.report.kpis[key], after.report.kpis[key]];
      return was === undefined || is === undefined ? [] : [{ kpi: key, unit, before: was, after: is }];
    }),
    objectives: measure(before) === measure(after) ? pairsOf(before.report, after.report) : null,
    today,
  };
};

const lookAgain = (plan: readonly string[], built: BuiltProblem): PublishedToday => {
  const { problem } = built;
  const known = new Set(problem.variables);
  const gone = plan.filter((key) => !known.has(key));
  const check = checkSelection(
    problem,
    plan.filter((key) => known.has(key)),
  );
  return {
    gone,
    breaks: [...new Set(check.violations.flatMap(({ rows }) => rows))].sort(byRow),
    values: valuesUnder(built, plan),
  };
};

const measure = ({ inputs, report }: Told): string => measureOf(inputs, report.stages, report.scales);

const pairsOf = (before: Report, after: Report): PublishedChange['objectives'] =>
  after.stages.flatMap(({ name, objective }, at) => {
    const was = before.stages[at]?.objective;
    return was ? [{ name, before: was, after: objective }] : [];
  });

/** Does the run answer with the published plan, at the published figures? */
export const isUnchanged = ({ enters, leaves, tokens, kpis }: PublishedChange): boolean =>
  enters.length + leaves.length === 0 && [...(tokens ? [tokens] : []), ...kpis].every(({ before, after }) => isEqual(before, after));
