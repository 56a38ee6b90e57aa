import { describe, expect, it } from 'vitest';
import { judge, type Rows } from '../support/judge.ts';

const key = (at: number): string => `INIT-${String(at).padStart(6, '0')}`;

const candidates = (keyOf: (at: number) => string): Rows =>
  Array.from({ length: 20_000 }, (_, at) => ({
    initiative_key: keyOf(at),
    country: `C${at % 40}`,
    product: `P${at % 60}`,
    'dim.owner': `O${at}`,
    engineering_tokens: `${at % 50}.5`,
    'kpi.gmv': String(at % 100),
    'kpi.wait': String(at % 7),
  }));

const rules = (typo: string): Rows =>
  Array.from({ length: 3000 }, (_, at) => {
    const initiative = `${typo}${key(at)}`;
    const kinds: Rows = [
      { constraint_type: 'cap', dimension: 'dim.owner', dimension_key: `${typo}O${at}`, max_tokens: '0' },
      { constraint_type: 'must', dimension_key: initiative },
      { constraint_type: 'bundle', dimension_key: `B${at % 5}`, member_keys: `${initiative}|${key(at + 1)}` },
      { constraint_type: 'exclude_pair', dimension_key: `${initiative}|${key(at + 7000)}` },
      { constraint_type: 'prerequisite', dimension_key: initiative, member_keys: key(at + 1) },
      { constraint_type: 'floor', dimension: 'product_country', dimension_key: `${typo}P${at % 60}_C${at % 40}`, min_tokens: '1' },
    ];
    return kinds[at % kinds.length] ?? {};
  });

describe('20,000 candidates and 3,000 rules', () => {
  it.each([
    ['sound keys, and contradictions without end', candidates(key), rules(''), undefined],
    ['every key in the rules mistyped', candidates(key), rules('X'), undefined],
    ['one key on every row', candidates(() => 'A'), rules(''), undefined],
    [
      'contributions of initiatives that are not there',
      candidates(key),
      rules(''),
      Array.from({ length: 20_000 }, (_, at) => ({ initiative_key: `Z${at}`, kpi_contribution_json: '{"gmv": 1}' })),
    ],
  ] as const)('are judged in seconds: %s', (_name, rows, constraints, contributions) => {
    const started = performance.now();
    const { messages } = judge({ candidates: rows, constraints, ...(contributions ? { contributions } : {}) });
    expect(performance.now() - started).toBeLessThan(20_000);
    // A message must fit a cell, however much is wrong.
    expect(Math.max(0, ...messages.map((it) => it.length))).toBeLessThan(2000);
  });
});
