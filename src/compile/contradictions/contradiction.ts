import type { Finding, Scene } from '../compile-slot.ts';
import type { RowMeaning } from '../meaning.ts';

/** One check of §4.3: looks at the sound rows of one set and names those that cannot hold together. It never rejects a feasible set. */
export type Contradiction = (rows: readonly RowMeaning[], scene: Scene) => readonly Finding[];

/** `Constraints row 3 and Targets row 7`. */
export const rowsInWords = (addresses: readonly string[]): string => {
  const words = addresses.map((address) => address.replace('!', ' row '));
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
};
