import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OtherPlan } from '../../src/answers/alternatives/alternatives.ts';
import { findAlternatives } from '../../src/answers/alternatives/find-alternatives.ts';
import { findTies } from '../../src/answers/alternatives/find-ties.ts';
import { alternativeLines, tieLines } from '../../src/answers/alternatives/to-text.ts';
import { decimal, decimalOf, ONE, ZERO } from '../../src/base/decimal.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { startUsualEngine } from '../engine/own-engines.ts';
import { agreeOnAlternatives, agreeOnTies } from '../support/alternatives-agreement.ts';
import { firstRun, stoppingAfter, unproven } from '../support/limited-asking.ts';
import { askingOf } from '../support/price-agreement.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startUsualEngine();
});
afterAll(() => engine.close());

describe('alternatives', () => {
  it('are the most different plans within the share, on 30 random runs', () => agreeOnAlternatives(engine, 30));
  it('that are as good are all found, on 40 random runs', () => agreeOnTies(engine, 40));
});

describe('a limit that strikes', () => {
  const within = decimal('90');

  it('leaves what was found, with bounds that hold, and says that there may be more', async () => {
    const run = await firstRun(engine);
    const [best] = (await findAlternatives(run, { within, count: 1 }, askingOf(engine))).found;
    for (const questions of [0, 1, 2, 3, 5, 8]) {
      const part = await findAlternatives(run, { within, count: 9 }, stoppingAfter(engine, questions));
      const [first] = part.found;
      if (first) expect(first.mostPossible).toBeGreaterThanOrEqual(best?.leastDifferences ?? 0);
      for (const { leastDifferences, mostPossible } of part.found) expect(mostPossible).toBeGreaterThanOrEqual(leastDifferences);
      expect(part.end).toBe('open');
      expect(alternativeLines(part, 'gmv', true, 'time').at(-1)).toContain('More plans within 90 % of the best may exist');
      const ties = await findTies(run, 9, stoppingAfter(engine, questions));
      expect(ties.found.length).toBeLessThanOrEqual(questions);
      if (ties.end === 'open') expect(tieLines(ties, true, 'cancel').at(-1)).toContain('it was canceled');
    }
  });

  it('claims no proof where the search had none', async () => {
    const run = await firstRun(engine);
    const [best] = (await findAlternatives(run, { within, count: 1 }, askingOf(engine))).found;
    const { found } = await findAlternatives(run, { within, count: 2 }, unproven(engine));
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]?.mostPossible).toBeGreaterThanOrEqual(best?.leastDifferences ?? 0);
    const { end } = await findTies(run, 9, unproven(engine));
    expect(end).toBe('open');
  });
});

describe('ties in words', () => {
  const plan = (compared: OtherPlan['compared']): OtherPlan => ({
    selected: ['A'],
    losses: [{ kpi: 'gmv', loss: { sum: compared === 'better' ? decimalOf(-5) : ZERO, divisor: ONE } }],
    compared,
    differences: 1,
    enters: ['A'],
    leaves: [],
    tokens: ZERO,
    kpis: [],
  });

  it('count right, and never call a better plan as good', () => {
    const last = (found: readonly OtherPlan[], end: 'none-left' | 'count', isOptimal: boolean) =>
      tieLines({ found, end }, isOptimal, null).at(-1);
    expect(last([], 'none-left', true)).toBe('No other plan is as good as that of the run; that is proven.');
    expect(last([plan('equal')], 'none-left', true)).toBe(
      'There is one other plan as good as that of the run, and no more; that is proven.',
    );
    expect(last([plan('equal'), plan('equal')], 'count', true)).toBe(
      '2 other plans as good as that of the run are shown; there may be more.',
    );
    expect(last([plan('equal')], 'none-left', false)).toContain('So the plan of the run is proven best after all.');
    expect(last([plan('better')], 'none-left', false)).toBe(
      'There is one other plan as good as or better than that of the run, and no more; that is proven. It is better.',
    );
    expect(tieLines({ found: [plan('better')], end: 'none-left' }, false, null).join(' ')).toContain(
      'it is better than the plan of the run',
    );
  });
});
