import { abs, type Decimal, isNegative, isPositive, isZero, multiply, ONE, ZERO } from '../../base/decimal.ts';
import { inWords } from '../../base/text.ts';
import type { ExactValue } from '../../problem/problem.ts';
import { exactly, inAmount, percentWords } from '../../report/exact-values.ts';
import { rowsInWords, someInWords } from '../../report/rows-in-words.ts';
import type { PlanChange } from '../plan-change.ts';
import { isSameValue, negated } from '../worth.ts';
import type { Loss, Price, RowPrice } from './price.ts';

/** What prices are said with. */
export interface PriceWords {
  /** What each row demands, by `Tab!row`. */
  readonly demands: ReadonlyMap<string, string>;
  /** What each row compiled to, by `Tab!row`: entries of the constraint set. */
  readonly compiled: ReadonlyMap<string, readonly { readonly bucket: string; readonly entry: readonly string[] }[]>;
  /** The unit of each KPI; '' where it has none. */
  readonly units: ReadonlyMap<string, string>;
  /** What the plan is worth where the run maximises a mix of KPIs, which has no unit: costs are told as a share of it, too. */
  readonly whole: ExactValue | null;
  /** The plan of the run is proven best. */
  readonly isOptimal: boolean;
}

const MOST_KEYS = 8;
const MOST_ROWS = 8;

/**
 * `To take INIT-1 you lose INIT-4 and INIT-5: it costs 120,000 GBP of gmv.`, what forces it, and what else there is to know; as sentences.
 */
export const priceSentences = (price: Price, words: PriceWords): readonly string[] => {
  const { initiative: key, isChosen, outcome } = price;
  const ask = isChosen ? `To do without ${key}` : `To take ${key}`;
  if (outcome === 'impossible') return [impossibleWords(price), ...forbiddenWords(price, words)];
  if (outcome === 'open')
    return [`${ask}: not known, the search was stopped before it found a plan or a proof.`, ...forcedWords(price, words)];
  const others = (keys: readonly string[]): readonly string[] => keys.filter((it) => it !== key);
  const swaps = [...listed('lose', others(price.leaves)), ...listed('gain', others(price.enters))];
  const near = price.isNearest ? '' : ' (another plan of this worth may change less)';
  return [
    `${ask} ${swaps.length === 0 ? 'nothing else changes' : `you ${inWords(swaps)}`}${near}: ${lossesInWords(price, words)}.`,
    changeWords(price),
    ...forcedWords(price, words),
  ];
};

const listed = (verb: string, keys: readonly string[]): readonly string[] =>
  keys.length === 0 ? [] : [`${verb} ${someInWords(keys, MOST_KEYS)}`];

const changeWords = ({ tokens, kpis }: Price): string => {
  const more = `${inAmount(exactly(abs(tokens)))} ${tokens.abs().eq(ONE) ? 'token' : 'tokens'} ${isPositive(tokens) ? 'more' : 'fewer'}`;
  const changes = kpis.map(({ kpi, unit, change }) => `${kpi} ${isPositive(change) ? '+' : ''}${inAmount(exactly(change))}${inUnit(unit)}`);
  return `The plan then needs ${isZero(tokens) ? 'as many tokens' : more}${changes.length === 0 ? '' : `; ${changes.join(', ')}`}.`;
};

const inUnit = (unit: string): string => (unit === '' ? '' : ` ${unit}`);

/** The rows that the plan would break with the wish and nothing else changed. */
const forcedWords = ({ initiative, isChosen, inTheWay }: Price, words: PriceWords): readonly string[] => {
  const flip = `${isChosen ? 'without' : 'with'} ${initiative} and nothing else changed`;
  return inTheWay.length === 0
    ? [`No row forces it: the plan ${flip} keeps them all.`]
    : [`What forces it (the plan ${flip} would break ${inTheWay.length === 1 ? 'this row' : 'these rows'}): ${inFull(inTheWay, words)}.`];
};

const inFull = (rows: readonly string[], { demands }: PriceWords): string => {
  const shown = rows.slice(0, MOST_ROWS).map((row) => `${rowsInWords([row])} ${demands.get(row) ?? ''}`.trim());
  return `${shown.join('; ')}${rows.length > MOST_ROWS ? `; and ${rows.length - MOST_ROWS} more` : ''}`;
};

const impossibleWords = ({ initiative, isChosen, isInside }: Price): string => {
  if (!isInside) return `${initiative} is outside this run, and no price could bring it in.`;
  return isChosen
    ? `No plan without ${initiative} keeps all rows.`
    : `No plan with ${initiative} keeps all rows; it cannot be had at any price.`;
};

