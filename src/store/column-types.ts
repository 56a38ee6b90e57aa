import { customType } from 'drizzle-orm/pg-core';
import { type Decimal, isDecimal, parseDecimal, toPlain } from '../base/decimal.ts';
import { assert } from '../base/errors.ts';
import { canonicalJson, type Json, record } from '../base/json.ts';
import { parseJson } from '../base/parse-json.ts';
import { fromStorable, toStorable } from './storable-text.ts';

/** Column types whose values come back exactly as they went in, on both drivers. */

/** Any text; also what is compared with such a column is made storable, whoever asks for it. */
export const words = customType<{ data: string; driverData: string }>({
  dataType: () => 'text',
  toDriver: toStorable,
  fromDriver: fromStorable,
});

/** A JSON value on its way to or from a column: wrapped, because drizzle looks at the prototype of what it is given, and ours has none. */
export interface Document {
  readonly json: Json;
}

/** JSON with exact numbers. Both drivers are told to hand `jsonb` over as text. */
export const json = customType<{ data: Document; driverData: string }>({
  dataType: () => 'jsonb',
  toDriver: ({ json }) => canonicalJson(mapTexts(json, toStorable)),
  fromDriver: (text) => {
    const parsed = parseJson(text, { computed: true });
    assert(parsed.ok, `a JSON column holds what cannot be read: ${parsed.ok ? '' : parsed.reason}`);
    return { json: mapTexts(parsed.value, fromStorable) };
  },
});

/** An exact decimal of any length. */
export const exact = customType<{ data: Decimal; driverData: string }>({
  dataType: () => 'numeric',
  toDriver: toPlain,
  fromDriver: (text) => {
    const value = parseDecimal(String(text));
    assert(value, `a numeric column holds "${text}"`);
    return value;
  },
});

/** A moment as ISO text in UTC, to the millisecond. */
export const instant = customType<{ data: string; driverData: string | Date }>({
  dataType: () => 'timestamp (3) with time zone',
  fromDriver: (value) => new Date(value).toISOString(),
});

const mapTexts = (value: Json, change: (text: string) => string): Json => {
  if (typeof value === 'string') return change(value);
  if (value === null || typeof value !== 'object' || isDecimal(value)) return value;
  if (isList(value)) return value.map((item) => mapTexts(item, change));
  return record(Object.entries(value).flatMap(([key, member]) => (member === undefined ? [] : [[change(key), mapTexts(member, change)]])));
};

// `Array.isArray` alone does not narrow readonly arrays.
const isList = (value: object): value is readonly Json[] => Array.isArray(value);
