import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import highsModule, { type Highs } from 'highs';
import { beforeAll, expect, test } from 'vitest';
import { decimal } from '../../src/base/decimal.ts';
import { findProgram } from '../../src/engine/programs/find-program.ts';
import { toLpText } from '../../src/problem/lp-text.ts';
import { toMpsText } from '../../src/problem/mps-text.ts';
import type { Problem } from '../../src/problem/problem.ts';
import { bruteForce } from './brute-force.ts';
import { PROGRAMS_HERE } from './programs/programs-here.ts';
import { randomProblem } from './random-problems.ts';

// As in the engine's thread: the package's types show one more `default` than there is.
const loadHighs = highsModule as unknown as typeof highsModule.default;
let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

/** Optimum as another solver reads it; `null` when it finds no plan. */
const solveText = (format: 'lp' | 'mps', text: string): number | null =>
  highs.withModel(format === 'lp' ? { format, data: text } : { format, data: new TextEncoder().encode(text) }, (model) => {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0 });
    model.run();
    if (model.getModelStatus() === highs.constants.modelStatus.infeasible) return null;
    return format === 'mps' ? -model.getObjectiveValue() : model.getObjectiveValue();
  });

/** Small whole numbers: what floating point can read back without doubt. */
const isPlain = (problem: Problem): boolean => {
  const numbers = problem.constraints
    .flatMap((constraint) =>
      constraint.kind === 'linear'
        ? [...constraint.terms.map(([, value]) => value), constraint.min ?? [], constraint.max ?? []].flat()
        : [],
    )
    .concat(problem.objectives.flatMap(({ linear, pairs }) => [...Object.values(linear), ...pairs.map(([, , value]) => value)]));
  return numbers.every((value) => value.c.length <= 5 && Math.abs(value.e) <= 5);
};

test('another solver reads LP and MPS files to the same optimum, stage by stage', () => {
  let read = 0;
  for (let seed = 1; seed <= 600; seed++) {
    const problem = randomProblem(seed, 10);
    if (!isPlain(problem)) continue;
    const best = bruteForce(problem);
    const values = (best ?? []).map(({ units }) => ({ sum: decimal(`${units}e-40`), divisor: decimal('1') }));
    for (let stage = 0; stage < (best ? problem.objectives.length : 1); stage++) {
      const wanted = best ? Number(values[stage]?.sum.toFixed()) : null;
      for (const format of ['lp', 'mps'] as const) {
        const text = (format === 'lp' ? toLpText : toMpsText)(problem, stage, values);
        const found = solveText(format, text);
        if (wanted === null) expect({ seed, format, found }).toEqual({ seed, format, found: null });
        else expect(found, `seed ${seed} ${format} stage ${stage}`).toBeCloseTo(wanted, 4);
        read++;
      }
    }
  }
  expect(read).toBeGreaterThan(40);
});

for (const program of ['cbc', 'glpsol']) {
  const path = await findProgram(program, PROGRAMS_HERE.folders);
  test.skipIf(path === null)(`${program} reads both as we mean them${path === null ? ' (skipped: it is not on PATH)' : ''}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'planwright-texts-'));
    let read = 0;
    for (let seed = 1; seed <= 80; seed++) {
      const problem = randomProblem(seed, 10);
      const best = isPlain(problem) ? bruteForce(problem) : null;
      if (!best) continue;
      const wanted = Number(decimal(`${best[0]?.units}e-40`).toFixed());
      for (const [format, text] of [
        ['lp', toLpText(problem)],
        ['freemps', toMpsText(problem)],
      ] as const) {
        const file = join(folder, `${seed}.${format === 'lp' ? 'lp' : 'mps'}`);
        writeFileSync(file, text);
        const args =
          program === 'cbc' ? [file, '-ratioGap', '0', '-solve', '-quit'] : [`--${format}`, file, '--mipgap', '0', '-o', `${file}.out`];
        const { stdout } = spawnSync(path ?? '', args, { encoding: 'utf8' });
        const answer = program === 'cbc' ? stdout : existsSync(`${file}.out`) ? readFileSync(`${file}.out`, 'utf8') : '';
        const found = /(?:^Objective value:|^Objective: {2}\S+ =)\s+(\S+)/mu.exec(answer)?.[1];
        const value = Number(found) * (format === 'lp' ? 1 : -1);
        expect(
          found === undefined ? 'no answer' : Math.abs(value - wanted) < 1e-4,
          `seed ${seed} ${format}: ${value} for ${wanted}\n${stdout}`,
        ).toBe(true);
        read++;
      }
    }
    rmSync(folder, { recursive: true });
    expect(read).toBeGreaterThan(10);
  });
}

test('names are safe whatever the keys are, and a comment says what they stand for', () => {
  const keys = ['a b', 'a_b', '1e5', '\n+ 3 x >= 5', 'End', 'ключ', '', '__proto__'].filter((key) => key !== '');
  const problem: Problem = {
    format: 'planwright-problem/1',
    variables: keys,
    objectives: [{ name: 'free\nSubject To', linear: Object.fromEntries(keys.slice(0, 6).map((key) => [key, decimal('1.5')])), pairs: [] }],
    constraints: [{ kind: 'linear', name: 'Bounds: 3', terms: keys.map((key) => [key, decimal('1')]), max: decimal('2') }],
  };
  expect(solveText('lp', toLpText(problem))).toBeCloseTo(3);
  expect(solveText('mps', toMpsText(problem))).toBeCloseTo(3);
  expect(toLpText(problem)).toContain('\\ x1_a_b = a b\n\\ x2_a_b = a_b');
});

test('numbers are written digit for digit', () => {
  const long = '123456789012345678901.000000000000000000000000000001';
  const problem: Problem = {
    format: 'planwright-problem/1',
    variables: ['a'],
    objectives: [{ name: 'o', linear: { a: decimal(long) }, pairs: [] }],
    constraints: [],
  };
  expect(toLpText(problem)).toContain(`+ ${long} x1_a`);
  expect(toMpsText(problem)).toContain(`objective  -${long}`);
});
