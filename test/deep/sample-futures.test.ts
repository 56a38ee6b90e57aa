import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toRobustnessJson } from '../../src/answers/robustness/to-json.ts';
import type { AppDeps } from '../../src/app/deps.ts';
import { openApp } from '../../src/app/open-app.ts';
import { runScenario } from '../../src/app/run-scenario.ts';
import { type FuturesAnswer, type FuturesRequest, sampleFutures } from '../../src/app/sample-futures.ts';
import { NotFoundError, UnavailableError } from '../../src/base/errors.ts';
import { canonicalJson } from '../../src/base/json.ts';
import { NO_PROGRAMS } from '../../src/engine/programs/programs.ts';
import type { StoreSettings } from '../../src/store/database.ts';
import { appStore, copyOfStore } from '../support/app-store.ts';
import { doubt } from '../support/future-agreement.ts';
import { random } from '../support/random.ts';
import { SMALL_PLAN, writeFolder } from '../support/small-plan.ts';

const folder = mkdtempSync(join(tmpdir(), 'planwright-futures-'));
afterAll(() => rmSync(folder, { recursive: true }), 60_000);

const home = await appStore(folder);
const appIn = (store: StoreSettings): AppDeps => openApp({ store, actor: 'ada', colour: 'never', programs: NO_PROGRAMS });

/** Two dozen initiatives of which half fit: enough for the best plan to differ from future to future. */
const someRows = (): string => {
  const chance = random(5);
  return Array.from(
    { length: 24 },
    (_, at) => `I${at},T${at},${at % 2 ? 'UK' : 'DE'},${chance.whole(10, 99)},${chance.whole(10, 99)}`,
  ).join('\n');
};
const source = writeFolder(join(folder, 'plan'), {
  ...SMALL_PLAN,
  Candidates: `initiative_key,title,country,engineering_tokens,kpi.gmv\n${someRows()}\n`,
  Scenario_Config: 'scenario_name,objective_mode,capacity_total_tokens\nQ1,north_star,600\n',
  Constraints:
    'scenario_name,constraint_set_name,constraint_type,dimension,dimension_key,max_tokens\nQ1,Base,cap,country,UK,300\nQ1,Base,cap,country,DE,320\n',
});

let run = '';
beforeAll(async () => {
  const options = { scope: 'all', write: false, allowStale: false, leaveOutErrors: false, tieBreak: true } as const;
  const answer = await runScenario(appIn(home), { source, constraintSet: 'Base', ...options });
  if (answer.kind !== 'done') throw new TypeError('the run was refused');
  run = answer.report.runId;
}, 60_000);

/** The run again, in a store of its own, where nothing is kept of its futures. */
const freshApp = async (): Promise<AppDeps> => appIn(await copyOfStore(home, folder));

const ask = (app: AppDeps, more: Partial<FuturesRequest> = {}): Promise<FuturesAnswer> =>
  sampleFutures(app, { run, uncertainty: doubt(), samples: 24, threads: 1, ...more });
const bytes = ({ robustness, demands }: FuturesAnswer): string => canonicalJson(toRobustnessJson(robustness, demands));

