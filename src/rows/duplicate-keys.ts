import { type Issue, type Place, raise } from '../base/issue.ts';
import { excerpt, fold, listInShort } from '../base/text.ts';
import * as issues from './issues.ts';

/** `key-duplicate` on every row whose key (case aside) stands on another row, too. Blank keys are another matter. */
export const duplicateKeys = (entries: readonly { readonly key: string; readonly place: Place }[]): readonly Issue[] => {
  const rowsOf = new Map<string, string[]>();
  for (const { key, place } of entries) {
    if (key === '') continue;
    const rows = rowsOf.get(fold(key)) ?? [];
    rows.push(`${place.row}`);
    rowsOf.set(fold(key), rows);
  }
  const listed = new Map([...rowsOf].filter(([, rows]) => rows.length > 1).map(([key, rows]) => [key, listInShort(rows)]));
  return entries.flatMap(({ key, place }) => {
    const rows = listed.get(fold(key));
    return rows === undefined ? [] : [raise(issues.keyDuplicate, place, { key: excerpt(key), rows })];
  });
};