/** Rows that together forbid a wish. Each is needed for that where it is proven so. */
const forbiddenWords = ({ forbiddenBy }: Price, words: PriceWords): readonly string[] => {
  if (forbiddenBy === null) return [];
  const { rows, provenMinimal } = forbiddenBy;
  const doubt = provenMinimal ? '' : ' (not every one of them is proven to be needed for this)';
  const head = rows.length === 1 ? 'What forbids it' : `What forbids it, together${doubt}`;
  return [`${head}: ${inFull(rows, words)}.`];
};

/** For the place beside an initiative: `taking it costs 35,000 GBP of gmv`; `undefined` where nothing is known, or nothing but that it is outside. */
export const priceNote = (price: Price, words: PriceWords): string | undefined => {
  if (price.outcome === 'open' || !price.isInside) return undefined;
  if (price.outcome === 'impossible') return shortPrice(price, words);
  const act = price.isChosen ? 'doing without it' : 'taking it';
  return shortPrice(price, words).replace(/^it (costs|brings)/u, `${act} $1`);
};

/** For the place beside a row: `tight, costs 35,000 GBP of gmv`. */
export const rowNote = (price: RowPrice, words: PriceWords): string => [...slackWords(price), effectWords(price, words)].join(', ');

/** The price in short: `it costs 35,000 GBP of gmv`, `it costs at most 35,000 GBP of gmv`, `no plan can have it (Constraints row 7)`. */
export const shortPrice = (price: Price, words: PriceWords): string => {
  const { outcome, isChosen, isInside, forbiddenBy } = price;
  if (outcome === 'open') return 'price not known';
  if (!isInside) return 'it is outside this run';
  if (outcome === 'priced') return lossesInWords(price, words);
  const rows = forbiddenBy && forbiddenBy.rows.length <= MOST_ROWS ? ` (${rowsInWords(forbiddenBy.rows)})` : '';
  return `${isChosen ? 'no plan can do without it' : 'no plan can have it'}${rows}`;
};

const lossesInWords = ({ losses }: Price, words: PriceWords): string => inWords(losses.map((loss) => lossWords(loss, words)));

/** ` GBP of gmv`; of a mix of KPIs ` of the objective`, with the share of it that `amount` is where one is to be told. */
const ofKpi = (kpi: string | null, { units, whole }: PriceWords, amount?: ExactValue): string => {
  if (kpi !== null) return `${inUnit(units.get(kpi) ?? '')} of ${kpi}`;
  const share = amount && whole && isPositive(whole.sum) ? ` (${shareWords(amount, whole)})` : '';
  return ` of the objective${share}`;
};

const shareWords = (part: ExactValue, whole: ExactValue): string =>
  percentWords(multiply(part.sum, whole.divisor), multiply(whole.sum, part.divisor));

const isNothing = ({ sum }: { readonly sum: Decimal }): boolean => isZero(sum);

/** Of a plan that is proven best, no loss of the first objective is below nothing: a negative one is a better plan. */
const lossWords = ({ kpi, atLeast, atMost }: Loss, words: PriceWords): string => {
  const of = ofKpi(kpi, words);
  if (atMost === null) return `it is not known what it costs of ${kpi ?? 'the objective'}`;
  if (atLeast !== null && isSameValue(atLeast, atMost)) {
    if (isNothing(atMost)) return `it costs nothing of ${kpi ?? 'the objective'}`;
    return isNegative(atMost.sum)
      ? `it brings ${inAmount(negated(atMost))}${of}`
      : `it costs ${inAmount(atMost)}${ofKpi(kpi, words, atMost)}`;
  }
  if (isNegative(atMost.sum)) return `it brings at least ${inAmount(negated(atMost), 'down')}${of}`;
  const least = atLeast !== null && isPositive(atLeast.sum) ? `at least ${inAmount(atLeast, 'down')} and ` : '';
  return `it costs ${least}at most ${inAmount(atMost, 'up')}${of}${words.isOptimal || least !== '' ? '' : ', or less than nothing'}`;
};

/** One row: what it says, how tight it is, what dropping it alone brings. */
export const rowSentence = (price: RowPrice, words: PriceWords): string => {
  const [first = ''] = price.rows;
  const twins = price.rows.length > 1 ? ` (${price.rows.length} rows that say the same, dropped together)` : '';
  return `${rowsInWords(price.rows)} ${words.demands.get(first) ?? ''}${twins}: ${rowNote(price, words)}.`;
};

