import { inWords, listInShort } from '../base/text.ts';
import { valueConflict } from '../rows/issues.ts';
import { sliceWords } from '../rows/slices.ts';
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
    return [finding(valueConflict, [...new Set(given.map((it) => it.address))], { what: entryWords(first.meaning), values: listed })];
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

/** What an entry is called: `the floor of country UK`. Only entries with a value can conflict. */
const entryWords = (meaning: Meaning): string => {
  switch (meaning.bucket) {
    case 'floors_json':
      return `The floor of ${sliceWords(meaning.slice)}`;
    case 'caps_json':
      return `The cap of ${sliceWords(meaning.slice)}`;
    case 'targets_json':
      return `The ${meaning.type} for ${meaning.kpi} in ${sliceWords(meaning.slice)}`;
    default:
      return `The bonus of ${inWords([...entryOf(meaning)])}`;
  }
};
