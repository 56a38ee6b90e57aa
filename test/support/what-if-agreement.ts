import { expect } from 'vitest';
import { toSolvedRun } from '../../src/answers/solved-run.ts';
import { changeInputs } from '../../src/app/change-inputs.ts';
import { foreknownOf } from '../../src/app/foreknown.ts';
import { poseRun } from '../../src/app/pose-run.ts';
import type { InputChanges } from '../../src/app/what-if-change.ts';
import { isEqual, multiply } from '../../src/base/decimal.ts';
import { PlanwrightError } from '../../src/base/errors.ts';
import { hashJson } from '../../src/base/hash.ts';
import { compileSets } from '../../src/compile/compile-sets.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { ExactValue, Solution } from '../../src/engine/solution.ts';
import { solveProblem } from '../../src/engine/solve-problem.ts';
import { withoutTieBreaks } from '../../src/problem/built-problem.ts';
import { hashProblem } from '../../src/problem/canonical-problem.ts';
import { checkSelection } from '../../src/problem/check-problem.ts';
import type { RunInputs } from '../../src/problem/run-inputs.ts';
import { readRows } from '../../src/rows/read-rows.ts';
import { rulebook } from '../../src/rules/index.ts';
import { hashRunInputs } from '../../src/store/runs.ts';
import { scriptedEngine } from '../engine/scripted-engine.ts';
import { solveInputs } from './compare-with-brute-force.ts';
import { toWorkbook } from './csv-workbook.ts';
import { type Random, random } from './random.ts';
import { fromThousandths, type RuleDraft, randomWorkbook, thousandths, type WorkbookDraft } from './random-workbook.ts';
import { toTabs } from './workbook-tabs.ts';

export const NO_CHANGES: InputChanges = { include: [], exclude: [], set: [], drop: [] };

/** What a run of a workbook with one scenario and one set would be posed on; `null` where a check rejects it. */
const inputsOf = (draft: WorkbookDraft, scope: RunInputs['scope']): RunInputs | null => {
  const rowSet = readRows(toWorkbook(toTabs(draft)));
  const [outcome] = compileSets(
    rowSet,
    rulebook.map((rule) => rule.compile),
  ).sets;
  const [scenario] = rowSet.scenarios;
  if (!scenario || !outcome?.set) return null;
  const { kpis, northStar, candidates } = rowSet;
  return { scenario, set: outcome.set, kpis, northStar, candidates, scope, leftOut: [], tieBreak: true };
};

/** A change as `whatif` is asked for it, and what it would be in the workbook. */
interface Edit {
  readonly kind: string;
  readonly changes: Partial<InputChanges>;
  readonly draft: WorkbookDraft;
}

const rowOf = (rule: RuleDraft, { rules }: WorkbookDraft): string => {
  const isTarget = rule.type === 'target';
  return `${isTarget ? 'Targets' : 'Constraints'}!${rules.filter((it) => (it.type === 'target') === isTarget).indexOf(rule) + 2}`;
};

/** The same thing with another number. Rows that say it again are changed with it, or they would contradict each other. */
const subjectOf = (rule: RuleDraft): string =>
  rule.type === 'capacity_floor' || rule.type === 'capacity_cap'
    ? JSON.stringify([rule.type, Object.entries(zip(rule.slice)).sort()])
    : rule.type === 'target'
      ? JSON.stringify([rule.type, Object.entries(zip(rule.slice)).sort(), rule.kpi, rule.targetType])
      : rule.type === 'synergy'
        ? JSON.stringify([rule.type, [...rule.initiatives].sort()])
        : '';

const zip = ({ dimensions, keys }: { readonly dimensions: readonly string[]; readonly keys: readonly string[] }) =>
  Object.fromEntries(dimensions.map((it, at) => [it, keys[at]]));

