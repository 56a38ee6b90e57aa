import { inWords, listInShort } from '../base/text.ts';
import { type Finding, finding } from './compile-slot.ts';
import * as issues from './issues.ts';
import { entryOf, groupTogether, identityOf, type Meaning, type RowMeaning, worthOf } from './meaning.ts';

/** Rows of one set that say the same (one counts, the repeats are warned), and rows that contradict each other in a value (§4.2). */
export const meet = (rows: readonly RowMeaning[]): readonly Finding[] => [...conflicts(rows), ...repeats(rows)];

const conflicts = (rows: readonly RowMeaning[]): readonly Finding[] => {
  const said = rows.flatMap(({ meanings, address }) => meanings.map((meaning) => ({ meaning, address })));
  const byEntry = groupTogether(
    said,
    (it) => identityOf(it.meaning),
    (it) => it,
  );
  return [...byEntry.values()].flatMap((given) => {
    const [first] = given;
    if (given.length < 2 || !first || new Set(given.map((it) => worthOf(it.meaning))).size < 2) return [];
    const listed = listInShort(given.map((it) => `${valueWords(it.meaning)} (${it.address.replace('!', ' row ')})`));
    return [finding(issues.ruleConflict, [...new Set(given.map((it) => it.address))], { what: entryWords(first.meaning), values: listed })];
  });
};

const repeats = (rows: readonly RowMeaning[]): readonly Finding[] => {
  const firsts = new Map<string, string>();
  return rows.flatMap((row) => {
    if (row.meanings.length === 0) return [];
    const said = sayingOf(row);
    const first = firsts.get(said);
    if (first === undefined) firsts.set(said, row.address);
    return first === undefined ? [] : [finding(issues.rowDuplicate, [row.address], { first })];
  });
};

const sayingOf = (row: RowMeaning): string => [...new Set(row.meanings.map((it) => `${identityOf(it)} ${worthOf(it)}`))].sort().join('\n');

const valueWords = (meaning: Meaning): string => {
  switch (meaning.bucket) {
    case 'floors_json':
    case 'caps_json':
      return meaning.tokens.toFixed();
    case 'targets_json':
      return meaning.baseline === null ? meaning.value.toFixed() : `${meaning.value.toFixed()} from ${meaning.baseline.toFixed()}`;
    case 'synergy_bonuses_json':
      return meaning.bonusPct === null ? 'no bonus of its own' : `${meaning.bonusPct.toFixed()} %`;
    default:
      return 'itself';
  }
};

const NAMES = {
  floors_json: 'The floor of',
  caps_json: 'The cap of',
  targets_json: 'The target of',
  mandatory_initiatives_json: 'The mandate of',
  exclusions_initiatives_json: 'The exclusion of',
  bundles_json: 'The bundle of',
  exclusions_pairs_json: 'The exclusion of',
  prerequisites_json: 'The prerequisite of',
  synergy_bonuses_json: 'The bonus of',
} as const;

const entryWords = (meaning: Meaning): string => `${NAMES[meaning.bucket]} ${inWords([...entryOf(meaning)])}`;
