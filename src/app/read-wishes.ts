import { byCodeUnit } from '../base/json.ts';
import { didYouMean, fold } from '../base/text.ts';
import type { Bucket, CompiledSet } from '../compile/compiled-set.ts';
import { whyOutside } from '../problem/outside.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import type { Asked, InputChanges } from './what-if-change.ts';

/** Initiatives that must, or must not, be chosen. Each wish is a row of its own, `What-if!1`, beside those of the sheet. */

/**
 * `inputs`: with every other change made. Rows of earlier what-ifs keep their numbers, even where they are dropped now: new ones count on
 * after the highest that was `given`.
 */
export const readWishes = (
  { include, exclude }: Pick<InputChanges, 'include' | 'exclude'>,
  inputs: RunInputs,
  given: RunInputs,
): readonly Asked[] => {
  const first = 1 + Math.max(0, ...given.set.provenance.flatMap(({ rows }) => rows.map(wishNumber)));
  const asked = [...include.map((key) => ({ key, way: 'include' }) as const), ...exclude.map((key) => ({ key, way: 'exclude' }) as const)];
  return asked.map(({ key, way }, at) => readWish(key, way, first + at, inputs));
};

const wishNumber = (row: string): number => Number(/^What-if!([0-9]+)$/u.exec(row)?.[1] ?? 0);

const readWish = (text: string, way: 'include' | 'exclude', number: number, inputs: RunInputs): Asked => {
  const found = inputs.candidates.find(({ key }) => fold(key) === fold(text));
  if (!found) {
    const keys = inputs.candidates.map(({ key }) => key);
    return { fault: `${text} is no candidate of this run.${didYouMean(text, keys)}` };
  }
  const { key } = found;
  // To have it is to have it in scope: as its mark on Candidates would do.
  const marked = way === 'include' ? { ...found, isSelectedForRun: true } : found;
  const outside = way === 'include' ? whyOutside(marked, inputs) : undefined;
  if (outside) return { fault: `${key} cannot be chosen in this run: it ${outside.why}.` };
  const isBroughtIn = inputs.scope === 'selected' && way === 'include' && !found.isSelectedForRun;
  return {
    asked: `--${way} ${key}`,
    words: `${key} ${way}d (What-if row ${number})${isBroughtIn ? ', and marked is_selected_for_run: it was outside the scope' : ''}`,
    touches: [`initiative ${key}`],
    apply: (now) => ({
      ...now,
      candidates: isBroughtIn ? now.candidates.map((it) => (it.key === key ? { ...it, isSelectedForRun: true } : it)) : now.candidates,
      set: withWish(now.set, key, way, `What-if!${number}`),
    }),
  };
};

/** The set with one more row, that of the wish; what other rows say of the initiative stays. A wish is never just a policy. */
const withWish = (set: CompiledSet, key: string, way: 'include' | 'exclude', row: string): CompiledSet => {
  const bucket: Bucket = way === 'include' ? 'mandatory_initiatives_json' : 'exclusions_initiatives_json';
  const own = set.provenance.find((it) => it.bucket === bucket && it.entry[0] === key);
  return {
    ...set,
    shapes: { ...set.shapes, [bucket]: [...new Set([...set.shapes[bucket], key])].sort(byCodeUnit) },
    provenance: [
      ...set.provenance.filter((it) => it !== own),
      { bucket, entry: [key], rows: [...(own?.rows ?? []), row], strength: 'hard' },
    ],
  };
};
