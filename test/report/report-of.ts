import { parseDecimal, ZERO } from '../../src/base/decimal.ts';
import { assert } from '../../src/base/errors.ts';
import { compileSets } from '../../src/compile/compile-sets.ts';
import type { Compilation } from '../../src/compile/compiled-set.ts';
import type { Infeasibility } from '../../src/engine/conflict.ts';
import type { ExactValue, Solution } from '../../src/engine/solution.ts';
import { buildProblem } from '../../src/problem/build-problem.ts';
import type { BuiltProblem } from '../../src/problem/built-problem.ts';
import { checkSelection } from '../../src/problem/check-problem.ts';
import type { RunInputs, Scope } from '../../src/problem/run-inputs.ts';
import { makeReport } from '../../src/report/make-report.ts';
import type { Report } from '../../src/report/report.ts';
import { readRows } from '../../src/rows/read-rows.ts';
import type { RowSet } from '../../src/rows/row-set.ts';
import { rulebook } from '../../src/rules/index.ts';
import { toWorkbook } from '../support/csv-workbook.ts';

export type Tabs = Readonly<Record<string, readonly (readonly string[])[]>>;

export interface Asked {
  readonly scenario?: string;
  readonly set?: string;
  readonly scope?: Scope;
  readonly tieBreak?: boolean;
  readonly leftOut?: readonly string[];
  /** The plan; absent: none was found. */
  readonly selected?: readonly string[];
  /** How the solve ended, where it was not proven. */
  readonly ended?: Partial<Pick<Solution, 'result' | 'limit'>>;
  /** Bounds by stage, for stages that are not proven (`null`: none known). */
  readonly bounds?: Readonly<Record<number, string | null>>;
  readonly messages?: readonly string[];
  /** Why there is no plan. */
  readonly infeasibility?: Infeasibility;
}

export interface Made {
  readonly report: Report;
  readonly built: BuiltProblem;
  readonly inputs: RunInputs;
  readonly rowSet: RowSet;
  readonly compilation: Compilation;
}

/** The report on a plan given by hand, for a workbook given as texts: everything but the engine is the real thing. */
export const reportOf = (tabs: Tabs, asked: Asked = {}): Made => {
  const rowSet = readRows(toWorkbook(tabs));
  const compilation = compileSets(
    rowSet,
    rulebook.map((rule) => rule.compile),
  );
  const scenario = rowSet.scenarios.find((it) => it.name === (asked.scenario ?? it.name));
  const set = compilation.sets.find(
    (it) => it.scenarioName === scenario?.name && it.constraintSetName === (asked.set ?? it.constraintSetName),
  )?.set;
  const issues = [...rowSet.issues, ...compilation.issues].filter((it) => it.severity === 'error').map((it) => it.message);
  assert(scenario && set, `the workbook of this test has no such set: ${issues.join(' ')}`);
  const { kpis, northStar, candidates } = rowSet;
  const { scope = 'all', leftOut = [], tieBreak = true } = asked;
  const inputs: RunInputs = { scenario, set, kpis, northStar, candidates, scope, leftOut, tieBreak };
  const built = buildProblem(
    inputs,
    rulebook.map((rule) => rule.problem),
  );
  const report = makeReport({
    runId: 'RUN-1',
    inputs,
    built,
    solution: solutionOf(built, asked),
    infeasibility: asked.infeasibility ?? null,
    rulebook: rulebook.map((rule) => rule.report),
    messages: asked.messages ?? [],
    startedAt: '2026-01-02T03:04:05.000Z',
    finishedAt: '2026-01-02T03:04:06.500Z',
    inputsHash: 'abc123',
    status: 'succeeded',
  });
  return { report, built, inputs, rowSet, compilation };
};

const solutionOf = (built: BuiltProblem, { selected, ended = {}, bounds = {} }: Asked): Solution => {
  const engine = { name: 'scripted', version: '1', seed: 0, settings: {}, statuses: [] };
  if (!selected) return { result: 'infeasible', ...ended, selected: [], hasPlan: false, stages: [], engine, wallMs: 5 };
  const check = checkSelection(built.problem, selected);
  assert(
    check.violations.length === 0,
    `the plan of this test breaks ${check.violations.map((it) => `${it.name} (${it.found})`).join(', ')}`,
  );
  const stages = check.objectives.map((objective, at) => {
    const bound = bounds[at];
    const bestBound: ExactValue | null =
      bound === undefined ? objective : bound === null ? null : { sum: parseDecimal(bound) ?? ZERO, divisor: objective.divisor };
    return { name: built.stages[at]?.name ?? '', objective, bestBound, proven: bound === undefined };
  });
  return { result: 'optimal', ...ended, selected: [...selected].sort(), hasPlan: true, stages, engine, wallMs: 5 };
};

/** A row of a report's initiatives, by key. */
export const initiative = (report: Report, key: string) => {
  const found = report.initiatives.find((it) => it.key === key);
  assert(found, `no ${key} in the report`);
  return found;
};