/** Of a row that binds nothing, only a goal has a distance. */
const slackWords = ({ slack, effect }: RowPrice): readonly string[] => {
  if (slack === null) return [];
  if (effect === 'binds') return [isZero(slack) ? 'tight' : `${inAmount(exactly(slack))} of slack`];
  if (isNegative(slack)) return [`short by ${inAmount(exactly(abs(slack)))}`];
  return [isZero(slack) ? 'just met' : `met with ${inAmount(exactly(slack))} to spare`];
};

/** What dropping the row alone would do; in short, as it stands after a row's name. */
const effectWords = (price: RowPrice, words: PriceWords): string => {
  const { outcome, effect } = price;
  if (outcome === 'open') return effect === 'weighs' ? 'what plans are worth without it is not known' : 'its cost is not known';
  if (effect === 'none') return 'dropping it alone changes nothing in this run';
  return effect === 'binds' ? gainWords(price, words) : weightWords(price, words);
};

const isNothingGained = ({ gains, isProven }: RowPrice): boolean =>
  isProven && gains.every(({ atMost }) => atMost !== null && isNothing(atMost));

/** `costs 35,000 GBP of gmv`: what the plan without the row is worth more. */
const gainWords = (price: RowPrice, words: PriceWords): string => {
  if (isNothingGained(price)) return 'dropping it alone gains nothing';
  return price.gains
    .map(({ kpi, atLeast, atMost }) => {
      const of = ofKpi(kpi, words);
      if (atLeast === null && atMost === null) return `its cost in ${kpi ?? 'the objective'} is not known`;
      if (atLeast === null) return `costs at most ${inAmount(atMost ?? exactly(ZERO), 'up')}${of}`;
      if (atMost !== null && isSameValue(atLeast, atMost))
        return isNothing(atLeast)
          ? `gains nothing of ${kpi ?? 'the objective'}`
          : isNegative(atLeast.sum)
            ? `loses ${inAmount(negated(atLeast))}${of}`
            : `costs ${inAmount(atLeast)}${ofKpi(kpi, words, atLeast)}`;
      const most = atMost === null ? '' : ` and at most ${inAmount(atMost, 'up')}`;
      return `costs at least ${isPositive(atLeast.sum) ? inAmount(atLeast, 'down') : inAmount(exactly(ZERO))}${most}${of}`;
    })
    .join(', ');
};

/** Of a row that says what plans are worth: how the best plan fares without it. */
const weightWords = (price: RowPrice, words: PriceWords): string => {
  const { gains, isProven, change } = price;
  if (!isProven) return 'it binds nothing; what plans are worth without it is not proven';
  const plan = change === null ? 'this plan stays best' : `another plan is best: ${swapWords(change)}`;
  if (gains.length === 0) return `it sets the scale of a KPI; weighed without it, ${plan}`;
  if (isNothingGained(price))
    return change === null
      ? 'its bonus is not earned, dropping it changes nothing'
      : `without it another plan is worth as much: ${swapWords(change)}`;
  const worth = gains.flatMap(({ kpi, atMost }) =>
    atMost === null || isNothing(atMost)
      ? []
      : [
          `${inAmount(abs(atMost.sum).eq(atMost.sum) ? atMost : negated(atMost))}${ofKpi(kpi, words)} ${isNegative(atMost.sum) ? 'less' : 'more'}`,
        ],
  );
  return `without it the best plan is worth ${inWords(worth)}; ${plan}`;
};

const swapWords = ({ enters, leaves }: PlanChange): string => `you ${inWords([...listed('lose', leaves), ...listed('gain', enters)])}`;

const STOPPED = { time: 'The time limit was reached', cancel: 'It was canceled' } as const;

/** What a limit left open of some prices. */
export const stoppedSentence = (stopped: keyof typeof STOPPED, prices: readonly Price[], rows: readonly RowPrice[]): string => {
  const all = [...prices, ...rows];
  const counts = [
    ['not known', all.filter(({ outcome }) => outcome === 'open').length],
    ['known within bounds', all.filter(({ outcome, isProven }) => outcome === 'priced' && !isProven).length],
    ['proven, but perhaps with more changes than needed', prices.filter((it) => it.isProven && !it.isNearest).length],
  ] as const;
  const open = counts.flatMap(([words, count]) => (count === 0 ? [] : [`${count} ${words}`]));
  return `${STOPPED[stopped]}: ${open.length === 0 ? 'all prices are proven' : `of ${all.length} prices, ${inWords(open)}`}.`;
};
