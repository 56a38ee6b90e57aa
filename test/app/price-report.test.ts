import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { AppDeps } from '../../src/app/deps.ts';
import { openApp } from '../../src/app/open-app.ts';
import type { RunAnswer, RunHooks, RunRequest } from '../../src/app/run-request.ts';
import { runScenario } from '../../src/app/run-scenario.ts';
import { UnavailableError } from '../../src/base/errors.ts';
import { NO_PROGRAMS } from '../../src/engine/programs/programs.ts';
import { appStore } from '../support/app-store.ts';
import { SMALL_PLAN, writeFolder } from '../support/small-plan.ts';

// Of A (100) and B or C (60 and 50 for 20 tokens each) the capacity lets one pair through: A with B. D is forbidden, E has no tokens.

const folder = mkdtempSync(join(tmpdir(), 'planwright-prices-'));
const app = openApp({ store: await appStore(folder), actor: 'ada', colour: 'never', programs: NO_PROGRAMS });
afterAll(() => rmSync(folder, { recursive: true }));

const TABS = {
  ...SMALL_PLAN,
  Candidates: `initiative_key,engineering_tokens,country,kpi.gmv
A,10,UK,100
B,20,UK,60
C,20,DE,50
D,5,DE,40
E,,DE,10
`,
  Metrics_Config: 'kpi_key,kpi_level,unit\ngmv,north_star,GBP\n',
  Scenario_Config: 'scenario_name,objective_mode,capacity_total_tokens\nQ1,north_star,30\n',
  Constraints: `scenario_name,constraint_set_name,constraint_type,dimension,dimension_key,member_keys,max_tokens,bonus_pct
Q1,Base,cap,country,UK,,30,
Q1,Base,exclude_initiative,,D,,,
Q1,Base,synergy,,A,B,,10
`,
  Targets: 'scenario_name,constraint_set_name,kpi_key,target_value,target_type\nQ1,Base,gmv,150,goal\n',
};

const run = (source: string, prices: Partial<RunRequest>, deps: AppDeps = app, hooks: RunHooks = {}): Promise<RunAnswer> =>
  runScenario(deps, { source, scope: 'all', write: true, allowStale: false, leaveOutErrors: true, tieBreak: true, ...prices }, hooks);

const EVERYTHING = { prices: { rows: true, initiatives: true, timeLimitMs: 60_000 } } as const;

/** A column of a tab, by the cell of the first column that has its own name there. */
const column = (source: string, tab: string, name: string, key: string): Record<string, string> => {
  const [head = [], ...rows] = readFileSync(join(source, `${tab}.csv`), 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => [...line.matchAll(/("([^"]|"")*"|[^,]*)(,|$)/gu)].map((it) => (it[1] ?? '').replace(/^"|"$/gu, '')));
  const [at, by] = [head.indexOf(name), head.indexOf(key)];
  return Object.fromEntries(rows.map((row) => [row[by] ?? '', row[at] ?? '']));
};

describe('a run with prices', () => {
  it('writes what each row costs beside it, and what each initiative costs into its reason', async () => {
    const source = writeFolder(join(folder, 'priced'), TABS);
    const answer = await run(source, EVERYTHING);
    expect(answer.kind === 'done' && answer.report.selected).toEqual(['A', 'B']);
    expect(column(source, 'Constraints', 'run_status', 'constraint_type')).toEqual({
      cap: 'OK: tight, dropping it alone gains nothing',
      exclude_initiative: 'OK: dropping it alone gains nothing',
      synergy: 'OK: without it the best plan is worth 16 GBP of gmv less; this plan stays best',
    });
    expect(column(source, 'Scenario_Config', 'run_status', 'scenario_name')).toEqual({ Q1: 'OK: tight, costs 50 GBP of gmv' });
    expect(column(source, 'Targets', 'run_status', 'kpi_key')).toEqual({
      gmv: 'OK: met with 10 to spare, dropping it alone changes nothing in this run',
    });
    const reasons = column(source, 'Results', 'reason', 'initiative_key');
    expect(reasons.B).toMatch(/; doing without it costs 26 GBP of gmv$/);
    expect(reasons.C).toMatch(/; taking it costs 26 GBP of gmv$/);
    expect(reasons.D).toMatch(/; no plan can have it \(Constraints row 3\)$/);
    expect(reasons.E).not.toContain(';');
  }, 60_000);

  it('writes the statuses alone where nothing is to be priced, and no price stays behind', async () => {
    const source = join(folder, 'priced');
    await run(source, {});
    expect(new Set(Object.values(column(source, 'Constraints', 'run_status', 'constraint_type')))).toEqual(new Set(['OK']));
  }, 60_000);

  it('keeps and writes its plan when pricing is canceled: what is not known is not told', async () => {
    const source = writeFolder(join(folder, 'canceled'), TABS);
    const cancel = new AbortController();
    const answer = await run(source, EVERYTHING, app, { signal: cancel.signal, onPrice: () => cancel.abort() });
    expect(answer).toMatchObject({
      kind: 'done',
      publication: { kind: 'written' },
      report: { status: 'succeeded' },
      prices: { stopped: 'cancel' },
    });
    expect(column(source, 'Results', 'selected', 'initiative_key')).toMatchObject({ A: 'TRUE', B: 'TRUE', C: 'FALSE' });
    expect(Object.values(column(source, 'Results', 'reason', 'initiative_key')).join(' ')).not.toMatch(/; (taking|doing without) it/);
  }, 60_000);

  it('writes its plan also when pricing breaks, and tells that after it', async () => {
    const source = writeFolder(join(folder, 'broken'), TABS);
    let starts = 0;
    const deps: AppDeps = {
      ...app,
      startEngine: (name) => {
        starts++;
        if (starts > 1) throw new UnavailableError('The engine is gone.', { code: 'engine-gone', retryable: false });
        return app.startEngine(name);
      },
    };
    await expect(run(source, EVERYTHING, deps)).rejects.toMatchObject({ code: 'engine-gone' });
    expect(column(source, 'Results', 'selected', 'initiative_key')).toMatchObject({ A: 'TRUE', B: 'TRUE' });
  }, 60_000);
});
