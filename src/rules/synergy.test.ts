import { expect, it } from 'vitest';
import { judge } from '../../test/support/judge.ts';
import { toPlain } from '../base/decimal.ts';

const synergy = (...rows: readonly Readonly<Record<string, string>>[]) =>
  judge({ constraints: rows.map((it) => ({ constraint_type: 'synergy', ...it })) });

it('stores the pair, and its bonus beside it, in percent however written', () => {
  const verdict = synergy(
    { dimension_key: 'b|a', bonus_pct: '12.5%' },
    { dimension_key: 'A', member_keys: 'C' },
    { dimension_key: 'A|D', bonus_pct: '0' },
  );
  expect(verdict.stored()).toEqual({
    synergy_bonuses_json: [
      ['A', 'B'],
      ['A', 'C'],
      ['A', 'D'],
    ],
  });
  const set = verdict.compilation.sets[0]?.set;
  expect(set?.bonusPct.map(([a, b, pct]) => `${a} ${b} ${toPlain(pct)}`)).toEqual(['A B 12.5', 'A D 0']);
});

it('refuses other counts, negative bonuses, and two bonuses for one pair (a blank is not 10)', () => {
  expect(synergy({ dimension_key: 'A' }).found).toEqual(['Constraints!2 pair-size']);
  expect(synergy({ dimension_key: 'A|a' }).found).toEqual(['Constraints!2 self-reference']);
  expect(synergy({ dimension_key: 'A|B', bonus_pct: '-1' }).found).toEqual(['Constraints!2 number-negative']);
  const two = synergy({ dimension_key: 'A|B', bonus_pct: '10' }, { dimension_key: 'B|A', bonus_pct: '' });
  expect(two.found).toEqual(['Constraints!2 value-conflict', 'Constraints!3 value-conflict']);
});
