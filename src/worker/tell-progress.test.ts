import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Json } from '../base/json.ts';
import { makeTeller } from './tell-progress.ts';

describe('the progress of a job', () => {
  it('tells the newest of what comes too fast, and the news of all of it', async () => {
    const told: Json[] = [];
    const teller = makeTeller(
      () => 0,
      async (progress) => void told.push(...progress),
    );
    for (const key of ['A', 'B', 'C']) teller.tell({ line: key, document: { priced: key }, news: [key] });
    await setTimeout();
    await teller.finish();
    expect(told).toEqual([
      { line: 'A', document: { priced: 'A', news: ['A'] } },
      { line: 'C', document: { priced: 'C', news: ['B', 'C'] } },
    ]);
  });
});
