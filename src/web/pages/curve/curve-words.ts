import { type CurveAnswer, toValue } from '../../api/answers.ts';
import type { Formats } from '../../words/formats.ts';

/** A curve in sentences, for those who do not see it and to stand over it. */

const STOPPED = {
  time: 'the time limit was reached',
  cancel: 'it was stopped',
} as const;

export const objectiveName = ({ objectives }: CurveAnswer): string => objectives[0] ?? 'the objective';

/** Where more tokens stop paying. */
export const saturationSentence = (curve: CurveAnswer, { number, rough }: Formats): string => {
  const it = curve.more_tokens_stop_paying;
  if (it === null) return 'Where more tokens stop paying is not known.';
  if ('capacity' in it)
    return `More than ${number(it.capacity)} tokens${it.exact ? '' : ', or than even fewer,'} bring nothing: with unlimited capacity, all other rows kept, the best plan is worth as much.`;
  const gain = it.beyond.gains.find(({ sum }) => sum > 0);
  if (!gain) return 'Where more tokens stop paying is not known.';
  return `Beyond ${number(curve.to)} tokens more is to be had: with unlimited capacity, all other rows kept, ${it.beyond.proven ? '' : 'at least '}${rough(toValue(gain))} of ${objectiveName(curve)} more, for ${number(it.beyond.tokens_used)} tokens.`;
};

/** What is certain of it, and what is not. */
export const wholenessSentence = (curve: CurveAnswer, { number }: Formats): string => {
  if (curve.whole) return `These are all steps from ${number(curve.from)} to ${number(curve.to)} tokens; that is proven.`;
  const why = curve.stopped ? STOPPED[curve.stopped] : 'so many steps were asked for, or the search ended before a proof';
  return `Not everything was looked at: ${why}. Where the band is drawn, the best plan is worth something within it.`;
};

/** From where on there is a plan at all. */
export const bottomSentence = ({ none_up_to: none, from, to, steps }: CurveAnswer, { number }: Formats): string | null => {
  if (none === null || none < from) return null;
  const [lowest] = steps;
  if (!lowest && none >= to) return `There is no plan with ${number(to)} tokens or less; that is proven.`;
  if (lowest?.begins === 'exact') return `With less than ${number(lowest.capacity)} tokens there is no plan; that is proven.`;
  return `With ${number(none)} tokens or less there is no plan; that is proven.`;
};
