import { hashBytes } from '../base/hash.ts';
import { fold } from '../base/text.ts';

const LONGEST = 200;

/** A name as it is matched and made unique: case aside; a very long one (an index has limits) by its hash. */
export const nameKey = (name: string): string => {
  const folded = fold(name);
  return folded.length <= LONGEST && !folded.includes('\0') && folded.isWellFormed()
    ? folded
    : `sha256:${hashBytes(new TextEncoder().encode(JSON.stringify(folded)))}`;
};
