import { type Issue, type Place, raise } from '../base/issue.ts';
import { excerpt, fold, listInShort } from '../base/text.ts';
import * as issues from './issues.ts';

/** `key-duplicate` on every row whose key (case aside) stands on another row, too. Blank keys are another matter. */
export const duplicateKeys = (entries: readonly { readonly key: string; readonly place: Place }[]): readonly Issue[] => {
  const groups = new Map<string, Place[]>();
  for (const { key, place } of entries) {
    if (key === '') continue;
    const places = groups.get(fold(key)) ?? [];
    places.push(place);
    groups.set(fold(key), places);
  }
  return entries.flatMap(({ key, place }) => {
    const places = groups.get(fold(key)) ?? [];
    return places.length < 2
      ? []
      : [raise(issues.keyDuplicate, place, { key: excerpt(key), rows: listInShort(places.map((it) => `${it.row}`)) })];
  });
};
