import { type RegretAt, type RobustnessAnswer, toValue } from '../../api/answers.ts';
import type { Formats } from '../../words/formats.ts';

/** What sampled futures say of a plan, in sentences. They are samples: nothing here is certain of futures that were not drawn. */

export const uncertaintyWords = (it: RobustnessAnswer, { number, count }: Formats): string =>
  [
    ...(
      [
        ['tokens', it.tokens_pct],
        ['contributions', it.contributions_pct],
        ['weights', it.weights_pct],
      ] as const
    ).flatMap(([what, pct]) => (pct === null ? [] : [`${what} ±${number(pct)} %`])),
    ...(it.initiatives_with_ranges === 0 ? [] : [`the sheet’s own ranges of ${count(it.initiatives_with_ranges, 'initiative')}`]),
  ].join(', ');

export const countSentence = ({ samples, known, without_plan, open }: RobustnessAnswer, { number, count }: Formats): string => {
  const missing = samples - known - without_plan - open;
  const parts = [
    `the best plan is known in ${number(known)}`,
    ...(without_plan > 0 ? [`no plan keeps all rules in ${number(without_plan)}`] : []),
    ...(open > 0 ? [`${number(open)} were not settled before a limit`] : []),
    ...(missing > 0 ? [`${number(missing)} were not looked at`] : []),
  ];
  return `Of ${count(samples, 'future')} that were drawn ${parts.join('; ')}.`;
};

export const fitSentence = ({ fit: { looked_at: looked, fits } }: RobustnessAnswer, { number, count, percent }: Formats): string => {
  if (looked === 0) return 'No future was looked at.';
  if (fits === looked) return `The plan keeps all rules in all ${count(looked, 'future')} looked at.`;
  if (fits === 0) return `The plan keeps all rules in none of the ${count(looked, 'future')} looked at.`;
  return `The plan keeps all rules in ${number(fits)} of ${count(looked, 'future')} looked at (${percent((fits / looked) * 100)}).`;
};

/** What holding on to the plan costs in them. */
export const regretSentence = ({ regret, known }: RobustnessAnswer, formats: Formats): string | null => {
  if (known === 0) return null;
  if (!regret) return 'What it loses against the best plan cannot be told: that takes a future in which it keeps all rules.';
  const { count, number } = formats;
  const of = regret.kpi ?? 'the objective';
  const where = `Where it keeps all rules and the best plan is known (${count(regret.futures, 'future')}), it is among the best in ${number(regret.best_in)}`;
  if (regret.worst.value.sum === 0) return `${where}, and nothing of ${of} is lost in any.`;
  const lost = (it: RegretAt): string => lossWords(it, formats);
  return `${where}. Of ${of} it loses against the best plan: in half of them at most ${lost(regret.median)}, in nine of ten at most ${lost(regret.p90)}, in the worst ${lost(regret.worst)}.`;
};

const lossWords = ({ value, best }: RegretAt, { rough, percent }: Formats): string =>
  value.sum === 0 || best.sum === 0
    ? rough(toValue(value))
    : `${rough(toValue(value))} (${percent((toValue(value) / Math.abs(toValue(best))) * 100)})`;

/** What an initiative's standing means. */
export const STANDINGS: Readonly<Record<'core' | 'borderline' | 'exterior', string>> = {
  core: 'in every best plan',
  borderline: 'in some best plans',
  exterior: 'in no best plan',
};
