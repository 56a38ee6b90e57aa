import { inWords, listInShort } from '../../base/text.ts';
import type { Finding, Scene } from '../compile-slot.ts';
import type { RowMeaning } from '../meaning.ts';

/** One check of §4.3: looks at the sound rows of one set and names those that cannot hold together. It never rejects a feasible set. */
export type Contradiction = (rows: readonly RowMeaning[], scene: Scene) => readonly Finding[];

/** `Constraints row 3 and Targets row 7`; of many, the first few and how many more. */
export const rowsInWords = (addresses: readonly string[]): string => {
  const words = addresses.map((address) => address.replace('!', ' row '));
  return words.length > MOST_ROWS ? listInShort(words, MOST_ROWS) : inWords(words);
};

// A message goes into a cell: it must stay readable, however many rows are involved.
const MOST_ROWS = 12;
