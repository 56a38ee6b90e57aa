import { z } from 'zod';
import { type Decimal, decimal, isLess, isNegative, isPositive, isWithinLimits, parseDecimal } from '../base/decimal.ts';

/**
 * The parts that requests are made of. A number whose digits count may come as text, so that none is lost on the way: `"0.1"`, `"1200"`.
 */

const exact = z.union([z.string().max(400), z.number()]).transform((value, context): Decimal => {
  const number = parseDecimal(String(value).trim());
  if (number) return number;
  context.addIssue({ code: 'custom', message: 'Give a number.' });
  return z.NEVER;
});

const HUNDRED = decimal('100');

/** Above 0 and below 100. */
export const percent = exact
  .refine((it) => isPositive(it) && isLess(it, HUNDRED), 'Give a percentage above 0 and below 100, like 0.5.')
  .describe('A percentage above 0 and below 100.');

export const tokens = exact
  .refine((it) => !isNegative(it) && isWithinLimits(it), 'Give a number of tokens, like 620.5.')
  .describe('A number of tokens, 0 or more.');

export const count = z.int('Give a whole number above 0.').min(1, 'Give a whole number above 0.');

/** For all that is asked; three days at most. */
export const seconds = z
  .number('Give a number of seconds above 0.')
  .positive('Give a number of seconds above 0.')
  .max(259_200, 'Give no more than 259200 seconds.')
  .describe('Seconds after which it ends with what is known by then.');

/** A planner's word: a name, a key. */
export const word = z.string().max(2_000);
export const words = z.array(word).max(10_000).readonly();

/** `RUN-…`, the unique beginning or end of one, or `published`. */
export const runName = word.min(1).describe('A run id, its beginning or end if only one has it, or "published".');
export const workspaceName = word.describe('The workspace; absent: the name of the workbook.');
export const sourceName = word.min(1).describe('A workbook.');
export const engine = word.describe('The solver: see the command `verify --list-engines`; absent, Planwright chooses.');

/** `{key: value}` where there is a value; nothing where there is none: what is left out stays left out. */
export const given = <K extends string, T>(key: K, value: T | undefined): { readonly [key in K]?: T } =>
  // A computed key has lost its literal type.
  (value === undefined ? {} : { [key]: value }) as { readonly [key in K]?: T };