const numberOf = (rule: RuleDraft): readonly [column: string, digits: string] | undefined => {
  if (rule.type === 'capacity_floor') return ['min_tokens', rule.tokens];
  if (rule.type === 'capacity_cap') return ['max_tokens', rule.tokens];
  if (rule.type === 'target') return ['target_value', rule.value];
  return rule.type === 'synergy' ? ['bonus_pct', rule.bonusPct] : undefined;
};

const withNumber = (rule: RuleDraft, to: string): RuleDraft => {
  if (rule.type === 'capacity_floor' || rule.type === 'capacity_cap') return { ...rule, tokens: to };
  if (rule.type === 'target') return { ...rule, value: to };
  return rule.type === 'synergy' ? { ...rule, bonusPct: to } : rule;
};

const drawEdit = (draft: WorkbookDraft, chance: Random): Edit | undefined => {
  const rule = draft.rules[chance.whole(0, draft.rules.length - 1)];
  const key = draft.candidates[chance.whole(0, draft.candidates.length - 1)]?.key ?? '';
  const base = { scenarios: ['S'], set: 'Base', strength: '', notes: '' } as const;
  const wish = (type: 'mandatory' | 'exclude_initiative', changes: Partial<InputChanges>): Edit => ({
    kind: type,
    changes,
    draft: { ...draft, rules: [...draft.rules, { ...base, type, initiatives: [key] }] },
  });
  const way = chance.pick(['drop', 'drop', 'set', 'set', 'set', 'include', 'exclude', 'capacity', 'estimate'] as const);
  if (way === 'estimate') return drawEstimate(draft, key, chance);
  if (way === 'include') return wish('mandatory', { include: [key.toLowerCase()] });
  if (way === 'exclude') return wish('exclude_initiative', { exclude: [key] });
  if (way === 'capacity') {
    const to = chance.chance(0.2) ? 'unlimited' : fromThousandths(chance.whole(0, 160) * 500);
    const scenarios = draft.scenarios.map((it) => ({ ...it, capacity: to === 'unlimited' ? '' : to }));
    return { kind: 'capacity', changes: { capacity: to }, draft: { ...draft, scenarios } };
  }
  if (!rule) return undefined;
  const row = rowOf(rule, draft);
  if (way === 'drop')
    return { kind: `drop ${rule.type}`, changes: { drop: [row] }, draft: { ...draft, rules: draft.rules.filter((it) => it !== rule) } };
  const [column, from] = numberOf(rule) ?? [];
  if (column === undefined) return undefined;
  const to = fromThousandths(Math.max(rule.type === 'target' ? -1e9 : 0, thousandths(from || '5') + chance.whole(-20, 20) * 500));
  const rules = draft.rules.map((it) => (subjectOf(it) === subjectOf(rule) ? withNumber(it, to) : it));
  return { kind: `set ${rule.type}`, changes: { set: [`${row}.${column}=${to}`] }, draft: { ...draft, rules } };
};

/** Another cost, or another contribution. */
const drawEstimate = (draft: WorkbookDraft, key: string, chance: Random): Edit => {
  const at = draft.candidates.findIndex((it) => it.key === key);
  const to = fromThousandths(chance.whole(0, 60) * 500);
  const kpi = chance.pick(['tokens', 'tokens', ...Object.keys(draft.candidates[at]?.contributions ?? {})]);
  const candidates = draft.candidates.map((it, index) => {
    if (index !== at) return it;
    return kpi === 'tokens' ? { ...it, tokens: to } : { ...it, contributions: { ...it.contributions, [kpi]: to } };
  });
  const column = kpi === 'tokens' ? 'engineering_tokens' : `kpi.${kpi}`;
  return {
    kind: kpi === 'tokens' ? 'tokens' : 'contribution',
    changes: { set: [`Candidates!${at + 2}.${column}=${to}`] },
    draft: { ...draft, candidates },
  };
};

