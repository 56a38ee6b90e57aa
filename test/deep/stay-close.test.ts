import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp } from '../../src/app/open-app.ts';
import { runScenario } from '../../src/app/run-scenario.ts';
import { verifyRun } from '../../src/app/verify-run.ts';
import { NO_PROGRAMS } from '../../src/engine/programs/programs.ts';
import type { Report } from '../../src/report/report.ts';
import { appStore } from '../support/app-store.ts';
import { SMALL_PLAN, writeFolder } from '../support/small-plan.ts';

// Free has three best plans: A with B1, with B2, or, for the fewest tokens, with B3. The other sets exclude what would be preferred.

const folder = mkdtempSync(join(tmpdir(), 'planwright-close-'));
const app = openApp({ store: await appStore(folder), actor: 'ada', colour: 'never', programs: NO_PROGRAMS });
afterAll(() => rmSync(folder, { recursive: true }));
const source = writeFolder(join(folder, 'plan'), {
  ...SMALL_PLAN,
  Candidates: `initiative_key,engineering_tokens,kpi.gmv
A,10,100
B1,20,50
B2,20,50
B3,15,50
`,
  Scenario_Config: 'scenario_name,objective_mode,capacity_total_tokens\nQ1,north_star,30\n',
  Constraints: `scenario_name,constraint_set_name,constraint_type,dimension_key,max_tokens
Q1,Free,cap,all,30
Q1,First,exclude_initiative,B2|B3,
Q1,Second,exclude_initiative,B1|B3,
`,
  Targets: 'scenario_name,constraint_set_name,kpi_key,target_value,target_type\n',
});

const run = async (constraintSet: string, stayCloseTo?: string): Promise<Report> => {
  const options = { scope: 'all', write: false, allowStale: false, leaveOutErrors: false, tieBreak: true } as const;
  const answer = await runScenario(app, { source, constraintSet, ...options, ...(stayCloseTo === undefined ? {} : { stayCloseTo }) });
  if (answer.kind !== 'done') throw new TypeError(`the run was refused: ${answer.messages.join(' ')}`);
  return answer.report;
};

describe('a run that stays close to another one', () => {
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    for (const set of ['First', 'Second']) ids[set] = (await run(set)).runId;
  }, 60_000);

  it('has of equally good plans the one that changes least, even for more tokens, and says so', async () => {
    expect((await run('Free')).selected).toEqual(['A', 'B3']);
    for (const [set, plan] of [
      ['First', ['A', 'B1']],
      ['Second', ['A', 'B2']],
    ] as const) {
      const report = await run('Free', ids[set]);
      expect([report.result, report.selected]).toEqual(['optimal', plan]);
      expect(report.messages).toEqual([
        `The plan is still that of ${ids[set]}.`,
        expect.stringMatching(
          /^Another plan is worth just as much, with B[123] and without B[12]: planwright alternatives \S+ --ties lists such plans\.$/u,
        ),
      ]);
    }
  });

  it('never gives up worth for it, and names what changed', async () => {
    const report = await run('Second', ids.First);
    expect(report.selected).toEqual(['A', 'B2']);
    expect(report.messages).toEqual([
      `Compared with ${ids.First}, B2 is new, and B1 is no longer in. It is proven that no plan that is worth as much changes less.`,
      'No other plan is worth as much.',
    ]);
  });

  it('can be verified from its snapshot', async () => {
    const { runId } = await run('Free', ids.Second);
    expect(await verifyRun(app, { run: runId, engine: 'highs-wasm' })).toMatchObject({
      inputsMatch: true,
      planHolds: true,
      verification: { verdict: 'agree' },
    });
  });

  it('is refused before anything is changed where there is no such run', async () => {
    await expect(run('Free', 'RUN-1999')).rejects.toMatchObject({ code: 'run-unknown' });
  });
});
