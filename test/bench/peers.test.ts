import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeFamilyProblem } from '../../bench/families.ts';
import { isInstalled } from '../../bench/measure/install-peers.ts';
import { measureCell } from '../../bench/measure/measure-cell.ts';
import { writeProblemFiles } from '../../bench/measure/problem-files.ts';
import { HIGHS_WASM, PEERS, PLANWRIGHT } from '../../bench/measure/solvers.ts';
import { CHANGES, measureWhatIf } from '../../bench/measure/what-if.ts';
import { decimal } from '../../src/base/decimal.ts';
import { AUTO_ENGINE } from '../../src/engine/engine-names.ts';
import { NO_PROGRAMS } from '../../src/engine/programs/programs.ts';
import { startEngine } from '../../src/engine/start-engine.ts';
import { PROBLEM_FORMAT, type Problem } from '../../src/problem/problem.ts';

const folder = mkdtempSync(join(tmpdir(), 'planwright-bench-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const setting = { limitSeconds: 60, folder, say: () => undefined };

describe('solvers side by side', () => {
  for (const peer of PEERS) {
    const installed = isInstalled(peer);
    it.skipIf(!installed)(
      `${peer.title} agrees with us to the last digit${installed ? '' : ' (skipped: it is not installed)'}`,
      async () => {
        const { runs } = await measureCell((seed) => makeFamilyProblem('synergy-heavy', 50, seed), [1], [PLANWRIGHT, peer], setting);
        expect(runs.map(({ status, fault }) => ({ status, fault }))).toEqual(runs.map(() => ({ status: 'optimal', fault: undefined })));
        expect(new Set(runs.map(({ objective }) => objective)).size).toBe(1);
      },
      120_000,
    );
  }

  it('takes turns at going first, and measures time, CPU and memory', async () => {
    const { runs, versions } = await measureCell((seed) => makeFamilyProblem('easy', 50, seed), [1, 2], [PLANWRIGHT, HIGHS_WASM], setting);
    expect(runs.map(({ solver }) => solver)).toEqual(['planwright', 'highs-wasm', 'highs-wasm', 'planwright']);
    for (const { seconds, cpuSeconds, peakMb } of runs) expect(Math.min(seconds, cpuSeconds, peakMb)).toBeGreaterThan(0);
    expect(Object.keys(versions).sort()).toEqual(['highs-wasm', 'planwright']);
  }, 120_000);

  it('ends alike from nothing and from the plan before, whatever is forced or barred', async () => {
    const engine = await startEngine(AUTO_ENGINE, NO_PROGRAMS);
    try {
      for (const changes of CHANGES) {
        const { count, differing } = await measureWhatIf(makeFamilyProblem('easy', 50, 1), changes, 6, engine);
        expect({ count, differing }).toEqual({ count: 6, differing: [] });
      }
    } finally {
      await engine.close();
    }
  }, 120_000);
});

describe('problem files for peers', () => {
  const problem: Problem = {
    format: PROBLEM_FORMAT,
    variables: ['a', 'b', 'c'],
    objectives: [
      {
        name: 'score',
        linear: { a: decimal('3'), b: decimal('-5') },
        pairs: [
          ['a', 'b', decimal('2')],
          ['b', 'c', decimal('-1')],
        ],
      },
    ],
    constraints: [],
  };

  it('hold only the product rows that a bonus or an overlap needs', () => {
    const text = readFileSync(writeProblemFiles(problem, folder).mps, 'utf8');
    expect([...text.matchAll(/^ [LGE] {2}(\S+)$/gmu)].map(([, name]) => name)).toEqual(['p1a', 'p1b', 'p2c']);
    expect(text).not.toMatch(/p1c|p2a|p2b/u);
  });

  it('come with the objective negated, to be minimised', () => {
    const { mps, keyOf } = writeProblemFiles(problem, folder);
    const text = readFileSync(mps, 'utf8');
    expect([...text.matchAll(/^ {4}(\S+) {2}objective {2}(\S+)$/gmu)].map(([, column = '', value]) => [keyOf(column), value])).toEqual([
      ['a', '-3'],
      ['b', '5'],
      ['a and b', '-2'],
      ['b and c', '1'],
    ]);
  });
});