describe('sampled futures', () => {
  it('are the same however many threads solve them', async () => {
    const one = await ask(await freshApp());
    expect([one.robustness.known, one.stopped, one.resumed]).toEqual([24, null, 0]);
    expect(one.robustness.initiatives.some(({ standing }) => standing === 'borderline')).toBe(true);
    expect(bytes(await ask(await freshApp(), { threads: 3 }))).toBe(bytes(one));
  });

  it('go on where a stop left them, and then say the same as in one go; more samples extend them', async () => {
    const app = await freshApp();
    const stop = new AbortController();
    const partial = await ask(app, { signal: stop.signal, onFuture: (done) => done >= 5 && stop.abort() });
    expect(partial.stopped).toBe('cancel');
    const { known, without, open, fit } = partial.robustness;
    expect([known + without, open, fit.looked]).toEqual([5, 0, 5]);
    const whole = await ask(app, { threads: 2 });
    expect([whole.resumed, whole.stopped]).toEqual([5, null]);
    expect(bytes(whole)).toBe(bytes(await ask(await freshApp())));
    const more = await ask(app, { samples: 30 });
    expect([more.resumed, more.robustness.known + more.robustness.without]).toEqual([24, 30]);
    expect((await ask(app, { uncertainty: doubt({ seed: 2 }), samples: 2 })).resumed).toBe(0);
  });

  it('of which a limit stopped some are told as not settled, and asked again the next time', async () => {
    const app = await freshApp();
    const hasty: AppDeps = {
      ...app,
      startFutureThread: async (job) => {
        const thread = await app.startFutureThread(job);
        return { ...thread, solve: async (index, limit) => ({ ...(await thread.solve(index, limit)), ...(index % 2 ? {} : OPEN) }) };
      },
    };
    const hurried = await ask(hasty, { samples: 6 });
    expect([hurried.robustness.known, hurried.robustness.open, hurried.stopped]).toEqual([3, 3, 'time']);
    expect(hurried.robustness.futures.map(({ outcome }) => outcome)).toEqual(['best', 'open', 'best', 'open', 'best', 'open']);
    expect((await ask(app, { samples: 6 })).resumed).toBe(3);
    expect((await ask(appIn(home), { samples: 6, timeLimitMs: 0.001 })).robustness.futures).toEqual([]);
  });

  it('are told even where the store cannot keep them', async () => {
    const app = appIn(home);
    let opened = 0;
    const busy: AppDeps = {
      ...app,
      openStore: () => {
        if (++opened > 1) throw new UnavailableError('Another Planwright is using the store.', { code: 'store-locked' });
        return app.openStore();
      },
    };
    const answer = await ask(busy, { samples: 3 });
    expect([answer.robustness.known, answer.notKept]).toEqual([3, 'Another Planwright is using the store.']);
  });

  it('are written into a tab of the workbook where asked, beside what a planner has under its name', async () => {
    const own = join(source, 'Robustness.csv');
    writeFileSync(own, 'how robust we feel,very\n');
    const app = await freshApp();
    const { publication, robustness } = await ask(app, { samples: 4, write: true });
    expect(publication).toMatchObject({ kind: 'written', receipt: { leftAlone: [] } });
    expect(readFileSync(own, 'utf8')).toBe('how robust we feel,very\n');
    const [head, whole, ...rows] = readFileSync(join(source, 'Planwright_Robustness.csv'), 'utf8').trim().split(/\r?\n/);
    expect(head).toBe('run_id,asked_at,uncertainty,initiative_key,title,in_plan,in_best_plans,futures_known,core_index,standing,message');
    expect(whole).toContain('"tokens ±20 %, contributions ±30 %, seed 1",,The whole plan,,,4,,,"Of 4 futures the best plan is known in 4.');
    const [first] = robustness.initiatives;
    expect(rows).toHaveLength(24);
    expect(rows[0]).toContain(`,${first?.key},${first?.title},${first?.isChosen ? 'TRUE' : 'FALSE'},2,4,0.5,borderline`);
    rmSync(own);
    await ask(app, { samples: 4, write: true });
    expect(readFileSync(join(source, 'Planwright_Robustness.csv'), 'utf8').trim().split(/\r?\n/)).toHaveLength(1 + 2 * 25);
    const away = { ...app, openSource: () => Promise.reject(new NotFoundError('The workbook is gone.', { code: 'source-unknown' })) };
    await expect(ask(away, { samples: 4, write: true })).rejects.toMatchObject({ code: 'source-unknown' });
  });

  it('need no flag where the sheet has ranges', async () => {
    const app = appIn(home);
    const ranged = writeFolder(join(folder, 'ranged'), {
      ...SMALL_PLAN,
      Candidates: `initiative_key,engineering_tokens,tokens_low,tokens_high,kpi.gmv,kpi.gmv_high
A,30,,,100,
B,30,25,40,9,12
C,30,20,,8,
`,
      Constraints: 'scenario_name,constraint_set_name,constraint_type,dimension,dimension_key,max_tokens\nQ1,Base,cap,all,all,60\n',
    });
    const options = { scope: 'all', write: false, allowStale: false, leaveOutErrors: false, tieBreak: true } as const;
    const answer = await runScenario(app, { source: ranged, constraintSet: 'Base', ...options });
    if (answer.kind !== 'done') throw new TypeError('the run was refused');
    const nothing = doubt({ tokensPct: null, contributionsPct: null });
    const { robustness } = await ask(app, { run: answer.report.runId, uncertainty: nothing, samples: 30 });
    expect(robustness.ranged).toBe(2);
    // A is worth more than the others together and always fits; B fits beside it only where it costs no more than 30, and C always does.
    expect(robustness.initiatives.map(({ key, standing }) => [key, standing]).toSorted()).toEqual([
      ['A', 'core'],
      ['B', 'borderline'],
      ['C', 'borderline'],
    ]);
  });

  it('are refused where nothing is uncertain, or weights decide nothing', async () => {
    const nothing = { tokensPct: null, contributionsPct: null };
    await expect(ask(appIn(home), { uncertainty: doubt(nothing) })).rejects.toMatchObject({ code: 'robustness-nothing' });
    const weights = { ...nothing, weightsPct: doubt().tokensPct };
    await expect(ask(appIn(home), { uncertainty: doubt(weights) })).rejects.toMatchObject({ code: 'robustness-weights' });
    await expect(ask(appIn(home), { engine: 'abacus' })).rejects.toMatchObject({ code: 'engine-unknown' });
  });
});

const OPEN = { outcome: 'open', enters: [], leaves: [], best: [] } as const;
