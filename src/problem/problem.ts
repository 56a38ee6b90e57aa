import { z } from 'zod';
import { type Decimal, isDecimal, toNumber } from '../base/decimal.ts';

/**
 * The noun of this room: the 0/1 problem as data (§10). Maximise each objective in turn, every one kept at its optimum.
 * Numbers are exact decimals. Plain JSON: it can be hashed, stored, exported and solved again elsewhere.
 */

export const PROBLEM_FORMAT = 'planwright-problem/1';

const exact = z.custom<Decimal>(isDecimal, { error: 'expected a number' });
// Read from text it comes as an exact decimal, as every number does.
const bit = z.preprocess(
  (value) => (isDecimal(value) ? toNumber(value) : value),
  z.union([z.literal(0), z.literal(1)], { error: 'expected 0 or 1' }),
);
const key = z.string().min(1);
const rows = z.array(z.string()).readonly().optional();

// Not `z.record`: it drops the key `__proto__`, which is a key like any other. The object is kept as it came.
const numbers = z
  .custom<Readonly<Record<string, Decimal>>>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), {
    error: 'expected an object',
  })
  .check((found) => {
    for (const [name, value] of Object.entries(found.value))
      if (!isDecimal(value)) found.issues.push({ code: 'custom', message: 'expected a number', path: [name], input: value });
  });

export const objectiveSchema = z
  .strictObject({
    name: z.string(),
    linear: numbers,
    pairs: z.array(z.tuple([key, key, exact]).readonly()).readonly(),
    /** The objective's value is the sum divided by this positive number (1 when absent). */
    divisor: exact.optional(),
  })
  .readonly();

export const constraintSchema = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('linear'),
      name: z.string(),
      terms: z.array(z.tuple([key, exact]).readonly()).readonly(),
      min: exact.optional(),
      max: exact.optional(),
      rows,
    })
    .readonly(),
  z.strictObject({ kind: z.literal('conflict'), name: z.string(), members: z.tuple([key, key]).readonly(), rows }).readonly(),
  z.strictObject({ kind: z.literal('implies'), name: z.string(), if: key, then: key, rows }).readonly(),
  z.strictObject({ kind: z.literal('equal'), name: z.string(), members: z.array(key).readonly(), rows }).readonly(),
  z.strictObject({ kind: z.literal('fix'), name: z.string(), key, value: bit, rows }).readonly(),
]);

export const problemSchema = z
  .strictObject({
    format: z.literal(PROBLEM_FORMAT),
    name: z.string().optional(),
    variables: z.array(key).readonly(),
    objectives: z.array(objectiveSchema).min(1).readonly(),
    constraints: z.array(constraintSchema).readonly(),
  })
  .readonly();

export type Objective = z.infer<typeof objectiveSchema>;
export type Constraint = z.infer<typeof constraintSchema>;
export type Problem = z.infer<typeof problemSchema>;

/** An exact fraction: `sum / divisor`, divisor > 0. What an objective is worth. */
export interface ExactValue {
  readonly sum: Decimal;
  readonly divisor: Decimal;
}
