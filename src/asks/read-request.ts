import type { z } from 'zod';
import { isDecimal, toNumber, toPlain } from '../base/decimal.ts';
import { UsageError } from '../base/errors.ts';
import { isJsonObject, type Json, record } from '../base/json.ts';

/** A request from JSON. Throws `request-invalid` with all that is wrong, each with its place. */
export const readRequest = <Request>(schema: z.ZodType<Request>, json: Json): Request => {
  const read = schema.safeParse(withNumbers(json));
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`));
  throw new UsageError(faults.join(' '), { code: 'request-invalid' });
};

/** Exact numbers as numbers where nothing is lost by it, else as text. */
const withNumbers = (json: Json): unknown => {
  if (isDecimal(json)) return toPlain(json) === String(toNumber(json)) ? toNumber(json) : toPlain(json);
  if (Array.isArray(json)) return json.map(withNumbers);
  if (isJsonObject(json))
    return record(Object.entries(json).flatMap(([key, value]) => (value === undefined ? [] : [[key, withNumbers(value)] as const])));
  return json;
};
