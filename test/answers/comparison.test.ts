import { expect, it } from 'vitest';
import { compareRuns } from '../../src/answers/comparison/compare-runs.ts';
import { choiceRows, differenceLines, figureRows } from '../../src/answers/comparison/to-text.ts';
import { toSolvedRun } from '../../src/answers/solved-run.ts';
import { toComparisonCsv } from '../../src/app/compare-stored-runs.ts';
import { reportSolvedRun } from '../../src/app/report-solved-run.ts';
import { decimal } from '../../src/base/decimal.ts';
import { buildProblem } from '../../src/problem/build-problem.ts';
import type { RunInputs } from '../../src/problem/run-inputs.ts';
import { rulebook } from '../../src/rules/index.ts';
import { toInputs } from '../support/compare-with-brute-force.ts';
import { randomPlan } from '../support/random-plan.ts';

const ready = (runId: string, inputs: RunInputs, plan: readonly string[]) => {
  const built = buildProblem(
    inputs,
    rulebook.map((rule) => rule.problem),
  );
  return { inputs, report: reportSolvedRun(toSolvedRun({ runId, inputs, built, plan, isOptimal: true })) };
};

it('puts every initiative in exactly one of all, some and none, and finds no difference between equal questions', () => {
  let compared = 0;
  for (let seed = 1; seed <= 150; seed++) {
    const plan = randomPlan(seed, 7);
    const inputs = toInputs(plan);
    if (typeof inputs === 'string') continue;
    const built = buildProblem(
      inputs,
      rulebook.map((rule) => rule.problem),
    );
    if (built.invalid.length > 0) continue;
    const chosen = built.problem.variables.filter((_, at) => (seed >> (at % 5)) % 2 === 1).slice(0, 3);
    const first = ready('A', inputs, []);
    const second = ready('B', inputs, chosen);
    const found = compareRuns(first, [second]);
    compared++;
    expect(found.inAll).toEqual([]);
    expect(found.inSome.map(({ key }) => key).sort()).toEqual([...chosen].sort());
    const keys = [...found.inSome.map(({ key }) => key), ...found.inNone].sort();
    expect(keys).toEqual(first.report.initiatives.map(({ key }) => key).sort());
    expect(found.differences.flatMap(differenceLines)).toEqual(['Nothing: the same question.']);
    expect([...figureRows(found), ...choiceRows(found)].every((row) => row.length === 3)).toBe(true);
  }
  expect(compared).toBeGreaterThan(50);
});

it('says what differed in the scenario and the candidates', () => {
  for (let seed = 1; seed <= 150; seed++) {
    const inputs = toInputs(randomPlan(seed, 7));
    if (typeof inputs === 'string') continue;
    const [candidate, ...rest] = inputs.candidates;
    if (candidate === undefined) continue;
    const changed: RunInputs = {
      ...inputs,
      scenario: { ...inputs.scenario, capacityTokens: decimal('123456') },
      candidates: [{ ...candidate, tokens: decimal('98765') }, ...rest],
    };
    const [difference] = compareRuns(ready('A', inputs, []), [ready('B', changed, [])]).differences;
    expect(difference?.scenario).toEqual([expect.stringMatching(/^capacity: .* -> 123456$/u)]);
    expect(difference?.candidates).toEqual([expect.stringMatching(new RegExp(`^tokens of ${candidate.key}: .* -> 98765$`, 'u'))]);
    expect(difference?.rules).toEqual([]);
  }
});

it('names the rows of a rule that is gone and of one that is new', () => {
  const inputs = toInputs(randomPlan(1, 7));
  if (typeof inputs === 'string') throw new RangeError('seed 1 makes no inputs');
  const rule = (key: string, row: string): RunInputs => ({
    ...inputs,
    set: {
      ...inputs.set,
      shapes: { ...inputs.set.shapes, exclusions_initiatives_json: [key] },
      provenance: [{ bucket: 'exclusions_initiatives_json', entry: [key], rows: [row], strength: 'hard' }],
    },
  });
  const [a = '', b = ''] = inputs.candidates.map(({ key }) => key);
  const [difference] = compareRuns(ready('A', rule(a, 'Constraints!4'), []), [ready('B', rule(b, 'Constraints!7'), [])]).differences;
  const words = difference ? differenceLines(difference) : [];
  expect(words).toContain(`exclusion of ${a} removed (was Constraints row 4)`);
  expect(words).toContain(`exclusion of ${b} added (Constraints row 7)`);
});

it('names only the rows of the very entry, whatever other keys look like', () => {
  const inputs = toInputs(randomPlan(1, 7));
  if (typeof inputs === 'string') throw new RangeError('seed 1 makes no inputs');
  const excluding = (...keys: readonly string[]): RunInputs => ({
    ...inputs,
    set: {
      ...inputs.set,
      shapes: { ...inputs.set.shapes, exclusions_initiatives_json: keys },
      provenance: keys.map((key, at) => ({
        bucket: 'exclusions_initiatives_json',
        entry: [key],
        rows: [`Constraints!${at + 1}`],
        strength: 'hard',
      })),
    },
  });
  const [difference] = compareRuns(ready('A', excluding('A'), []), [ready('B', excluding('A', 'A added'), [])]).differences;
  expect(difference?.rules).toContainEqual({ words: 'exclusion of A added added', before: [], after: ['Constraints!2'] });
});

it('is no formula in a CSV file, and numbers stay numbers', () => {
  const inputs = toInputs(randomPlan(1, 7));
  if (typeof inputs === 'string') throw new RangeError('seed 1 makes no inputs');
  const comparison = compareRuns(ready('A', inputs, []), [ready('B', inputs, [])]);
  const lines = toComparisonCsv({ ...comparison, inAll: [], inSome: [], inNone: ['=1+1', '-x', '-5'] }).split('\r\n');
  expect(lines.filter((line) => line.startsWith('initiative'))).toEqual([
    "initiative,'=1+1,–,–",
    "initiative,'-x,–,–",
    'initiative,-5,–,–',
  ]);
});