/** The changed inputs; `null` where the number is what it was. */
const ask = (inputs: RunInputs, changes: Partial<InputChanges>): RunInputs | null => {
  try {
    return changeInputs(inputs, { ...NO_CHANGES, ...changes }).inputs;
  } catch (thrown) {
    if (thrown instanceof PlanwrightError && /already\.$|has no token cost\.$/u.test(thrown.message)) return null;
    throw thrown;
  }
};

const isAtLeast = (a: ExactValue, b: ExactValue): boolean => multiply(a.sum, b.divisor).gte(multiply(b.sum, a.divisor));

/** The first value that differs is the better one, or none does. */
const isNoWorse = (after: Solution, before: Solution, stages: number): boolean => {
  for (let at = 0; at < stages; at++) {
    const [a, b] = [after.stages[at]?.objective, before.stages[at]?.objective];
    if (!a || !b) return false;
    if (!isEqual(multiply(a.sum, b.divisor), multiply(b.sum, a.divisor))) return isAtLeast(a, b);
  }
  return true;
};

/**
 * So many changes of random workbooks: each poses the problem that the workbook with that change poses, byte for byte; where a check rejects
 * that workbook, there is no plan; without a row, the best plan is worth no less.
 */
export const agreeOnChanges = async (engine: Engine, count: number): Promise<void> => {
  const seen = new Map<string, number>();
  let [compared, rejected, dropped] = [0, 0, 0];
  for (let seed = 1; compared < count; seed++) {
    const draft = randomWorkbook({ seed, single: true, initiatives: 3 + (seed % 5), rules: 3 + (seed % 8), feasible: seed % 3 > 0 });
    const scope = 'all';
    const given = inputsOf(draft, scope);
    const edit = given && drawEdit(draft, random(seed));
    const asked = edit && ask(given, edit.changes);
    if (!asked || edit.draft.rules.length === 0) continue;
    compared++;
    seen.set(edit.kind, (seen.get(edit.kind) ?? 0) + 1);
    const about = `seed ${seed}, ${JSON.stringify(edit.changes)}`;
    const wanted = inputsOf(edit.draft, scope);
    if (!wanted) {
      rejected++;
      expect((await solveInputs(asked, engine)).solution?.result ?? 'invalid', about).toMatch(/^(infeasible|invalid)$/u);
      continue;
    }
    expect(hashProblem(poseRun(asked).problem), about).toBe(hashProblem(poseRun(wanted).problem));
    expect(poseRun(asked).invalid.length > 0, about).toBe(poseRun(wanted).invalid.length > 0);
    if (edit.changes.drop && dropped < count / 10) dropped += await dropIsNoWorse(given, asked, engine, about);
  }
  expect(
    [...seen.values()].every((it) => it >= Math.min(3, count / 200)),
    JSON.stringify([...seen]),
  ).toBe(true);
  expect([seen.size, rejected > 0, dropped > count / 20]).toEqual([18, true, true]);
};

/** Where both have the same objectives: a dropped goal or bonus changes what is measured. */
const dropIsNoWorse = async (given: RunInputs, asked: RunInputs, engine: Engine, about: string): Promise<number> => {
  const [before, after] = [await solveInputs(given, engine), await solveInputs(asked, engine)];
  const stages = before.built.stages.filter(({ isTieBreak }) => !isTieBreak).length;
  const isSameMeasure = hashJson([...before.built.problem.objectives]) === hashJson([...after.built.problem.objectives]);
  if (!before.solution?.hasPlan || !isSameMeasure) return 0;
  expect(after.solution?.hasPlan && isNoWorse(after.solution, before.solution, stages), about).toBe(true);
  return 1;
};

