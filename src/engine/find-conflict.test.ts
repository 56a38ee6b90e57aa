import { describe, expect, it } from 'vitest';
import { type AskHold, findConflict, type HoldAnswer } from './find-conflict.ts';

/** Items that do not hold together where all of one group are among them. Remembers what was asked. */
const system = (
  groups: readonly (readonly string[])[],
  all: readonly string[],
  answer: (kept: readonly string[]) => HoldAnswer | undefined = () => undefined,
) => {
  const asked: (readonly string[])[] = [];
  const ask: AskHold = async (kept) => {
    asked.push(kept);
    const told = answer(kept);
    if (told) return told;
    if (groups.some((group) => group.every((it) => kept.includes(it)))) return { kind: 'none' };
    // A plan that keeps these breaks one more item of every group.
    const broken = groups.flatMap((group) => group.filter((it) => !kept.includes(it)).slice(0, 1));
    return { kind: 'plan', broken: broken.filter((it) => all.includes(it)) };
  };
  return { ask, asked };
};

const items = Array.from({ length: 64 }, (_, at) => `r${at}`);

describe('a smallest conflict', () => {
  it('is the only one there is, wherever its rows stand', async () => {
    for (const group of [['r0'], ['r63'], ['r5', 'r6'], ['r0', 'r31', 'r63'], ['r2', 'r3', 'r5', 'r7', 'r11', 'r13']]) {
      const { ask, asked } = system([group], items);
      expect(await findConflict(items, ask)).toEqual({ items: group, provenMinimal: true });
      expect(asked.length).toBeLessThan(4 + 4 * group.length);
    }
  });

  it('is all rows where all are needed', async () => {
    const few = items.slice(0, 9);
    expect(await findConflict(few, system([few], few).ask)).toEqual({ items: few, provenMinimal: true });
  });

  it('is one of several, the same every time, and keeps what comes first', async () => {
    const groups = [
      ['r1', 'r40', 'r41'],
      ['r1', 'r2', 'r3'],
      ['r2', 'r50'],
    ];
    expect(await findConflict(items, system(groups, items).ask)).toEqual({ items: ['r1', 'r2', 'r3'], provenMinimal: true });
  });

  it('takes few questions among many rows that plans may break', async () => {
    const { ask, asked } = system([['r3', 'r60']], items, (kept) => (kept.length === 0 ? { kind: 'plan', broken: items } : undefined));
    expect((await findConflict(items, ask)).items).toEqual(['r3', 'r60']);
    expect(asked.length).toBeLessThan(30);
  });

  it('is found with fewer questions by a good guess, and found all the same by a bad one', async () => {
    const group = ['r3', 'r17', 'r30', 'r41', 'r60'];
    const wary = (): ReturnType<typeof system> =>
      system([group], items, (kept) => (kept.length === 0 ? { kind: 'plan', broken: items } : undefined));
    const counts = [];
    for (const guessed of [[], ['r3', 'r9', 'r17', 'r30', 'r41', 'r60'], ['r3', 'r9', 'r17'], ['r8'], items]) {
      const { ask, asked } = wary();
      expect(await findConflict(items, ask, () => guessed)).toEqual({ items: group, provenMinimal: true });
      counts.push(asked.length);
    }
    const [unguessed = 0, good = 0, ...bad] = counts;
    expect(good).toBeLessThan(unguessed / 2);
    for (const count of bad) expect(count).toBeLessThanOrEqual(unguessed + 1);
  });

  it('keeps a row that no proof came for, and says so', async () => {
    const unsure = system([['r4', 'r9']], items, (kept) => (kept.includes('r20') ? undefined : { kind: 'unknown' }));
    const found = await findConflict(items, unsure.ask);
    expect(found.provenMinimal).toBe(false);
    expect(found.items).toEqual(expect.arrayContaining(['r4', 'r9', 'r20']));
  });

  it('gives all rows back where nothing is answered', async () => {
    const { ask } = system([['r4']], items, () => ({ kind: 'unknown' }));
    expect(await findConflict(items, ask)).toEqual({ items, provenMinimal: false });
  });

  it('believes no plan that breaks nothing', async () => {
    const { ask } = system([['r4', 'r9']], items, (kept) => (kept.length === 0 ? { kind: 'plan', broken: [] } : undefined));
    expect(await findConflict(items, ask)).toEqual({ items: ['r4', 'r9'], provenMinimal: true });
  });
});
