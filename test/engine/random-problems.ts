import { decimal } from '../../src/base/decimal.ts';
import { assert } from '../../src/base/errors.ts';
import { record } from '../../src/base/json.ts';
import { type Constraint, type Objective, PROBLEM_FORMAT, type Problem } from '../../src/problem/problem.ts';

/** A seeded stream of numbers in [0, 1). */
export const seeded = (seed: number): (() => number) => {
  let state = (seed * 2654435761 + 0x9e3779b9) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

type Random = () => number;

/** How the numbers of a problem are written: each a different trap for floating point. */
const STYLES: readonly ((random: Random) => string)[] = [
  (random) => String(Math.floor(random() * 20)),
  (random) => (random() * 10).toFixed(1),
  (random) => (random() * 100).toFixed(2),
  (random) => `${Math.floor(random() * 3)}.${String(Math.floor(random() * 1e9)).padStart(12, '0')}`,
  (random) => `${Math.floor(1 + random() * 9)}000000000000000${Math.floor(random() * 10)}`,
  (random) => `${Math.floor(1e6 + random() * 9e6)}${String(Math.floor(random() * 1e9)).padStart(9, '0')}`,
  (random) => String(1000 * Math.floor(1 + random() * 5)),
];

const pick = <T>(random: Random, list: readonly T[]): T => {
  assert(list.length > 0, 'nothing to pick from');
  // In range by construction; `undefined` may be one of the items.
  return list[Math.floor(random() * list.length)] as T;
};

const signed = (random: Random, text: string, negatives: number): string => (text !== '0' && random() < negatives ? `-${text}` : text);

/** Two different keys. */
const two = (random: Random, keys: readonly string[]): [string, string] => {
  const a = pick(random, keys);
  const others = keys.filter((key) => key !== a);
  return [a, pick(random, others)];
};

const randomObjective = (random: Random, keys: readonly string[], at: number): Objective => {
  const style = pick(random, STYLES);
  const negatives = pick(random, [0, 0, 0.3]);
  const linear = record(keys.filter(() => random() < 0.85).map((key) => [key, decimal(signed(random, style(random), negatives))] as const));
  const pairs = new Map<string, readonly [string, string, ReturnType<typeof decimal>]>();
  const wanted = pick(random, [0, 0, 1, 3, 8]);
  for (let count = 0; count < wanted; count++) {
    const [a, b] = two(random, keys);
    pairs.set([a, b].sort().join(), [a, b, decimal(signed(random, style(random), 0.4))]);
  }
  const divisor = pick(random, [undefined, undefined, '3', '7000.5']);
  return { name: `objective ${at}`, linear, pairs: [...pairs.values()], ...(divisor ? { divisor: decimal(divisor) } : {}) };
};

const randomLinear = (random: Random, keys: readonly string[], name: string): Constraint => {
  const style = pick(random, STYLES);
  const negatives = pick(random, [0, 0, 0.3]);
  const terms = keys.filter(() => random() < 0.7).map((key) => [key, decimal(signed(random, style(random), negatives))] as const);
  // Bounds that some selection meets exactly, so that the last digit decides.
  const target = terms.filter(() => random() < 0.5).reduce((sum, [, value]) => sum.plus(value), decimal('0'));
  const nudge = pick(random, ['0', '0', '0', '0.000000000001', '-0.000000000001', '1']);
  const bound = target.plus(decimal(nudge));
  const kind = random();
  if (kind < 0.6) return { kind: 'linear', name, terms, max: bound };
  if (kind < 0.85) return { kind: 'linear', name, terms, min: bound };
  return { kind: 'linear', name, terms, min: bound, max: bound.plus(decimal(pick(random, ['0', '0.3', '5']))) };
};

/** Any rule over some of the keys. */
export const randomConstraint = (random: Random, keys: readonly string[], name: string): Constraint => {
  const kind = random();
  const [a, b] = two(random, keys);
  if (kind < 0.5) return randomLinear(random, keys, name);
  if (kind < 0.65) return { kind: 'conflict', name, members: [a, b] };
  if (kind < 0.83) return { kind: 'implies', name, if: a, then: b };
  if (kind < 0.92) return { kind: 'equal', name, members: [a, b] };
  return { kind: 'fix', name, key: a, value: random() < 0.5 ? 0 : 1 };
};

/** Any problem of up to `most` variables: every kind of constraint, one to four objectives, some without a plan. */
export const randomProblem = (seed: number, most = 16): Problem => {
  const random = seeded(seed);
  const count = 2 + Math.floor(random() * (most - 1));
  const keys = Array.from({ length: count }, (_, at) => `INIT-${String(at + 1).padStart(3, '0')}`);
  const objectives = Array.from({ length: pick(random, [1, 1, 2, 3, 4]) }, (_, at) => randomObjective(random, keys, at));
  const constraints = Array.from({ length: Math.floor(random() * 9) }, (_, at) => randomConstraint(random, keys, `rule ${at}`));
  return { format: PROBLEM_FORMAT, variables: keys, objectives, constraints };
};

/** Prerequisites and at most one cap, which closures relax; one to three objectives without synergies. */
export const randomClosures = (seed: number, most = 12): Problem => {
  const random = seeded(seed);
  const count = 2 + Math.floor(random() * (most - 1));
  const keys = Array.from({ length: count }, (_, at) => `INIT-${String(at + 1).padStart(3, '0')}`);
  const objectives = Array.from({ length: pick(random, [1, 2, 2, 3]) }, (_, at) => ({ ...randomObjective(random, keys, at), pairs: [] }));
  const needs = Array.from({ length: Math.floor(random() * 2 * count) }, (_, at): Constraint => {
    const [a, b] = two(random, keys);
    return { kind: 'implies', name: `rule ${at}`, if: a, then: b };
  });
  const style = pick(random, STYLES);
  const terms = keys.map((key) => [key, decimal(style(random))] as const);
  const max = terms.filter(() => random() < 0.4).reduce((sum, [, value]) => sum.plus(value), decimal('0'));
  const cap: readonly Constraint[] = random() < 0.7 ? [{ kind: 'linear', name: 'cap', terms, max }] : [];
  return { format: PROBLEM_FORMAT, variables: keys, objectives, constraints: [...needs, ...cap] };
};
