import { closest, distance } from 'fastest-levenshtein';

/** Text as we keep it: trimmed and in Unicode normal form C. */
export const normalise = (text: string): string => text.normalize('NFC').trim();

/** What keys and names are compared by: normalised, case aside. */
export const fold = (text: string): string => normalise(text).toLowerCase();

/** What tabs, columns and closed words are compared by: case, spaces, `_` and `-` aside. */
export const foldName = (text: string): string => fold(text).replace(/[\s_-]+/gu, '');

/** The known word nearest to a mistyped one, or `undefined` where none is near. Ties go to the first in the list. */
export const nearest = (word: string, known: readonly string[]): string | undefined => {
  if (known.length === 0 || word.length > 100) return undefined;
  const folded = known.map(fold);
  const best = closest(fold(word), folded);
  const far = Math.max(1, Math.floor(Math.min(word.length, best.length) / 3));
  return distance(fold(word), best) <= far ? known[folded.indexOf(best)] : undefined;
};

/** ` Did you mean X?`, or nothing. */
export const didYouMean = (word: string, known: readonly string[]): string => {
  const near = nearest(word, known);
  return near === undefined ? '' : ` Did you mean ${near}?`;
};

/** Long text cut for a message. */
export const excerpt = (text: string, length = 60): string => {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
};

/** `a`, `a and b`, `a, b and c`. */
export const inWords = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;

/** Splits a list cell on `|`, `;`, `,` and line breaks; blanks between separators vanish. */
export const splitList = (text: string): readonly string[] =>
  text
    .split(/[|;,\r\n]/u)
    .map(normalise)
    .filter((item) => item !== '');
