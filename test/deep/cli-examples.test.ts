import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VERSIONS, writeFake } from '../engine/programs/fake-program.ts';
import { openDesk } from '../support/cli.ts';
import { EXAMPLES, typeExample } from '../support/cli-examples.ts';
import { edited, SMALL_PLAN, writeXlsx } from '../support/small-plan.ts';

// What docs/cli.md shows is what the commands print. `npx vitest run --project deep test/deep/cli-examples.test.ts -u` rewrites the files; then
// `npm run docs` renews the page.

const FOLDER = join(import.meta.dirname, '../golden/cli');
// A PATH of our own: which solvers are on it must not depend on the machine.
const bin = mkdtempSync(join(tmpdir(), 'planwright-bin-'));
const desk = openDesk({ PLANWRIGHT_ACTOR: 'mia', PATH: bin });
afterAll(() => {
  desk.clear();
  rmSync(bin, { recursive: true });
});
beforeAll(() => {
  writeFake(bin, 'cbc', { version: VERSIONS.cbc ?? '' });
  writeXlsx(join(desk.folder, 'team.xlsx'));
  writeXlsx(join(desk.folder, 'draft.xlsx'), edited(SMALL_PLAN, 'Constraints', 'UK,,25,agreed', 'Uk,,lots,agreed'));
});

describe('the examples of docs/cli.md', () => {
  it('are what the commands print', async () => {
    for (const [name, ...args] of EXAMPLES) await expect(await typeExample(desk, args)).toMatchFileSnapshot(join(FOLDER, `${name}.txt`));
    expect(readdirSync(FOLDER).filter((name) => name.endsWith('.txt'))).toHaveLength(EXAMPLES.length);
  }, 600_000);
});
