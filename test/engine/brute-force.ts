import type { Problem } from '../../src/problem/problem.ts';

/**
 * Every selection tried, in integers of its own making: no code is shared with the engine or the checker. `null`: no plan; else the best
 * values as integers over 10^places, per objective (before its divisor).
 */
export const bruteForce = (problem: Problem): readonly { readonly units: bigint; readonly places: number }[] | null => {
  const places = 40;
  const bit = new Map(problem.variables.map((key, at) => [key, 1 << at]));
  const bitOf = (key: string): number => bit.get(key) ?? 0;
  const tests = problem.constraints.map((constraint) => toTest(constraint, bitOf, places));
  const objectives = problem.objectives.map((objective) => ({
    linear: Object.entries(objective.linear).map(([key, value]) => [bitOf(key), toInteger(value.toFixed(), places)] as const),
    pairs: objective.pairs.map(([a, b, value]) => [bitOf(a) | bitOf(b), toInteger(value.toFixed(), places)] as const),
  }));
  let best: bigint[] | null = null;
  for (let mask = 0; mask < 1 << problem.variables.length; mask++) {
    if (!tests.every((test) => test(mask))) continue;
    const values = objectives.map(({ linear, pairs }) => sumOf(linear, mask) + sumOf(pairs, mask));
    if (best === null || isAbove(values, best)) best = values;
  }
  return best?.map((units) => ({ units, places })) ?? null;
};

const toTest = (
  constraint: Problem['constraints'][number],
  bitOf: (key: string) => number,
  places: number,
): ((mask: number) => boolean) => {
  switch (constraint.kind) {
    case 'linear': {
      const terms = constraint.terms.map(([key, value]) => [bitOf(key), toInteger(value.toFixed(), places)] as const);
      const min = constraint.min && toInteger(constraint.min.toFixed(), places);
      const max = constraint.max && toInteger(constraint.max.toFixed(), places);
      return (mask) => {
        const sum = sumOf(terms, mask);
        return (min === undefined || sum >= min) && (max === undefined || sum <= max);
      };
    }
    case 'conflict': {
      const both = bitOf(constraint.members[0]) | bitOf(constraint.members[1]);
      return (mask) => (mask & both) !== both;
    }
    case 'implies': {
      const [first, second] = [bitOf(constraint.if), bitOf(constraint.then)];
      return (mask) => (mask & first) === 0 || (mask & second) !== 0;
    }
    case 'equal': {
      const all = constraint.members.reduce((bits, key) => bits | bitOf(key), 0);
      return (mask) => (mask & all) === 0 || (mask & all) === all;
    }
    case 'fix': {
      const one = bitOf(constraint.key);
      return (mask) => ((mask & one) !== 0) === (constraint.value === 1);
    }
  }
};

const sumOf = (terms: readonly (readonly [number, bigint])[], mask: number): bigint => {
  let sum = 0n;
  for (const [bits, value] of terms) if ((mask & bits) === bits) sum += value;
  return sum;
};

const isAbove = (a: readonly bigint[], b: readonly bigint[]): boolean => {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && (a[at] ?? 0n) > (b[at] ?? 0n);
};

/** Plain digits to an integer over 10^places. */
export const toInteger = (plain: string, places: number): bigint => {
  const [whole = '0', fraction = ''] = plain.replace('-', '').split('.');
  const units = BigInt(whole + fraction.padEnd(places, '0'));
  return plain.startsWith('-') ? -units : units;
};
