import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startHighs } from '../../src/engine/highs.ts';
import { describeEngine } from './conformance.ts';

describeEngine('highs', startHighs);

test('an engine that nobody closed does not keep the program running', () => {
  const source = fileURLToPath(new URL('../../src/engine/highs.ts', import.meta.url));
  const script = `const { startHighs } = await import(${JSON.stringify(source)}); await startHighs(); console.log('started');`;
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], { timeout: 20_000, encoding: 'utf8' });
  expect({ status: child.status, stdout: child.stdout.trim() }).toEqual({ status: 0, stdout: 'started' });
});
