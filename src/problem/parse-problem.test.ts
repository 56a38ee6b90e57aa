import { expect, test } from 'vitest';
import { canonicalJson } from '../base/json.ts';
import { hashProblem, toProblemJson } from './canonical-problem.ts';
import { parseProblem } from './parse-problem.ts';
import type { Problem } from './problem.ts';

const text = (changes: Record<string, unknown> = {}): string =>
  JSON.stringify({
    format: 'planwright-problem/1',
    variables: ['a', 'b', 'c'],
    objectives: [{ name: 'o', linear: { a: 1 }, pairs: [] }],
    constraints: [],
    ...changes,
  });

const messages = (source: string): string[] => {
  const parsed = parseProblem(source);
  return parsed.ok ? [] : parsed.issues.map(({ code, message }) => `${code} ${message}`);
};

const read = (source: string): Problem => {
  const parsed = parseProblem(source);
  expect(messages(source)).toEqual([]);
  return parsed.ok ? parsed.problem : expect.unreachable();
};

test('numbers are kept digit for digit', () => {
  const source = text().replace('"a":1', '"a":100000000000000000000.000000000000000000001');
  expect(canonicalJson(toProblemJson(read(source)))).toContain('"a":100000000000000000000.000000000000000000001');
});

test('every finding comes at once, each at its path', () => {
  const source = text({
    variables: ['a', 'b', 'a'],
    objectives: [
      {
        name: 'o',
        linear: { 'x y': 1 },
        pairs: [
          ['a', 'a', 1],
          ['a', 'b', 1],
          ['b', 'a', 2],
        ],
        divisor: 0,
      },
    ],
    constraints: [
      {
        kind: 'linear',
        name: 'l',
        terms: [
          ['a', 1],
          ['a', 2],
          ['z', 1],
        ],
        min: 3,
        max: 2,
      },
      { kind: 'conflict', name: 'c', members: ['b', 'b'] },
      { kind: 'implies', name: 'i', if: 'b', then: 'b' },
      { kind: 'equal', name: 'e', members: ['b'] },
      { kind: 'fix', name: 'f', key: 'q', value: 1 },
    ],
  });
  expect(messages(source).map((line) => line.split(':')[0])).toEqual([
    'variable-duplicate $.variables[2]',
    'variable-unknown $.objectives[0].linear["x y"]',
    'pair-self $.objectives[0].pairs[0]',
    'pair-duplicate $.objectives[0].pairs[2]',
    'divisor-not-positive $.objectives[0].divisor',
    'variable-unknown $.constraints[0].terms[2]',
    'variable-duplicate $.constraints[0].terms[1]',
    'pair-self $.constraints[1].members',
    'pair-self $.constraints[2]',
    'members-too-few $.constraints[3].members',
    'variable-unknown $.constraints[4].key',
  ]);
});

test.each([
  ['{', 'problem-json'],
  ['[]', 'problem-shape'],
  [text({ format: 'planwright-problem/2' }), 'problem-shape'],
  [text({ objectives: [] }), 'problem-shape'],
  [text({ extra: 1 }), 'problem-shape'],
  [text({ objectives: [{ name: 'o', linear: { a: '1' }, pairs: [] }] }), 'problem-shape'],
  [text({ constraints: [{ kind: 'fix', name: 'f', key: 'a', value: 2 }] }), 'problem-shape'],
  [text().replace('"a":1', '"a":1e4000'), 'problem-json'],
  [text().replace('"a":1', '"a":1,"a":2'), 'problem-json'],
])('refuses %s', (source, code) => {
  expect(messages(source)[0]).toMatch(new RegExp(`^${code} `));
});

test('min above max is a problem without a plan, not a finding', () => {
  read(text({ constraints: [{ kind: 'linear', name: 'l', terms: [], min: 2, max: 1 }] }));
});

test('a key such as __proto__ is a key like any other', () => {
  const source = text({ variables: ['__proto__', 'constructor'] }).replace('{"a":1}', '{"__proto__":2,"constructor":3}');
  const [objective] = read(source).objectives;
  expect(Object.entries(objective?.linear ?? {}).map(([key, value]) => `${key} ${value.toFixed()}`)).toEqual([
    '__proto__ 2',
    'constructor 3',
  ]);
});

test('the hash leaves out names of the problem and sheet rows, and nothing else', () => {
  const fix = { kind: 'fix', name: 'f', key: 'a', value: 1 };
  const plain = hashProblem(read(text({ constraints: [fix] })));
  expect(hashProblem(read(text({ name: 'n', constraints: [{ ...fix, rows: ['Constraints!3'] }] })))).toBe(plain);
  expect(hashProblem(read(text({ constraints: [{ ...fix, value: 0 }] })))).not.toBe(plain);
});

test('reads numbers as long as a weighted objective makes them, and refuses those that only stall a computer', () => {
  const withNumber = (number: string): string =>
    `{"format":"planwright-problem/1","variables":["A"],"objectives":[{"name":"o","linear":{"A":${number}},"pairs":[]}],"constraints":[]}`;
  expect(parseProblem(withNumber('9'.repeat(60))).ok).toBe(true);
  expect(parseProblem(withNumber('1e9999')).ok).toBe(false);
});
