/** Before this year there are durations and times of day, which are no days. */
const FIRST_YEAR = 1900;
const DIGITS = 15;

/**
 * A cell as the server reads it: keys and names are matched by that. What a cell shows may be another text for the same thing: `12,345` for a key 12345,
 * `WAHR` for TRUE, `31.01.` for a day.
 */
export const cellText = <Day extends Pick<Date, 'getFullYear'>>(held: unknown, shown: string, dayOf: (date: Day) => string): string => {
  if (typeof held === 'boolean') return held ? 'TRUE' : 'FALSE';
  if (typeof held === 'number') return numberText(held, shown);
  return isDay<Day>(held) ? dayOf(held) : shown;
};

const numberText = (held: number, shown: string): string => {
  const isPercent = shown.trim().slice(-1) === '%';
  const text = String(Number((isPercent ? held * 100 : held).toPrecision(DIGITS)));
  // An exponent is no way to write a key.
  return text.includes('e') || !Number.isFinite(held) ? shown : `${text}${isPercent ? '%' : ''}`;
};

const isDay = <Day extends Pick<Date, 'getFullYear'>>(held: unknown): held is Day =>
  typeof held === 'object' &&
  held !== null &&
  'getFullYear' in held &&
  typeof held.getFullYear === 'function' &&
  held.getFullYear() >= FIRST_YEAR;
