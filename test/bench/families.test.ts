import { describe, expect, it } from 'vitest';
import { FAMILIES, makeFamily } from '../../bench/families.ts';
import { makeFamilyInputs } from '../../bench/family/family-inputs.ts';
import { poseRun } from '../../src/app/pose-run.ts';
import { canonicalJson } from '../../src/base/json.ts';
import { hashProblem, toProblemJson } from '../../src/problem/canonical-problem.ts';
import { checkSelection } from '../../src/problem/check-problem.ts';
import { parseProblem } from '../../src/problem/parse-problem.ts';
import type { Problem } from '../../src/problem/problem.ts';

const cases = FAMILIES.flatMap((family) => [50, 200, 1000].flatMap((size) => [1, 2, 3].map((seed) => ({ family, size, seed }))));

describe('the generated problem families', () => {
  it.each(cases)('gives $family $size seed $seed a plan and a valid problem file', ({ family, size, seed }) => {
    const { problem, plan } = makeFamily(family, size, seed);
    expect(problem.variables).toHaveLength(size);
    expect(checkSelection(problem, plan).violations).toEqual([]);
    const parsed = parseProblem(canonicalJson(toProblemJson(problem)));
    expect(parsed.ok && hashProblem(parsed.problem)).toBe(hashProblem(problem));
  });

  it.each(FAMILIES)('poses %s from the inputs of a run as it stands, but for overlaps', (family) => {
    const { problem } = makeFamily(family, 200, 1);
    const posed = poseRun(makeFamilyInputs(family, 200, 1)).problem;
    const said = ({ constraints }: Problem): readonly string[] =>
      constraints.map((it) => JSON.stringify({ ...it, name: '', rows: undefined })).sort();
    expect(said(posed)).toEqual(said(problem));
    expect(canonicalJson({ ...posed.objectives[0]?.linear })).toBe(canonicalJson({ ...problem.objectives[0]?.linear }));
    const bonuses = problem.objectives[0]?.pairs.filter(([, , bonus]) => bonus.gt('0')) ?? [];
    expect(canonicalJson([...(posed.objectives[0]?.pairs ?? [])].sort())).toBe(canonicalJson([...bonuses].sort()));
  });

  it('gives the same problem for the same seed, and another for another', () => {
    const hashes = [1, 1, 2].map((seed) => hashProblem(makeFamily('easy', 50, seed).problem));
    expect(hashes[0]).toBe(hashes[1]);
    expect(hashes[2]).not.toBe(hashes[0]);
  });

  it.each(FAMILIES)('asks %s for floors, caps and ties that bear on each other', (family) => {
    const { constraints, objectives } = makeFamily(family, 200, 1).problem;
    const count = (prefix: string): number => constraints.filter(({ name }) => name.startsWith(prefix)).length;
    expect(count('floor: ') + count('cap: ')).toBeGreaterThanOrEqual(10);
    expect(Math.min(count('floor: '), count('cap: '))).toBeGreaterThan(0);
    expect(count('target floor: ')).toBeGreaterThanOrEqual(2);
    for (const word of ['mandatory', 'bundle', 'exclusion', 'prerequisite']) expect(count(word), word).toBeGreaterThan(0);
    expect(objectives[0]?.pairs.length).toBe(family === 'synergy-heavy' ? 300 : 0);
  });
});
