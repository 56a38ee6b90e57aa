import { expect, it } from 'vitest';
import { keepRecent } from './recent.ts';

const counting = (mostWeight: number) => {
  const made: string[] = [];
  const recent = keepRecent<string>(mostWeight, ({ length }) => length);
  const get = (name: string, fault = false): Promise<string> =>
    recent.get(name, async () => {
      made.push(name);
      await Promise.resolve();
      if (fault) throw new RangeError(name);
      return name;
    });
  return { made, get };
};

it('makes once what is asked for again, also at the same moment', async () => {
  const { made, get } = counting(10);
  expect(await Promise.all([get('a'), get('a')])).toEqual(['a', 'a']);
  expect(await get('a')).toBe('a');
  expect(made).toEqual(['a']);
});

it('lets go of what was asked for longest ago, and keeps nothing that is too heavy', async () => {
  const { made, get } = counting(4);
  for (const name of ['aa', 'bb', 'aa', 'cc', 'aa', 'bb', 'heavy', 'heavy', 'bb']) await get(name);
  expect(made).toEqual(['aa', 'bb', 'cc', 'bb', 'heavy', 'heavy']);
});

it('keeps no failure', async () => {
  const { made, get } = counting(4);
  await expect(get('a', true)).rejects.toThrow('a');
  expect(await get('a')).toBe('a');
  expect(made).toEqual(['a', 'a']);
});
