import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startPlanwright } from '../../src/engine/planwright.ts';
import { describeEngine } from './conformance.ts';

describeEngine('planwright', startPlanwright);

test('an engine that nobody closed does not keep the program running, with HiGHS started or not', () => {
  const source = fileURLToPath(new URL('../../src/engine/planwright.ts', import.meta.url));
  const script = `const { startPlanwright } = await import(${JSON.stringify(source)});
    await startPlanwright();
    const engine = await startPlanwright();
    const none = Float64Array.of();
    const problem = {
      columnCount: 1, rowCount: 0, objective: Float64Array.of(1), columnLower: Float64Array.of(0), columnUpper: Float64Array.of(1),
      integer: Uint8Array.of(1), rowLower: none, rowUpper: none, rowStart: Int32Array.of(0), index: Int32Array.of(), value: none,
    };
    const options = { timeLimitMs: 10_000, seed: 0, absoluteGap: 0, tolerance: 1e-6, careful: true };
    console.log((await engine.solve(problem, options, {})).status);`;
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], { timeout: 20_000, encoding: 'utf8' });
  expect({ status: child.status, stdout: child.stdout.trim() }).toEqual({ status: 0, stdout: 'optimal' });
});
