import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppDeps } from '../../src/app/deps.ts';
import { openApp } from '../../src/app/open-app.ts';
import { runScenario } from '../../src/app/run-scenario.ts';
import { showRun } from '../../src/app/runs.ts';
import { verifyRun } from '../../src/app/verify-run.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { startHighs } from '../../src/engine/highs.ts';
import { NO_PROGRAMS } from '../../src/engine/programs/programs.ts';
import { portfolioItems, portfolios, runs } from '../../src/store/schema.ts';
import { scriptedEngine } from '../engine/scripted-engine.ts';
import { appStore } from '../support/app-store.ts';
import { SMALL_PLAN, writeFolder } from '../support/small-plan.ts';

// The second engine is the real one under another name, or one that answers as it is told: what is made of its answers is what is looked at.

const folder = mkdtempSync(join(tmpdir(), 'planwright-verify-'));
const app = openApp({ store: await appStore(folder), actor: 'ada', colour: 'never', programs: NO_PROGRAMS });
const source = writeFolder(join(folder, 'plan'), {
  ...SMALL_PLAN,
  Constraints: `${SMALL_PLAN.Constraints}Q1,Forced,floor,country,UK,5,,\n`,
});
afterAll(() => rmSync(folder, { recursive: true }));

const withSecond = (start: () => Engine | Promise<Engine>): AppDeps => ({
  ...app,
  startEngine: async () => start(),
});
const honest = withSecond(async () => {
  const engine = await startHighs();
  return { ...engine, facts: { ...engine.facts, name: 'second' } };
});
const infinite = Number.POSITIVE_INFINITY;
const silent = withSecond(() => scriptedEngine(() => ({ status: 'limit', limit: 'time', point: null, bound: infinite, raw: 'nothing' })));
const denying = withSecond(() => scriptedEngine(() => ({ status: 'infeasible', point: null, bound: infinite, raw: 'infeasible' })));

const runOf = async (constraintSet: string): Promise<string> => {
  const answer = await runScenario(app, {
    source,
    constraintSet,
    scope: 'all',
    write: false,
    allowStale: false,
    leaveOutErrors: false,
    tieBreak: true,
  });
  if (answer.kind !== 'done') throw new TypeError('the run was refused');
  return answer.report.runId;
};

/** Changes what the store holds of a run, as no command can. */
const tamper = async (work: (queries: Awaited<ReturnType<AppDeps['openStore']>>['queries']) => Promise<unknown>): Promise<void> => {
  const store = await app.openStore();
  await store.transact((queries) => work(queries));
  await store.close();
};

describe('a second opinion', () => {
  let base = '';
  let tight = '';
  beforeAll(async () => {
    base = await runOf('Base');
    tight = await runOf('Tight');
  }, 60_000);

  it('agrees on the best value of every objective, the tie-break too, and is kept with the run', async () => {
    const answer = await verifyRun(honest, { run: base });
    expect(answer).toMatchObject({
      inputsMatch: true,
      planHolds: true,
      verification: { verdict: 'agree', result: 'optimal', actor: 'ada' },
    });
    expect(answer.verification.findings).toContainEqual(
      expect.stringMatching(/^Confirmed as the best possible: gmv 190 and the tie-break -50/),
    );
    expect(await showRun(app, base)).toMatchObject({
      selected: ['A', 'C'],
      verifications: [
        { verdict: 'agree', engine: 'second', engine_version: expect.stringMatching(/\d/), settings: { mip_rel_gap: 0, seed: 0 } },
      ],
    });
  });

  it('agrees that there is no plan', async () => {
    const { verification, planHolds } = await verifyRun(honest, { run: tight });
    expect({ planHolds, ...verification }).toMatchObject({ planHolds: null, verdict: 'agree', result: 'infeasible', objective: [] });
    expect(verification.findings.slice(-2)).toEqual([
      expect.stringMatching(/^No engine had to be asked/),
      'Given the problem with nothing shortened or scaled, it finds no plan either.',
    ]);
  });

  it('is undecided when the second engine comes to its limit, and says what is certain all the same', async () => {
    const { verification, planHolds } = await verifyRun(silent, { run: base });
    expect({ planHolds, ...verification }).toMatchObject({ planHolds: true, verdict: 'undecided', limit: 'time' });
    expect(verification.findings).toContain('Its plan keeps every rule, and is worth what the run said.');
  });

  it('disagrees, and says who is wrong, when the second engine finds no plan though there is one', async () => {
    // Something must be chosen here, so that choosing nothing is no plan that the engine could be caught with at once.
    const { verification } = await verifyRun(denying, { run: await runOf('Forced') });
    expect(verification.verdict).toBe('disagree');
    expect(verification.findings).toContain(
      'The second engine says that there is no plan; but the plan of the run is one. The second engine is wrong.',
    );
  });

  it('finds that a stored plan is not the best one, or is none', async () => {
    const worse = await runOf('Base');
    await tamper(async (queries) => {
      const [row] = await queries
        .select({ id: portfolios.id })
        .from(portfolios)
        .innerJoin(runs, eq(portfolios.runId, runs.id))
        .where(eq(runs.runId, worse));
      await queries.update(portfolioItems).set({ initiativeKey: 'B' }).where(eq(portfolioItems.initiativeKey, 'A'));
      expect(row).toBeDefined();
    });
    const { verification, planHolds } = await verifyRun(honest, { run: worse });
    expect({ planHolds, verdict: verification.verdict }).toEqual({ planHolds: false, verdict: 'disagree' });
    expect(verification.findings).toContain('Its plan is not worth what the run said.');
    expect(verification.findings).toContain('The second engine found a better plan: gmv 190 instead of 140.');
  });

  it('finds that stored inputs are not those of the run', async () => {
    const changed = await runOf('Base');
    await tamper((queries) =>
      queries
        .update(runs)
        .set({ inputsHash: '0'.repeat(64) })
        .where(eq(runs.runId, changed)),
    );
    const { inputsMatch, verification } = await verifyRun(honest, { run: changed });
    expect({ inputsMatch, verdict: verification.verdict }).toEqual({ inputsMatch: false, verdict: 'disagree' });
  });

  it('needs a run that has ended and that had inputs', async () => {
    await expect(verifyRun(honest, { run: 'RUN-nope' })).rejects.toMatchObject({ code: 'run-unknown' });
  });

  it('comes from an engine of another make, and says so when it does not', async () => {
    const fresh = await runOf('Base');
    const sameWords = 'The run was solved by the same engine: this is no independent opinion.';
    const other = await verifyRun(app, { run: fresh });
    expect(other).toMatchObject({ run: { engineName: 'planwright' }, verification: { verdict: 'agree', engineName: 'highs-wasm' } });
    expect(other.verification.findings).not.toContain(sameWords);
    const same = await verifyRun(app, { run: fresh, engine: 'planwright' });
    expect(same.verification).toMatchObject({ verdict: 'agree', engineName: 'planwright' });
    expect(same.verification.findings).toContain(sameWords);
  });
});
