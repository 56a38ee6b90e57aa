import { useLocale } from 'react-aria-components';

/** Numbers and times as the reader writes them. Nothing is rounded that a planner typed: up to 15 digits, all that a browser can tell apart. */
export interface Formats {
  readonly number: (value: number | null | undefined) => string;
  /** With its sign: of what changes. */
  readonly change: (value: number) => string;
  /** Of numbers that were computed, like objectives: all digits where they are few, else six; never fewer than stand before the decimal point. */
  readonly rough: (value: number | null | undefined) => string;
  /** `0.5` → `0.5 %`. */
  readonly percent: (value: number) => string;
  readonly moment: (iso: string) => string;
  readonly list: (words: readonly string[]) => string;
  /** `3 rows`: of regular words. */
  readonly count: (count: number, one: string, many?: string) => string;
}

export const NONE = '–';

export const makeFormats = (locale: string): Formats => {
  const full = new Intl.NumberFormat(locale, { maximumSignificantDigits: 15 });
  const signed = new Intl.NumberFormat(locale, { maximumSignificantDigits: 15, signDisplay: 'exceptZero' });
  const six = new Intl.NumberFormat(locale, { maximumSignificantDigits: 6, maximumFractionDigits: 0, roundingPriority: 'morePrecision' });
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const lists = new Intl.ListFormat('en', { type: 'conjunction' });
  return {
    number: (value) => (value === null || value === undefined ? NONE : full.format(value)),
    change: (value) => signed.format(value),
    rough: (value) => (value === null || value === undefined ? NONE : (hasFewDigits(value) ? full : six).format(value)),
    percent: (value) => `${six.format(value)} %`,
    moment: (iso) => moments.format(new Date(iso)),
    list: (words) => lists.format(words),
    count: (count, one, many = `${one}s`) => `${full.format(count)} ${count === 1 ? one : many}`,
  };
};

const FEW_DIGITS = 9;
const hasFewDigits = (value: number): boolean => String(value).replaceAll(/\D/gu, '').length <= FEW_DIGITS;

/** They are dear to make, and every row of a table wants them. */
const made = new Map<string, Formats>();

export const useFormats = (): Formats => {
  const { locale } = useLocale();
  const formats = made.get(locale) ?? makeFormats(locale);
  made.set(locale, formats);
  return formats;
};
