import { byCodeUnit } from '../base/json.ts';
import type { NamedInitiatives, RuleReading } from '../compile/compile-slot.ts';
import type { Pair } from '../compile/compiled-set.ts';
import { pairSize, selfReference } from '../compile/issues.ts';
import { valueMissing } from '../rows/issues.ts';

/** The initiatives that a rule about initiatives names, in either key column; naming none is reported. */
export const readNamed = (reading: RuleReading, hint: string): NamedInitiatives | undefined => {
  reading.expectDimension('initiative');
  const named = reading.initiatives(['dimension_key', 'member_keys']);
  if (named?.typed !== 0) return named;
  reading.report(valueMissing, 'dimension_key', { column: 'dimension_key', hint });
  return undefined;
};

/** Two different initiatives, smaller key first; anything else is reported. */
export const readPair = (reading: RuleReading, keys: readonly string[], typed: number, expected: string): Pair | undefined => {
  const [a, b] = keys;
  if (typed !== 2) reading.report(pairSize, 'dimension_key', { type: reading.type, found: String(typed), expected });
  if (typed !== 2 || a === undefined || b === undefined) return undefined;
  if (a === b) {
    reading.report(selfReference, 'dimension_key', { key: a, what: 'the partner of' });
    return undefined;
  }
  return byCodeUnit(a, b) < 0 ? [a, b] : [b, a];
};
