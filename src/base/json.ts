import { type Decimal, decimalOf, isDecimal, toJsonNumber } from './decimal.ts';

/** A JSON value whose numbers are exact. Objects may have any key, `__proto__` too: build them with `record`. */
export type Json = null | boolean | string | number | Decimal | readonly Json[] | { readonly [key: string]: Json | undefined };

/** An empty object without a prototype: a planner's key can never meet a built-in one. */
export const record = <T>(entries: Iterable<readonly [string, T]> = []): Record<string, T> => {
  const result: Record<string, T> = Object.create(null);
  for (const [key, value] of entries) result[key] = value;
  return result;
};

/** Order of text by UTF-16 code unit: the one order used for keys and names. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Canonical JSON (RFC 8785): keys sorted by code unit, no white space, numbers in shortest form (digit for digit where a
 * double cannot hold them). Properties that are `undefined` are left out. Lists keep their order.
 */
export const canonicalJson = (value: Json): string => {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return toJsonNumber(decimalOf(value));
  if (isDecimal(value)) return toJsonNumber(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value)
    .sort(byCodeUnit)
    .flatMap((key) => {
      const member = value[key];
      return member === undefined ? [] : [`${JSON.stringify(key)}:${canonicalJson(member)}`];
    });
  return `{${members.join(',')}}`;
};

/** Order of JSON values by their canonical text: for lists that are sets. */
export const byCanonicalJson = (a: Json, b: Json): number => byCodeUnit(canonicalJson(a), canonicalJson(b));

/** Is it an object, not a list, a number or null? */
export const isJsonObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isDecimal(value);

// `Array.isArray` alone does not narrow readonly arrays.
const isList = (value: object): value is readonly Json[] => Array.isArray(value);
