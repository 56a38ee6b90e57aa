import { z } from 'zod';
import { toPriceJson, toRowPriceJson } from '../answers/prices/to-json.ts';
import { type PriceWords, priceSentences, rowSentence, shortPrice, stoppedSentence } from '../answers/prices/to-text.ts';
import { type ExplainAnswer, type ExplainRequest, explainRun } from '../app/explain-run.ts';
import type { Json } from '../base/json.ts';
import type { Ask, Paper } from './ask.ts';
import { key, stopped } from './documents/parts.ts';
import { price, rowPrice } from './documents/prices.ts';
import { count, engine, given, runName, seconds, word } from './request-parts.ts';

const request = z
  .strictObject({
    run: runName,
    initiative: word.optional().describe('One initiative; absent: all, nearest misses first.'),
    rows: z.boolean().default(false).describe('Price the rule rows instead: what dropping each one alone would bring.'),
    count: count.optional().describe('Price at most so many initiatives.'),
    time_limit_seconds: seconds.default(30),
    engine: engine.optional(),
  })
  .refine((it) => !it.rows || (it.initiative === undefined && it.count === undefined), {
    message: 'rows prices all rows: it goes with no initiative and no count.',
  })
  .transform(
    (it): ExplainRequest => ({
      run: it.run,
      ...(it.rows ? { about: 'rows' } : it.initiative === undefined ? {} : { about: { initiative: it.initiative } }),
      ...given('count', it.count),
      ...given('engine', it.engine),
      timeLimitMs: it.time_limit_seconds * 1000,
    }),
  );

const document = z
  .strictObject({
    run_id: z.string(),
    run_proven: z.boolean(),
    initiatives: z.array(
      z.strictObject({
        initiative: key,
        chosen: z.boolean(),
        reason: z.string(),
        price: price.nullable().describe('Null: it was not priced.'),
      }),
    ),
    rows: z.array(rowPrice),
    stopped,
  })
  .meta({ id: 'ExplainDocument' });

/** Why initiatives are chosen or left out and what the other way would cost, or what each row costs. */
export const explainAsk: Ask<ExplainRequest, ExplainAnswer> = {
  kind: 'explain',
  about: 'run',
  takes: 'search',
  role: 'viewer',
  urgency: 'interactive',
  makesRun: false,
  request,
  document,
  answer: (deps, asked, { signal, onProgress = () => {} }) =>
    explainRun(deps, {
      ...asked,
      ...given('signal', signal),
      onQuestion: (about) => onProgress({ line: `Pricing ${about}`, document: { pricing: about } }),
      onPrice: (price, words) =>
        onProgress({
          line: `Priced ${price.initiative}`,
          document: { priced: price.initiative },
          news: [{ initiative: price.initiative, price: toPriceJson(price, words) }],
        }),
    }),
  toJson: (answer) => toJson(answer),
  toLines: (answer, paper) => toLines(answer, paper),
  isGood: () => true,
};

const toJson = ({ runId, words, initiatives, rows, stopped }: ExplainAnswer): Json => ({
  run_id: runId,
  run_proven: words.isOptimal,
  initiatives: initiatives.map(({ about, price }) => ({
    initiative: about.key,
    chosen: about.isSelected,
    reason: about.reason,
    price: price && toPriceJson(price, words),
  })),
  rows: rows.map((it) => toRowPriceJson(it, words)),
  stopped,
});

const toLines = ({ runId, isAboutOne, words, initiatives, rows, stopped }: ExplainAnswer, { style }: Paper): readonly string[] => {
  const listed = initiatives.flatMap(({ about, price }) => [
    `${style('bold', about.key)} ${about.isSelected ? 'chosen' : 'left out'}: ${about.reason}`,
    ...priceLines(price, isAboutOne, words).map((line) => `  ${line}`),
  ]);
  const prices = initiatives.flatMap(({ price }) => price ?? []);
  return [
    style('bold', runId),
    ...(words.isOptimal
      ? []
      : [style('yellow', 'The plan of this run is not proven best: a better one may exist, and costs are told against this one.')]),
    ...listed,
    ...rows.map((it) => rowSentence(it, words)),
    ...(stopped ? [style('yellow', stoppedSentence(stopped, prices, rows))] : []),
  ];
};

/** In a list, what is not known is counted at the end. */
const priceLines = (price: ExplainAnswer['initiatives'][number]['price'], inFull: boolean, words: PriceWords): readonly string[] => {
  if (price === null) return [];
  if (inFull) return priceSentences(price, words);
  return price.outcome === 'open' ? [] : [`${price.isChosen ? 'Leaving it out' : 'Taking it'}: ${shortPrice(price, words)}`];
};
