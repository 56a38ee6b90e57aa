import { inWords } from '../base/text.ts';
import type { Demand } from '../report/say-slot.ts';

/** A long list of keys is cut: the row has them all. */
const MOST_KEYS = 6;

/** `INIT-1, INIT-2 and INIT-3`. */
export const keysInWords = (keys: readonly string[]): string => {
  const once = [...new Set(keys)];
  return once.length <= MOST_KEYS + 1 ? inWords(once) : `${once.slice(0, MOST_KEYS).join(', ')} and ${once.length - MOST_KEYS} more`;
};

/** What a rule without a number demands of the initiatives it names. */
export const demandOf = (type: string, keys: readonly string[], words: string, dimension = 'initiative'): Demand => ({
  type,
  dimension,
  key: [...new Set(keys)].join('|'),
  kpi: '',
  number: null,
  baseline: null,
  words,
});
