import type { Highlight, Look, NewValue } from '../../workbook.ts';

/** What a look is made of. Colours are six hexadecimal digits, red green blue. */
export interface LookParts {
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** Points more than the workbook's own font. */
  readonly larger?: number;
  readonly colour?: string;
  readonly fill?: string;
  readonly numberFormat?: string;
  readonly horizontal?: 'left' | 'center' | 'right';
  /** Characters between the text and its edge. */
  readonly indent?: number;
  readonly vertical?: 'top' | 'center';
  readonly wrap?: boolean;
}

const header = (fill: string, colour: string): LookParts => ({ bold: true, fill, colour, vertical: 'center', horizontal: 'left' });

/** Kept off the right edge: text may begin right behind it. */
const NUMBER: LookParts = { vertical: 'top', horizontal: 'right', indent: 1 };

/** The number format of Excel's text cells. */
const AS_TEXT = '@';

export const LOOKS: Readonly<Record<Look, LookParts>> = {
  plain: { vertical: 'top' },
  text: { vertical: 'top', numberFormat: AS_TEXT },
  wrap: { vertical: 'top', wrap: true },
  number: NUMBER,
  integer: { ...NUMBER, numberFormat: '#,##0' },
  decimal: { ...NUMBER, numberFormat: '#,##0.00##' },
  date: { vertical: 'top', horizontal: 'left', numberFormat: 'yyyy-mm-dd' },
  'date-time': { vertical: 'top', horizontal: 'left', numberFormat: 'yyyy-mm-dd hh:mm:ss' },
  percent: { ...NUMBER, numberFormat: '0.00%' },
  boolean: { vertical: 'top', horizontal: 'center', numberFormat: '"TRUE";"TRUE";"FALSE"' },
  system: { vertical: 'top', colour: '7A7A7A' },
  header: header('DCE6F1', '1F3864'),
  'header-required': header('1F4E79', 'FFFFFF'),
  'header-system': { italic: true, fill: 'F2F2F2', colour: '7A7A7A', vertical: 'center', horizontal: 'left' },
  'header-output': header('2F6B4F', 'FFFFFF'),
  title: { bold: true, larger: 9, colour: '1F3864' },
  subtitle: { bold: true, larger: 2, colour: '1F4E79' },
  strong: { bold: true, vertical: 'top' },
};

const DAY_LENGTH = '2026-01-31'.length;

/** The look by which a value stays what it is in a column of another look: a date, a percentage, a number among dates. */
export const ownLook = (value: Exclude<NewValue, null>, column: Look): Look | undefined => {
  if ('percent' in value) return column === 'percent' ? undefined : 'percent';
  if ('date' in value) {
    if (value.date.length > DAY_LENGTH) return 'date-time';
    return column === 'date' ? undefined : 'date';
  }
  return 'number' in value && column === 'date' ? 'number' : undefined;
};

/** Font and background of a highlighted cell. */
export const HIGHLIGHTS: Readonly<Record<Highlight['colour'], { readonly font: string; readonly fill: string }>> = {
  green: { font: '1E6B3A', fill: 'E2F3E6' },
  amber: { font: '7F5A00', fill: 'FFF1CC' },
  red: { font: '9C1C1C', fill: 'FBDADA' },
  grey: { font: '808080', fill: 'F0F0F0' },
};
