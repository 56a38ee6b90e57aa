import type { RowLine } from './blocks.ts';
import { ISSUE_WORDS } from './issue-words.ts';
import { ownEntry } from './own-entry.ts';
import type { Place } from './place.ts';
import { placeWords } from './place.ts';

const FINDING = /^(ERROR|WARNING) \[([a-z-]+)\] ([\s\S]*)$/u;

/** What the `run_status` cell of a row says, with what each finding means and how it is mended. Nothing for a sound row. */
export const readStatus = (status: string, place: Place): readonly RowLine[] =>
  status.split(/ \| (?=(?:ERROR|WARNING) \[)/u).flatMap((piece): readonly RowLine[] => {
    const [, severity, code = '', message = ''] = FINDING.exec(piece.trim()) ?? [];
    if (severity === undefined) return [];
    return [{ place, label: placeWords(place), tone: severity === 'ERROR' ? 'bad' : 'warn', text: message, more: meaningOf(code) }];
  });

/** What a finding of this kind means, and what to do. */
export const meaningOf = (code: string): readonly string[] => {
  const known = ownEntry(ISSUE_WORDS, code);
  return known ? [known.means, `To mend it: ${known.fix}`] : [];
};
