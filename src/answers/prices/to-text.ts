import { abs, type Decimal, isNegative, isPositive, isZero, subtract, ZERO } from '../../base/decimal.ts';
import { inWords } from '../../base/text.ts';
import { inDigits, inTokens, signed, toShown } from '../../report/exact-values.ts';
import { rowsInWords, someInWords } from '../../report/rows-in-words.ts';
import type { Loss, Price, RowPrice } from './price.ts';

export type Demands = ReadonlyMap<string, string>;

const MOST_KEYS = 8;

/** `To take INIT-1 you lose INIT-4 and INIT-5: it costs 120000 EUR of gmv.` and what else there is to know, as sentences. */
export const priceSentences = (price: Price, demands: Demands, isOptimal: boolean): readonly string[] => {
  const { initiative: key, isChosen, outcome, inTheWay } = price;
  const ask = isChosen ? `To do without ${key}` : `To take ${key}`;
  const rows = inTheWay.map((row) => `${rowsInWords([row])} ${demands.get(row) ?? ''}`.trim());
  const way = rows.length === 0 ? [] : [`What the plan would break if nothing else changed: ${rows.join('; ')}.`];
  if (outcome === 'impossible')
    return [
      isChosen ? `No plan without ${key} keeps all rows.` : `No plan with ${key} keeps all rows; it cannot be had at any price.`,
      ...way,
    ];
  if (outcome === 'open') return [`${ask}: not known, the search was stopped before it found a plan or a proof.`, ...way];
  const swaps = [
    ...listed(
      'lose',
      price.leaves.filter((it) => it !== key),
    ),
    ...listed(
      'gain',
      price.enters.filter((it) => it !== key),
    ),
  ];
  const near = price.isNearest ? '' : ' (another plan of this worth may change less)';
  const tokens = isZero(price.tokens) ? 'as many tokens' : `${inTokens(abs(price.tokens))} ${isPositive(price.tokens) ? 'more' : 'fewer'}`;
  const kpis = price.kpis.map(({ kpi, unit, change }) => `${kpi} ${signed(change)}${unit === '' ? '' : ` ${unit}`}`);
  return [
    `${ask} ${swaps.length === 0 ? 'changes nothing else' : `you ${inWords(swaps)}`}${near}: ${lossesInWords(price, isOptimal)}.`,
    `The plan then needs ${tokens}${kpis.length === 0 ? '' : `; ${kpis.join(', ')}`}.`,
    ...way,
  ];
};

const listed = (verb: string, keys: readonly string[]): readonly string[] =>
  keys.length === 0 ? [] : [`${verb} ${someInWords(keys, MOST_KEYS)}`];

/** The price in short: `costs 35000 of gmv`, `costs at most 35000 of gmv`, `cannot be had`. */
export const shortPrice = (price: Price, isOptimal: boolean): string => {
  if (price.outcome === 'impossible') return price.isChosen ? 'no plan can do without it' : 'no plan can have it';
  if (price.outcome === 'open') return 'price not known';
  return lossesInWords(price, isOptimal);
};

const lossesInWords = ({ losses, kpis }: Price, isOptimal: boolean): string =>
  inWords(losses.map((loss) => lossWords(loss, kpis.find(({ kpi }) => kpi === loss.kpi)?.unit ?? '', isOptimal)));

/** Of a plan that is proven best, no loss of the first objective is below nothing: a negative one is a better plan. */
const lossWords = (loss: Loss, unit: string, isOptimal: boolean): string => {
  const of = loss.kpi === null ? ' of the objective' : `${unit === '' ? '' : ` ${unit}`} of ${loss.kpi}`;
  const { atLeast, atMost } = shownBounds(loss);
  if (atMost === null) return `it is not known what it costs${of}`;
  if (atLeast !== null && isZero(subtract(atMost, atLeast))) {
    if (isZero(atMost)) return `it costs nothing${of}`;
    return isNegative(atMost) ? `it brings ${inDigits(abs(atMost))}${of}` : `it costs ${inDigits(atMost)}${of}`;
  }
  const least = atLeast !== null && isPositive(atLeast) ? `at least ${inDigits(atLeast)} and ` : '';
  if (isNegative(atMost)) return `it brings at least ${inDigits(abs(atMost))}${of}`;
  return `it costs ${least}at most ${inDigits(atMost)}${of}${isOptimal || least !== '' ? '' : ', or less than nothing'}`;
};

const shownBounds = ({ atLeast, atMost }: Loss): { readonly atLeast: Decimal | null; readonly atMost: Decimal | null } => ({
  atLeast: atLeast && toShown(atLeast, 17),
  atMost: atMost && toShown(atMost, 17),
});

/** One row: what it demands, how tight it is, what dropping it alone brings. */
export const rowSentence = (price: RowPrice, demands: Demands): string => {
  const [first = ''] = price.rows;
  const twins = price.rows.length > 1 ? ` (${price.rows.length} rows that say the same, dropped together)` : '';
  return `${rowsInWords(price.rows)} ${demands.get(first) ?? ''}${twins}: ${[...slackWords(price.slack), gainWords(price)].join(', ')}.`;
};

const slackWords = (slack: Decimal | null): readonly string[] =>
  slack === null ? [] : [isZero(slack) ? 'tight' : `${inDigits(slack)} of slack`];

const gainWords = ({ outcome, gains, isProven }: RowPrice): string => {
  if (outcome === 'open') return 'its cost is not known';
  const shown = gains.map((gain) => ({ ...shownBounds(gain), of: gain.kpi === null ? 'the objective' : gain.kpi }));
  if (isProven && shown.every(({ atMost }) => isZero(atMost ?? ZERO))) return 'dropping it alone gains nothing';
  return shown
    .map(({ atLeast, atMost, of }) => {
      if (atLeast === null) return `its cost in ${of} is not known`;
      const isExact = atMost !== null && isZero(subtract(atMost, atLeast));
      if (isExact) return isNegative(atLeast) ? `loses ${inDigits(abs(atLeast))} of ${of}` : `costs ${inDigits(atLeast)} of ${of}`;
      const most = atMost === null ? '' : ` and at most ${inDigits(atMost)}`;
      return `costs at least ${inDigits(isPositive(atLeast) ? atLeast : ZERO)}${most} of ${of}`;
    })
    .join(', ');
};
