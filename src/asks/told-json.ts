import { isJsonObject, type Json } from '../base/json.ts';
import { FAILURE_KINDS, type Failure, type Told } from './ask.ts';

/** An answer, told, as a job keeps it and a server sends it. */
export const toToldJson = ({ document, lines, csv, notes, isGood, failure }: Told): Json => ({
  document,
  lines,
  csv,
  notes,
  is_good: isGood,
  failure: failure && { ...failure },
});

/** The same back; `null` where it is none. */
export const fromToldJson = (json: Json): Told | null => {
  if (!isJsonObject(json) || json.document === undefined) return null;
  return {
    document: json.document,
    lines: toTexts(json.lines),
    csv: typeof json.csv === 'string' ? json.csv : null,
    notes: toTexts(json.notes),
    isGood: json.is_good === true,
    failure: fromFailureJson(json.failure ?? null),
  };
};

/** A thrown error that was kept; `null` where it is none. */
export const fromFailureJson = (json: Json): Failure | null => {
  if (!isJsonObject(json) || typeof json.message !== 'string') return null;
  return {
    kind: FAILURE_KINDS.find((it) => it === json.kind) ?? 'bug',
    code: typeof json.code === 'string' ? json.code : 'bug',
    message: json.message,
    hint: typeof json.hint === 'string' ? json.hint : null,
    retryable: json.retryable === true,
  };
};

const toTexts = (json: Json | undefined): readonly string[] => (Array.isArray(json) ? json.map(String) : []);
