import { type Decimal, toPlain } from '../base/decimal.ts';
import type { WriteValue } from '../sheet/workbook.ts';
import { toCellText } from './cell-text.ts';

/** Values of output rows as cells; nothing becomes an empty cell. */

export const text = (value: string): WriteValue => (value === '' ? null : { text: toCellText(value) });

export const number = (value: Decimal | null): WriteValue => (value === null ? null : { number: toPlain(value) });
