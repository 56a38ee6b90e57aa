import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { startUsualEngine } from '../engine/own-engines.ts';
import { scriptedEngine } from '../engine/scripted-engine.ts';
import { conflictOf, rowsOf, smallInputs } from './conflict-of.ts';

// 9 tokens each: between 26 and 26.5 there is no multiple of 9, which no single row shows.
const inputs = smallInputs({
  candidates: ['A', 'B', 'C', 'D', 'E'].map((key) => ({
    initiative_key: key,
    country: 'UK',
    product: 'Pay',
    engineering_tokens: '9',
    'kpi.gmv': '1',
  })),
  constraints: [
    { constraint_type: 'floor', dimension: 'country', dimension_key: 'UK', min_tokens: '26' },
    { constraint_type: 'cap', dimension: 'product', dimension_key: 'Pay', max_tokens: '26.5' },
    { constraint_type: 'exclude_pair', dimension_key: 'A|B' },
  ],
});
const whole = [['Constraints!2', 'Constraints!3']];

let usual: Engine;
beforeAll(async () => {
  usual = await startUsualEngine();
});
afterAll(() => usual.close());

const nothing = { point: null, bound: Number.POSITIVE_INFINITY, raw: 'scripted' };

describe('a search for conflicts that is stopped', () => {
  it('is not needed here, to begin with', async () => {
    expect(await conflictOf(inputs, usual)).toMatchObject({ isComplete: true, conflicts: [{ provenMinimal: true }] });
  });

  it('by the time: keeps the rows it has, and calls nothing proven', async () => {
    const found = await conflictOf(inputs, usual, { timeLimitMs: 0 });
    expect(found).toMatchObject({ isComplete: false, limit: 'time', relaxations: [], cannotAlone: [] });
    expect(found.conflicts).toMatchObject([{ provenMinimal: false }]);
    expect(found.conflicts[0]?.rows).toEqual(expect.arrayContaining(whole[0] ?? []));
  });

  it('before it began, asks nothing', async () => {
    const engine = scriptedEngine(() => ({ status: 'failed', ...nothing }));
    const found = await conflictOf(inputs, engine, { signal: AbortSignal.abort() });
    expect(engine.calls()).toBe(0);
    expect(found).toMatchObject({ isComplete: false, limit: 'cancel', relaxations: [], conflicts: [{ provenMinimal: false }] });
  });

  it('while it looks for changes: keeps the conflict that is proven and the changes found by then', async () => {
    const stop = new AbortController();
    let asked = 0;
    const whenDone = await conflictOf(inputs, usual, {
      onQuestion: (count) => {
        asked = count;
      },
    });
    const found = await conflictOf(inputs, usual, {
      signal: stop.signal,
      onQuestion: (count) => {
        if (count === asked) stop.abort();
      },
    });
    expect(rowsOf(found)).toEqual(whole);
    expect(found).toMatchObject({ limit: 'cancel', isComplete: true, conflicts: [{ provenMinimal: true }] });
    expect(found.relaxations.length).toBe(whenDone.relaxations.length - 1);
    expect(found.cannotAlone).toEqual([]);
  });

  it.each([
    ['crashes', { status: 'failed' }, 'engine'],
    ['runs out of memory', { status: 'limit', limit: 'memory' }, 'memory'],
  ] as const)('by an engine that %s: drops no row without a proof', async (_name, outcome, limit) => {
    const engine = scriptedEngine(() => ({ ...outcome, ...nothing }));
    const found = await conflictOf(inputs, engine);
    expect(found.limit).toBe(limit);
    expect(found.relaxations.filter((it) => it.provenLeast)).toEqual([]);
    expect(found.conflicts[0]?.rows).toEqual(expect.arrayContaining(whole[0] ?? []));
    expect(found.conflicts[0]?.provenMinimal).toBe(false);
  });

  it('by a limit after a plan was found: the change is enough, and not called the least', async () => {
    const engine: Engine = {
      ...usual,
      solve: async (problem, options, hooks) => {
        const { status, point, ...rest } = await usual.solve(problem, options, hooks);
        // Whoever is asked for more than any plan never comes to the proof.
        const isOpen = status === 'optimal' && problem.objective.some((cost) => cost !== 0);
        return isOpen ? { status: 'limit', limit: 'time', point, bound: 1e6, raw: rest.raw } : { status, point, ...rest };
      },
    };
    const found = await conflictOf(inputs, engine);
    expect(rowsOf(found)).toEqual(whole);
    const [change] = found.relaxations;
    expect(found.relaxations.map((it) => it.provenLeast)).toContain(false);
    expect(change?.changes.length).toBe(1);
  });
});
