import { expect, it, vi } from 'vitest';
import { BriefMemory } from './brief-memory.ts';

it('looks once for those who ask at the same moment, and anew when the moment is over or it was told to forget', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const memory = new BriefMemory<number>(1000);
  let looks = 0;
  const look = async (): Promise<number> => ++looks;
  expect(await Promise.all([memory.recall('a', look), memory.recall('a', look), memory.recall('b', look)])).toEqual([1, 1, 2]);
  vi.advanceTimersByTime(999);
  expect(await memory.recall('a', look)).toBe(1);
  vi.advanceTimersByTime(2);
  expect(await memory.recall('a', look)).toBe(3);
  memory.forget();
  expect(await memory.recall('a', look)).toBe(4);
  vi.useRealTimers();
});

it('does not remember what was not there, nor a look that failed', async () => {
  const memory = new BriefMemory<number>(1000);
  expect(await memory.recall('a', async () => null)).toBeNull();
  await expect(memory.recall('a', () => Promise.reject(new RangeError('away')))).rejects.toThrow('away');
  expect(await memory.recall('a', async () => 7)).toBe(7);
});

it('remembers nothing in no time', async () => {
  const memory = new BriefMemory<number>(0);
  await memory.recall('a', async () => 1);
  expect(await memory.recall('a', async () => 2)).toBe(2);
});
