import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk } from '../support/cli.ts';
import { writeFolder } from '../support/small-plan.ts';

// A program that calls itself CBC and knows nothing else: what is asked of engines on PATH must be answered without any real one.
const desk = openDesk({ PATH: `/nowhere${delimiter}` });
afterAll(desk.clear);

beforeAll(() => {
  writeFolder(join(desk.folder, 'plan'));
});

describe('--engine', () => {
  it('names an engine that is not known, with the near miss and those that can be used here', async () => {
    const end = await desk.json('run', 'plan', '--constraint-set', 'Base', '--engine', 'high');
    expect(end).toMatchObject({
      code: 2,
      document: {
        error: {
          code: 'engine-unknown',
          message: 'There is no engine named "high". Did you mean highs?',
          hint: expect.stringMatching(/^Known: auto, highs-wasm, .*glpsol\. On this computer: highs-wasm\.$/),
        },
      },
    });
  });

  it('says what to install when the engine is not on PATH, before anything is changed', async () => {
    const end = await desk.json('run', 'plan', '--constraint-set', 'Base', '--engine', 'scip');
    expect(end).toMatchObject({
      code: 1,
      document: { error: { code: 'engine-missing', message: 'The solver SCIP is not on this computer: no program scip is on PATH.' } },
    });
    expect((await desk.json('runs')).document).toEqual({ runs: [] });
  });

  it('is kept with the run', async () => {
    const { document } = await desk.json('run', 'plan', '--constraint-set', 'Base', '--engine', 'highs-wasm', '--no-write');
    expect(document).toMatchObject({ result: 'optimal', objective: [190] });
  });

  it('is refused where a program of that name is another one', async () => {
    const folder = join(desk.folder, 'bin');
    mkdirSync(folder);
    writeFileSync(join(folder, 'scip'), '#!/bin/sh\necho "scip: code index 3.1"\n');
    chmodSync(join(folder, 'scip'), 0o755);
    const other = openDesk({ PATH: folder });
    try {
      const end = await other.json('solve', 'absent.json', '--engine', 'scip');
      expect(end.document.error.code).toBe('file-missing');
      writeFileSync(
        join(other.folder, 'one.json'),
        '{"format":"planwright-problem/1","variables":["A"],"objectives":[{"name":"o","linear":{"A":1},"pairs":[]}],"constraints":[]}',
      );
      const refused = await other.json('solve', 'one.json', '--engine', 'scip');
      expect(refused).toMatchObject({
        code: 1,
        document: { error: { code: 'engine-unknown-program', hint: 'Asked for its version, it said: scip: code index 3.1.' } },
      });
    } finally {
      other.clear();
    }
  });
});

describe('--gap and --progress', () => {
  it('take a percentage, and nothing else', async () => {
    for (const text of ['0', '-1', '100', 'abc', '']) {
      const end = await desk.planwright('run', 'plan', '--gap', text);
      expect({ text, code: end.code, said: /percentage above 0 and below 100/.test(end.stderr) }).toEqual({ text, code: 2, said: true });
    }
  });

  it('leave standard output one document', async () => {
    const { code, document, stderr } = await desk.json(
      'run',
      'plan',
      '--constraint-set',
      'Base',
      '--gap',
      '1%',
      '--progress',
      '--no-write',
    );
    expect({ code, ...document }).toMatchObject({ code: 0, objective: [190] });
    for (const line of stderr.split('\n').filter((it) => it !== '')) {
      expect(Object.keys(JSON.parse(line).progress).sort()).toEqual(
        ['bound', 'gap_pct', 'incumbent', 'name', 'seconds', 'stage', 'stage_count'].sort(),
      );
    }
  });
});
