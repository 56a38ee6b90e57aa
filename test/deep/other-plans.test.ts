import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { curveLines } from '../../src/answers/curve/to-text.ts';
import { frontierLines } from '../../src/answers/frontier/to-text.ts';
import { capacityCurve, toCurveCsv } from '../../src/app/capacity-curve.ts';
import { findAlternatives } from '../../src/app/find-alternatives.ts';
import { kpiFrontier, toFrontierCsv } from '../../src/app/kpi-frontier.ts';
import { openApp } from '../../src/app/open-app.ts';
import { runScenario } from '../../src/app/run-scenario.ts';
import { decimal } from '../../src/base/decimal.ts';
import { NO_PROGRAMS } from '../../src/engine/programs/programs.ts';
import { appStore } from '../support/app-store.ts';
import { SMALL_PLAN, writeFolder } from '../support/small-plan.ts';

// With 60 tokens the best of gmv are A and C (190, of nps 3). M must be in: without its 5 tokens there is no plan.

const folder = mkdtempSync(join(tmpdir(), 'planwright-others-'));
const app = openApp({ store: await appStore(folder), actor: 'ada', colour: 'never', programs: NO_PROGRAMS });
afterAll(() => rmSync(folder, { recursive: true }));
const source = writeFolder(join(folder, 'plan'), {
  ...SMALL_PLAN,
  Candidates: `initiative_key,engineering_tokens,kpi.gmv,kpi.nps
M,5,0,0
A,10,100,1
B,20,50,9
C,40,90,2
D,60,110,7
`,
  Metrics_Config: 'kpi_key,kpi_level,unit\ngmv,north_star,EUR\nnps,,points\n',
  Scenario_Config: 'scenario_name,objective_mode,capacity_total_tokens\nQ1,north_star,60\nFree,north_star,\n',
  Constraints: 'scenario_name,constraint_set_name,constraint_type,dimension_key\n*,Base,mandatory,M\n',
  Targets: 'scenario_name,constraint_set_name,kpi_key,target_value,target_type\n',
});
const ids: Record<string, string> = {};

beforeAll(async () => {
  for (const scenario of ['Q1', 'Free']) {
    const options = { scope: 'all', write: false, allowStale: false, leaveOutErrors: false, tieBreak: true } as const;
    const answer = await runScenario(app, { source, scenario, constraintSet: 'Base', ...options });
    if (answer.kind !== 'done') throw new TypeError('the run was refused');
    ids[scenario] = answer.report.runId;
  }
}, 60_000);
const run = (scenario = 'Q1'): string => ids[scenario] ?? '';

describe('a capacity curve', () => {
  it('tells each step, from where on there is a plan, and where more tokens stop paying', async () => {
    const answer = await capacityCurve(app, { run: run(), from: decimal('0'), to: decimal('200') });
    expect(curveLines(answer.curve, answer.stopped).filter((line) => !line.startsWith(' '))).toEqual([
      'With less than 5 tokens there is no plan; that is proven.',
      'From 5 tokens on: 0 of gmv, with 1 initiative.',
      'From 15 tokens on: 100 of gmv, 100 more (10 per token).',
      'From 35 tokens on: 150 of gmv, 50 more (2.5 per token).',
      'From 55 tokens on: 190 of gmv, 40 more (2 per token).',
      'From 75 tokens on: 240 of gmv, 50 more (2.5 per token).',
      'From 95 tokens on: 260 of gmv, 20 more (1 per token).',
      'From 115 tokens on: 300 of gmv, 40 more (2 per token).',
      'From 135 tokens on: 350 of gmv, 50 more (2.5 per token).',
      'More than 135 tokens bring nothing: with unlimited capacity, all other rows kept, the best plan is worth as much.',
      'These are all steps from 0 tokens to 200 tokens; that is proven.',
    ]);
    expect(toCurveCsv(answer).split('\r\n')[1]).toBe('5,exact,5,0,0,0,M,,M');
  });

  it('looks a fifth to either side, also of what the plan uses where the capacity is unlimited', async () => {
    const limited = await capacityCurve(app, { run: run() });
    expect([limited.curve.from, limited.curve.to].map(String)).toEqual(['48', '72']);
    expect(limited.curve.saturation?.kind).toBe('beyond');
    const { curve } = await capacityCurve(app, { run: run('Free') });
    expect([curve.from, curve.to].map(String)).toEqual(['108', '162']);
    await expect(capacityCurve(app, { run: run(), from: decimal('9'), to: decimal('8') })).rejects.toMatchObject({ code: 'curve-range' });
  });

  it('keeps what is known when it is canceled', async () => {
    const abort = new AbortController();
    const { curve, stopped } = await capacityCurve(app, {
      run: run(),
      from: decimal('0'),
      to: decimal('200'),
      signal: abort.signal,
      onLook: (_, steps) => steps > 2 && abort.abort(),
    });
    expect([stopped, curve.isWhole]).toEqual(['cancel', false]);
    expect(curve.steps.length).toBeGreaterThan(2);
    expect(curveLines(curve, stopped)).toContain('Not everything was looked at: it was canceled.');
  });
});

describe('a frontier', () => {
  it('tells every point, and where the plan of the run lies', async () => {
    const answer = await kpiFrontier(app, { run: run(), kpis: ['north_star', 'NPS'] });
    expect(frontierLines(answer.frontier, answer.stopped).filter((line) => !line.startsWith(' '))).toEqual([
      '1. gmv 190 EUR, nps 3 points, for 55 tokens.',
      '2. gmv 150 EUR, nps 10 points, for 35 tokens.',
      'The plan of the run has gmv 190 EUR, nps 3 points: it is point 1.',
      'These 2 points are all: for every other plan, one of them is at least as good in both; that is proven.',
    ]);
    expect(toFrontierCsv(answer).split('\r\n')[2]).toBe('150,10,yes,yes,35,B,C,A B M');
  });

  it('wants two different KPIs that are known', async () => {
    await expect(kpiFrontier(app, { run: run(), kpis: ['gmv', 'north_star'] })).rejects.toMatchObject({ code: 'frontier-kpis' });
    await expect(kpiFrontier(app, { run: run(), kpis: ['gmv'] })).rejects.toMatchObject({ code: 'frontier-kpis' });
    await expect(kpiFrontier(app, { run: run(), kpis: ['gmv', 'npx'] })).rejects.toMatchObject({
      message: 'The run has no KPI npx. Did you mean nps?',
    });
  });
});

describe('alternatives', () => {
  it('are the most different plans within the share, each with its downside', async () => {
    const { answer, first } = await findAlternatives(app, { run: run(), about: { kind: 'within', within: decimal('25') }, count: 9 });
    if (answer.kind !== 'within') throw new TypeError('not what was asked for');
    expect([first, answer.end, answer.found.map(({ selected }) => selected)]).toEqual(['gmv', 'none-left', [['A', 'B', 'M']]]);
    expect(answer.found[0]).toMatchObject({ differences: 2, mostPossible: 2, compared: 'worse', enters: ['B'], leaves: ['C'] });
  });

  it('that are as good are none here, and that is proven', async () => {
    const { answer } = await findAlternatives(app, { run: run(), about: { kind: 'ties' }, count: 9 });
    expect([answer.found, answer.end]).toEqual([[], 'none-left']);
  });
});
