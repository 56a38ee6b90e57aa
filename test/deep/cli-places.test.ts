import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLES, typeExample } from '../support/cli-examples.ts';
import { edited, SMALL_PLAN, writeFolder } from '../support/small-plan.ts';
import { bringTo, type PlanAt } from '../support/three-places.ts';

// A planner's commands say the same, word for word, wherever the rows stand: what is shown for a workbook in docs/cli.md is what a folder and a
// Google Sheet get.

const GOLDEN = join(import.meta.dirname, '../golden/cli');
const NAMES = [
  'check',
  'sync-dry-run',
  'sync',
  'run',
  'run-infeasible',
  'publish',
  'whatif',
  'whatif-weights',
  'compare',
  'run-prices',
  'error',
];

/** Without the command itself, and without where the workbook as it was is kept: Google keeps that. */
const told = (text: string): string => text.replace(/^.*\n/u, '').replaceAll(/(Wrote \d+ cells).*$/gmu, '$1');

describe.each(['a folder', 'a Google Sheet'] as const)('the examples of docs/cli.md, as %s', (kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'planwright-places-'));
  let team: PlanAt;
  let draft: PlanAt;
  beforeAll(async () => {
    team = await bringTo(kind, writeFolder(join(folder, 'team')), 'team', { PLANWRIGHT_ACTOR: 'mia' });
    draft = await bringTo(
      kind,
      writeFolder(join(folder, 'draft'), edited(SMALL_PLAN, 'Constraints', 'UK,,25,agreed', 'Uk,,lots,agreed')),
      'draft',
    );
  });
  afterAll(async () => {
    await team.clear();
    await draft.clear();
    rmSync(folder, { recursive: true });
  });

  it('are answered in the same words', async () => {
    expect((await team.desk.planwright('init', team.source)).code).toBe(0);
    for (const [name, ...args] of EXAMPLES.filter(([it]) => NAMES.includes(it))) {
      const { desk, source } = args.includes('draft.xlsx') ? draft : team;
      const named = args.flatMap((arg) => (arg === 'team.xlsx' ? [source, '--workspace', 'team'] : [arg === 'draft.xlsx' ? source : arg]));
      expect(told(await typeExample(desk, named)), name).toBe(told(readFileSync(join(GOLDEN, `${name}.txt`), 'utf8')));
    }
  });
});
