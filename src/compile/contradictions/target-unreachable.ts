import { isLess, toPlain } from '../../base/decimal.ts';
import { sliceWords } from '../../rows/slices.ts';
import { finding } from '../compile-slot.ts';
import * as issues from '../issues.ts';
import { meaningsIn } from '../meaning.ts';
import { requiredGain } from '../required.ts';
import type { Contradiction } from './contradiction.ts';

/** A target floor above the sum of the slice's positive gains. */
export const targetUnreachable: Contradiction = (rows, scene) =>
  meaningsIn('targets_json', rows).flatMap(({ meaning: { slice, kpi, type, value, baseline }, address }) => {
    const required = requiredGain(scene.directionOf(kpi), value, baseline);
    const most = scene.gainsIn(slice, kpi);
    if (type !== 'floor' || !isLess(most, required)) return [];
    const hint = baseline === null ? ' If the value is a level, fill baseline_value.' : '';
    return [
      finding(issues.targetUnreachable, [address], {
        kpi,
        slice: sliceWords(slice),
        required: toPlain(required),
        most: toPlain(most),
        hint,
      }),
    ];
  });
