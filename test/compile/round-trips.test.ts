import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromUnits, isEqual, toPlain } from '../../src/base/decimal.ts';
import { canonicalJson } from '../../src/base/json.ts';
import { parseJson } from '../../src/base/parse-json.ts';
import { splitList } from '../../src/base/text.ts';
import { readNumber } from '../../src/rows/cells.ts';
import { judge } from '../support/judge.ts';

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: 10, max: 35 }))
  .map(([units, places]) => fromUnits(units, places));

it('a number written out is read as itself, also with its thousands grouped', () => {
  const property = fc.property(decimals, fc.constantFrom(',', ' ', '\u00a0', '\u202f'), (value, separator) => {
    const [whole = '', rest] = toPlain(value).split('.');
    const grouped = `${whole.replace(/\B(?=(\d{3})+$)/g, separator)}${rest === undefined ? '' : `.${rest}`}`;
    for (const text of [toPlain(value), grouped]) {
      const parsed = readNumber({ value: { kind: 'text', text }, place: { tab: 'Candidates', row: 2 } });
      expect(parsed.kind === 'value' && isEqual(parsed.value, value), text).toBe(true);
    }
  });
  fc.assert(property, { seed: 11, numRuns: 500 });
});

it('canonical JSON is read as itself, whatever the keys and numbers', () => {
  const values = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, fc.string(), decimals, fc.boolean(), fc.constant(null), fc.array(tie('value')), tie('object')),
    object: fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor')), tie('value')),
  }));
  const property = fc.property(values.value, (value) => {
    // The generator's type is unknown; what it makes is JSON with decimals.
    const text = canonicalJson(value as Parameters<typeof canonicalJson>[0]);
    const parsed = parseJson(text, { computed: true });
    expect(parsed.ok && canonicalJson(parsed.value)).toBe(text);
  });
  fc.assert(property, { seed: 12, numRuns: 500 });
});

it('a list of keys is read as itself, whatever separates it', () => {
  const keys = fc.array(fc.stringMatching(/^[A-Za-z0-9 _.é-]*[A-Za-z0-9]$/), { minLength: 1, maxLength: 8 });
  const property = fc.property(keys, fc.constantFrom('|', ';', ',', '\n', '\r\n', ' | ', ', '), (list, separator) => {
    expect(splitList(list.join(separator))).toEqual(list.map((it) => it.normalize('NFC').trim()));
  });
  fc.assert(property, { seed: 13, numRuns: 500 });
});

it('weights are stored as the numbers written, in either syntax', () => {
  const positive = decimals.filter((it) => it.gt('0'));
  const property = fc.property(positive, positive, (gmv, wait) => {
    const stored = (objective_weights_json: string) => {
      const { rowSet } = judge({ scenarios: [{ scenario_name: 'Q1', objective_mode: 'weighted_kpis', objective_weights_json }] });
      return canonicalJson(rowSet.scenarios[0]?.weights ?? {});
    };
    const expected = canonicalJson({ gmv, wait });
    expect(stored(expected)).toBe(expected);
    expect(stored(`north_star=${toPlain(gmv)}; kpi.wait: ${toPlain(wait)}`)).toBe(expected);
  });
  fc.assert(property, { seed: 14, numRuns: 200 });
});
