import type { Command } from 'commander';
import { toPriceJson, toRowPriceJson } from '../../answers/prices/to-json.ts';
import { type PriceWords, priceSentences, rowSentence, shortPrice, stoppedSentence } from '../../answers/prices/to-text.ts';
import { type ExplainAnswer, type ExplainRequest, explainRun } from '../../app/explain-run.ts';
import { UsageError } from '../../base/errors.ts';
import type { Json } from '../../base/json.ts';
import type { Door, ExitCode } from '../door.ts';
import { readCount } from '../read-count.ts';
import { readSeconds } from '../read-seconds.ts';
import { addEngineOption, addProgressOption, type SearchOptions } from '../solve-options.ts';

interface Options extends Omit<SearchOptions, 'gap'> {
  readonly rows?: boolean;
  readonly count?: number;
  readonly timeLimit: number;
  readonly json?: boolean;
}

const DEFAULT_SECONDS = 30;

export const addExplain = (program: Command, run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): void => {
  const command = program
    .command('explain')
    .description('Say why initiatives are chosen or left out and what the other way would cost, or what each row costs.')
    .argument('<run>', 'a run id, or the beginning or end of one')
    .argument('[initiative]', 'one initiative (without it: all, nearest misses first)')
    .option('--rows', 'price the rule rows instead: what dropping each one alone would bring')
    .option('--count <number>', 'price at most so many initiatives', readCount)
    .option('--time-limit <seconds>', 'stop after so many seconds with what is known by then', readSeconds, DEFAULT_SECONDS);
  addEngineOption(command);
  addProgressOption(command)
    .option('--json', 'one JSON document on standard output')
    .action((id: string, initiative: string | undefined, options: Options) =>
      run(async (door) => {
        const answer = await explainRun(door.deps, toRequest(id, initiative, options, door));
        door.progress('');
        if (options.json) door.printJson(toJson(answer));
        else for (const line of toLines(answer, initiative !== undefined, door)) door.print(line);
        return 0;
      }),
    );
};

const toRequest = (id: string, initiative: string | undefined, options: Options, door: Door): ExplainRequest => {
  if (options.rows && (initiative !== undefined || options.count !== undefined))
    throw new UsageError('--rows prices all rows: it goes with no initiative and no --count.', { code: 'explain-both' });
  return {
    run: id,
    ...(options.rows ? { about: 'rows' } : initiative === undefined ? {} : { about: { initiative } }),
    ...(options.count === undefined ? {} : { count: options.count }),
    ...(options.engine === undefined ? {} : { engine: options.engine }),
    timeLimitMs: options.timeLimit * 1000,
    signal: door.listenForInterrupt(),
    onQuestion: (about) => (options.progress ? door.tellJson({ pricing: about }) : door.progress(`Pricing ${about}`)),
  };
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

const toLines = (answer: ExplainAnswer, inFull: boolean, { style }: Door): readonly string[] => {
  const { runId, words, initiatives, rows, stopped } = answer;
  const listed = initiatives.flatMap(({ about, price }) => [
    `${style('bold', about.key)} ${about.isSelected ? 'chosen' : 'left out'}: ${about.reason}`,
    ...priceLines(price, inFull, words).map((line) => `  ${line}`),
  ]);
  return [
    style('bold', runId),
    ...(words.isOptimal
      ? []
      : [style('yellow', 'The plan of this run is not proven best: a better one may exist, and costs are told against this one.')]),
    ...listed,
    ...rows.map((it) => rowSentence(it, words)),
    ...(stopped
      ? [
          style(
            'yellow',
            stoppedSentence(
              stopped,
              initiatives.flatMap(({ price }) => price ?? []),
              rows,
            ),
          ),
        ]
      : []),
  ];
};

/** In a list, what is not known is counted at the end. */
const priceLines = (price: ExplainAnswer['initiatives'][number]['price'], inFull: boolean, words: PriceWords): readonly string[] => {
  if (price === null) return [];
  if (inFull) return priceSentences(price, words);
  return price.outcome === 'open' ? [] : [`${price.isChosen ? 'Leaving it out' : 'Taking it'}: ${shortPrice(price, words)}`];
};
