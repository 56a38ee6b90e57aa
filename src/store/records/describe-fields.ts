import { type Decimal, isDecimal, toPlain } from '../../base/decimal.ts';
import { byCodeUnit } from '../../base/json.ts';
import { excerpt } from '../../base/text.ts';

/** Changes of single fields in a planner's words. PURE. */

export type FieldValue = string | boolean | Decimal | null;

const shown = (value: FieldValue | undefined): string => {
  if (value === null || value === undefined || value === '') return 'blank';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return isDecimal(value) ? toPlain(value) : `"${excerpt(value)}"`;
};

const same = (a: FieldValue | undefined, b: FieldValue | undefined): boolean =>
  isDecimal(a) && isDecimal(b) ? a.eq(b) : a === b || (a ?? null) === (b ?? null);

/** `tokens: 20 -> 25`, or nothing. */
export const fieldChange = (label: string, before: FieldValue | undefined, after: FieldValue | undefined): readonly string[] =>
  same(before, after) ? [] : [`${label}: ${shown(before)} -> ${shown(after)}`];

/** The same for objects keyed by a planner's words. */
export const memberChanges = <T extends FieldValue>(
  label: (key: string) => string,
  before: Readonly<Record<string, T>>,
  after: Readonly<Record<string, T>>,
): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .sort(byCodeUnit)
    .flatMap((key) => fieldChange(label(key), before[key], after[key]));
