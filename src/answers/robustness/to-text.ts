import { abs, decimalOf, isZero, multiply, toPlain } from '../../base/decimal.ts';
import { inDigits, percentWords, toShown } from '../../report/exact-values.ts';
import { rowsInWords } from '../../report/rows-in-words.ts';
import { type BrokenRule, type InitiativeStanding, isFree, type RegretAt, type Robustness } from './robustness.ts';

/** What each row demands, by `Tab!row`. */
export type Demands = ReadonlyMap<string, string>;

/** `tokens ±20 %, contributions ±30 %, seed 1`. */
export const uncertaintyWords = ({
  uncertainty: { tokensPct, contributionsPct, weightsPct, seed },
  ranged,
}: Pick<Robustness, 'uncertainty' | 'ranged'>): string =>
  [
    ...[['tokens', tokensPct] as const, ['contributions', contributionsPct] as const, ['weights', weightsPct] as const].flatMap(
      ([what, pct]) => (pct === null ? [] : [`${what} ±${toPlain(pct)} %`]),
    ),
    ...(ranged === 0 ? [] : [`own ranges of ${ranged} initiative${ranged === 1 ? '' : 's'}`]),
    `seed ${seed}`,
  ].join(', ');

/** How many futures there are, and what is known of them. */
export const countSentence = ({ samples, known, without, open }: Robustness): string => {
  const missing = samples - known - without - open;
  return `${[
    `Of ${futures(samples)} the best plan is known in ${known}`,
    ...(without > 0 ? [`no plan keeps all rules in ${without}`] : []),
    ...(open > 0 ? [`not settled before a limit: ${open}`] : []),
    ...(missing > 0 ? [`not looked at: ${missing}`] : []),
  ].join('; ')}.`;
};

/** Whether the run's plan keeps the rules in them, and which it breaks. */
export const fitSentences = ({ fit: { looked, fits, broken } }: Robustness, demands: Demands): readonly string[] => {
  if (looked === 0) return [];
  if (fits === looked) return [`The plan keeps all rules in all ${futures(looked)} looked at.`];
  return [
    fits === 0
      ? `The plan keeps all rules in none of the ${futures(looked)} looked at. It breaks`
      : `The plan keeps all rules in ${share(fits, looked)} futures looked at. Where it does not, it breaks`,
    ...broken.map((it) => `  ${ruleWords(it, demands)}: in ${futures(it.futures)}${it.most ? `, by up to ${inDigits(it.most)}` : ''}`),
  ];
};

const ruleWords = ({ name, rows }: BrokenRule, demands: Demands): string =>
  rows.length === 0 ? name : `${rowsInWords(rows)} ${demands.get(rows[0] ?? '') ?? ''}`.trim();

/** What holding on to the run's plan costs in them. */
export const regretSentences = ({ regret, known }: Robustness): readonly string[] => {
  if (known === 0) return [];
  if (!regret) return ['What it loses against the best plan cannot be told: that takes a future in which it keeps all rules.'];
  const of = regret.kpi === null ? 'the objective' : regret.kpi;
  const where = `Where it keeps all rules and the best plan is known (${futures(regret.futures)}), it is among the best in ${regret.bestIn}`;
  if (isFree(regret)) return [`${where}, and nothing of ${of} is lost in any.`];
  return [
    `${where}. What it loses of ${of} against the best plan:`,
    `  half of them at most ${regretWords(regret.median)}; nine in ten at most ${regretWords(regret.p90)}; the worst (future ${regret.worst.future}) ${regretWords(regret.worst)}`,
  ];
};

const SHOWN_DIGITS = 17;

const regretWords = ({ value, best }: RegretAt): string => {
  const shown = inDigits(toShown(value, SHOWN_DIGITS));
  if (isZero(best.sum) || isZero(value.sum)) return shown;
  return `${shown} (${percentWords(multiply(value.sum, best.divisor), multiply(abs(best.sum), value.divisor))})`;
};

export const STANDING_HEAD = ['initiative', 'title', 'in the plan', 'in best plans', 'standing'] as const;

/** One row of the table of initiatives. */
export const standingRow = ({ key, title, isChosen, count, standing }: InitiativeStanding, known: number): readonly string[] => [
  key,
  title,
  isChosen ? 'yes' : 'no',
  known === 0 ? '' : share(count, known),
  standing ?? 'not known',
];

/** `57 of 200 (28.5 %)`. */
const share = (part: number, whole: number): string => `${part} of ${whole} (${percent(part, whole)})`;

const percent = (part: number, whole: number): string => percentWords(decimalOf(part), decimalOf(whole));
const futures = (count: number): string => `${count} future${count === 1 ? '' : 's'}`;
