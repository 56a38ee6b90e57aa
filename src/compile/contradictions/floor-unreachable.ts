import { isLess, toPlain } from '../../base/decimal.ts';
import { sliceWords } from '../../rows/slices.ts';
import { finding } from '../compile-slot.ts';
import * as issues from '../issues.ts';
import { meaningsIn } from '../meaning.ts';
import type { Contradiction } from './contradiction.ts';

/** A floor above all the tokens in its slice. */
export const floorUnreachable: Contradiction = (rows, scene) =>
  meaningsIn('floors_json', rows).flatMap(({ meaning: { slice, tokens }, address }) => {
    const most = scene.tokensIn(slice);
    if (!isLess(most, tokens)) return [];
    return [finding(issues.floorUnreachable, [address], { slice: sliceWords(slice), floor: toPlain(tokens), most: toPlain(most) })];
  });
