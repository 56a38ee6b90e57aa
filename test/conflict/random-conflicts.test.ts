import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeInputs } from '../../src/app/change-inputs.ts';
import { breachesOf, poseRun } from '../../src/app/pose-run.ts';
import { tryRelaxation } from '../../src/app/try-relaxation.ts';
import { add, decimal } from '../../src/base/decimal.ts';
import type { Infeasibility } from '../../src/engine/conflict.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { checkSelection } from '../../src/problem/check-problem.ts';
import { startUsualEngine } from '../engine/own-engines.ts';
import { judgeConflict } from '../support/conflict-judge.ts';
import { type Judged, judgeCases, planCase, workbookCase } from '../support/random-conflicts.ts';

let engine: Engine;
let workbooks: readonly Judged[];
beforeAll(async () => {
  engine = await startUsualEngine();
  workbooks = await judgeCases(workbookCase, 1, 60, engine);
}, 120_000);
afterAll(() => engine.close());

describe('infeasible workbooks against trying every selection', () => {
  it('names conflicts whose every row is needed, and changes that are enough, the least, and all there are', () => {
    expect(workbooks.flatMap(({ complaints }) => complaints)).toEqual([]);
    // All sorts of answers are among them.
    const seen = (holds: (found: Infeasibility) => boolean): number => workbooks.filter(({ found }) => holds(found)).length;
    expect(seen(({ conflicts }) => conflicts.length > 1)).toBeGreaterThan(2);
    expect(seen(({ relaxations: [first] }) => first?.alone === false)).toBeGreaterThan(3);
    expect(seen(({ relaxations }) => relaxations.some(({ changes }) => changes.some((it) => 'drop' in it)))).toBeGreaterThan(20);
    expect(seen(({ relaxations }) => relaxations.some(({ changes }) => changes.some((it) => !('drop' in it))))).toBeGreaterThan(20);
  });

  it('does so under both scopes, with candidates outside and what they bar', async () => {
    const plans = await judgeCases(planCase, 1, 40, engine);
    expect(plans.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

describe('what a report proposes to try where there is no plan', () => {
  it('can be asked of a what-if as it stands, and the plan that shows it is enough is one there', () => {
    const trials = workbooks.flatMap(({ inputs, found }) =>
      found.relaxations.map(({ changes, selected }) => {
        const { inputs: changed } = changeInputs(inputs, { include: [], exclude: [], ...tryRelaxation(changes, inputs) });
        const { violations } = checkSelection(poseRun(changed).problem, selected);
        return [...violations.map(({ name }) => name), ...breachesOf(selected, changed).map(({ words }) => words)];
      }),
    );
    expect(trials.flat()).toEqual([]);
    expect(trials.length).toBeGreaterThan(60);
  });
});

describe('the judge of conflicts', () => {
  const first = (holds: (found: Infeasibility) => boolean): Judged => {
    const found = workbooks.find((it) => holds(it.found));
    if (!found) throw new RangeError('no such case');
    return found;
  };
  const complaints = ({ world, found }: Judged, changed: Partial<Infeasibility>) =>
    judgeConflict(world, { ...found, ...changed }).join('\n');

  it('notices a row too many and a row too few', () => {
    const it = first(({ conflicts: [only] }) => (only?.rows.length ?? 0) > 1);
    const [conflict] = it.found.conflicts;
    const rows = conflict?.rows ?? [];
    const other = it.world.rows.find((row) => !rows.includes(row)) ?? '';
    const more = complaints(it, { conflicts: [{ rows: [...rows, other], provenMinimal: true }] });
    expect(more).toContain(`${other} is not needed`);
    expect(complaints(it, { conflicts: [{ rows: rows.slice(1), provenMinimal: true }] })).toContain('hold together');
  });

  it('notices a change that is too small, too large, or missing', () => {
    const it = first(({ relaxations: [only] }) => only?.alone === true && only.changes.some((change) => !('drop' in change)));
    const [relaxation, ...others] = it.found.relaxations;
    const moved = (step: string) => {
      const changes = (relaxation?.changes ?? []).map((change) =>
        'drop' in change ? change : { ...change, to: add(change.to, decimal(step)) },
      );
      return complaints(it, { relaxations: relaxation ? [{ ...relaxation, changes }, ...others] : [] });
    };
    const both = [moved('0.001'), moved('-0.001')].join('\n');
    expect(both).toContain('is not enough');
    expect(both).toMatch(/less than .* is enough/);
    expect(complaints(it, { relaxations: others })).toContain('single rows that are enough');
  });

  it('notices a joint change where a cheaper one would do', () => {
    const it = first(({ conflicts }) => conflicts.length > 1);
    const changes = it.world.rows.map((row) => ({ row, drop: true }) as const);
    const all = { changes, alone: false, provenLeast: true, selected: [] };
    expect(complaints(it, { relaxations: [all] })).toContain('cheaper');
  });
});
