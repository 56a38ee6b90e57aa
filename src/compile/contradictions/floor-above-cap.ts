import { isLess, toPlain } from '../../base/decimal.ts';
import { sliceWords } from '../../rows/slices.ts';
import { finding } from '../compile-slot.ts';
import * as issues from '../issues.ts';
import { addressesWhere, meaningsIn } from '../meaning.ts';
import { type Contradiction, rowsInWords } from './contradiction.ts';

/** On one slice the floor is above the cap. */
export const floorAboveCap: Contradiction = (rows) => {
  const caps = new Map(
    meaningsIn('caps_json', rows).map(({ meaning }) => [`${meaning.slice.dimension}\n${meaning.slice.key}`, meaning.tokens]),
  );
  const floors = new Map(
    meaningsIn('floors_json', rows).map(({ meaning }) => [`${meaning.slice.dimension}\n${meaning.slice.key}`, meaning]),
  );
  return [...floors].flatMap(([id, { slice, tokens }]) => {
    const cap = caps.get(id);
    if (!cap || !isLess(cap, tokens)) return [];
    const at = (bucket: 'floors_json' | 'caps_json'): readonly string[] =>
      addressesWhere(rows, (it) => it.bucket === bucket && it.slice.dimension === slice.dimension && it.slice.key === slice.key);
    const [floorRows, capRows] = [at('floors_json'), at('caps_json')];
    return [
      finding(issues.floorAboveCap, [...floorRows, ...capRows], {
        slice: sliceWords(slice),
        floor: toPlain(tokens),
        floorRows: rowsInWords(floorRows),
        cap: toPlain(cap),
        capRows: rowsInWords(capRows),
      }),
    ];
  });
};
