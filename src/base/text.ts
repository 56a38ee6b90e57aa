import { closest, distance } from 'fastest-levenshtein';

/** Text as we keep it: trimmed and in Unicode normal form C. */
export const normalise = (text: string): string => text.normalize('NFC').trim();

/** What keys and names are compared by: normalised, case aside. */
export const fold = (text: string): string => normalise(text).toLowerCase();

/** What tabs, columns and closed words are compared by: case, spaces, `_` and `-` aside. */
export const foldName = (text: string): string => fold(text).replace(/[\s_-]+/gu, '');

/** The known word nearest to a mistyped one, or `undefined` where none is near. Ties go to the first in the list. */
export const nearest = (word: string, known: readonly string[]): string | undefined => nearestFolded(word, known, known.map(fold));

const nearestFolded = (word: string, known: readonly string[], folded: readonly string[]): string | undefined => {
  if (known.length === 0 || word.length > 100) return undefined;
  const best = closest(fold(word), folded);
  const far = Math.max(1, Math.floor(Math.min(word.length, best.length) / 3));
  return distance(fold(word), best) <= far ? known[folded.indexOf(best)] : undefined;
};

/** ` Did you mean X?`, or nothing. */
export const didYouMean = (word: string, known: readonly string[]): string => inQuestion(nearest(word, known));

const inQuestion = (near: string | undefined): string => (near === undefined ? '' : ` Did you mean ${near}?`);

/** How many comparisons of words one `suggester` makes before it falls silent. */
const COMPARISONS = 4_000_000;

/**
 * `didYouMean` for many words against one long list: the list is prepared once, each word is looked up once, and after some millions of
 * comparisons (a whole column of wrong keys) it suggests nothing more, so that a broken sheet is answered as fast as a sound one.
 */
export const suggester = (known: readonly string[]): ((word: string) => string) => {
  const answers = new Map<string, string>();
  let folded: readonly string[] | undefined;
  let left = COMPARISONS;
  return (word) => {
    const kept = answers.get(word);
    if (kept !== undefined) return kept;
    if (left <= 0) return '';
    left -= known.length;
    folded ??= known.map(fold);
    const answer = inQuestion(nearestFolded(word, known, folded));
    answers.set(word, answer);
    return answer;
  };
};

/** Long text cut for a message. */
export const excerpt = (text: string, length = 60): string => {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
};

// Joiners (U+200C, U+200D) shape letters and emoji, and variation selectors their look: they stay.
const UNSEEN = /(?![\n\t])\p{Cc}|[\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;

/** Text for people: characters that cannot be seen, turn the writing round or steer a terminal stand by their numbers, `<U+200B>`. */
export const visible = (text: string): string =>
  text.replace(UNSEEN, (it) => `<U+${(it.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`);

/** `a`, `a and b`, `a, b and c`. */
export const inWords = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;

/** `a, b, c`, cut where a message would grow without end: `a, b, … and 12 more`. */
export const listInShort = (items: readonly string[], most = 12): string =>
  items.length <= most ? items.join(', ') : `${items.slice(0, most - 1).join(', ')} and ${items.length - most + 1} more`;

/** Splits a list cell on `|`, `;`, `,` and line breaks; blanks between separators vanish. */
export const splitList = (text: string): readonly string[] =>
  text
    .split(/[|;,\r\n]/u)
    .map(normalise)
    .filter((item) => item !== '');