/** A change and the change back are the inputs as they were, and asking for what is so anyway gives the same plan. */
export const agreeOnNoChange = async (engine: Engine, count: number): Promise<void> => {
  let compared = 0;
  for (let seed = 1; compared < count; seed++) {
    const draft = randomWorkbook({ seed, single: true, initiatives: 3 + (seed % 5), rules: 3 + (seed % 8), feasible: true });
    const given = inputsOf(draft, seed % 2 === 0 ? 'all' : 'selected');
    const rule = draft.rules.find((it) => (numberOf(it)?.[1] ?? '') !== '');
    if (!given || !rule) continue;
    const [column = '', from = ''] = numberOf(rule) ?? [];
    const row = rowOf(rule, draft);
    const there = ask(given, { set: [`${row}.${column}=${from}1`] });
    const back = there && ask(there, { set: [`${row}.${column}=${from}`] });
    if (!back) continue;
    expect(hashRunInputs(back), `seed ${seed}`).toBe(hashRunInputs(given));
    const { solution } = await solveInputs(given, engine);
    if (!solution?.hasPlan || solution.selected.length === 0) continue;
    compared++;
    const same = await solveInputs(ask(given, { include: solution.selected }) ?? given, engine);
    expect(same.solution?.selected, `seed ${seed}`).toEqual(solution.selected);
    expect(same.solution?.stages.map(({ objective }) => objective)).toEqual(solution.stages.map(({ objective }) => objective));
  }
};

/**
 * So many changes of random workbooks of which the run before proves what no plan exceeds: solved under that from the plan before, they come
 * to the values they come to from nothing, and where the plan before still keeps all rows and is all measured as before, it stays, and no
 * engine is asked.
 */
export const agreeOnCeilings = async (engine: Engine, count: number): Promise<void> => {
  const seen = new Map<string, number>();
  let [compared, kept] = [0, 0];
  for (let seed = 1; compared < count; seed++) {
    const draft = randomWorkbook({ seed, single: true, initiatives: 3 + (seed % 6), rules: 3 + (seed % 8), feasible: true });
    const read = inputsOf(draft, seed % 4 === 0 ? 'selected' : 'all');
    const given = read && { ...read, tieBreak: seed % 3 > 0 };
    const edit = given && drawEdit(draft, random(seed));
    const changed = edit && ask(given, edit.changes);
    if (!changed) continue;
    const { built, solution } = await solveInputs(given, engine);
    if (solution?.result !== 'optimal') continue;
    const isNear = seed % 5 === 0;
    const asked = isNear ? { ...changed, near: { runId: 'RUN', selected: solution.selected } } : changed;
    const run = toSolvedRun({ runId: 'RUN', inputs: given, built, plan: solution.selected, isOptimal: true });
    const posed = poseRun(asked);
    const { problem, invalid } = posed;
    const { hint = [], ceiling = [] } = foreknownOf(run, problem);
    if (ceiling.length === 0 || invalid.length > 0) continue;
    compared++;
    seen.set(edit.kind, (seen.get(edit.kind) ?? 0) + 1);
    const about = `seed ${seed}, ${JSON.stringify(edit.changes)}`;
    // As near as can be is the plan itself alone: what comes after that needs no ceiling.
    const measures = isNear ? withoutTieBreaks(posed, problem.objectives) : problem.objectives;
    const isKept = ceiling.length >= measures.length && checkSelection(problem, run.plan).violations.length === 0;
    if (isKept) kept++;
    const deps = { engine: isKept ? MUTE : engine, now: () => performance.now() };
    const under = await solveProblem(problem, { ceiling, hint: { selected: hint } }, deps);
    const anew = await solveProblem(problem, {}, { ...deps, engine });
    expect(under.result, about).toBe(anew.result);
    expect(
      under.stages.map(({ objective }) => objective),
      about,
    ).toEqual(anew.stages.map(({ objective }) => objective));
    if (isKept) expect(under.selected, about).toEqual(run.plan);
  }
  expect([kept > count / 10, kept < count]).toEqual([true, true]);
  for (const kind of ['mandatory', 'exclude_initiative', 'capacity', 'set capacity_cap', 'set capacity_floor'])
    expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(0);
};

const MUTE = scriptedEngine(() => {
  throw new TypeError('the engine was asked');
});
