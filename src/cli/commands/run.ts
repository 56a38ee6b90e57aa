import { type Command, Option } from 'commander';
import { toPriceJson, toRowPriceJson } from '../../answers/prices/to-json.ts';
import { rowSentence, stoppedSentence } from '../../answers/prices/to-text.ts';
import { toChangeJson } from '../../answers/published/to-json.ts';
import type { RunPrices } from '../../app/price-report.ts';
import type { RunAnswer, RunRequest } from '../../app/run-request.ts';
import { runScenario } from '../../app/run-scenario.ts';
import { UsageError } from '../../base/errors.ts';
import type { Json } from '../../base/json.ts';
import { toRefusedJson, toRunJson } from '../../report/to-json.ts';
import { toText } from '../../report/to-text.ts';
import type { Door, ExitCode } from '../door.ts';
import { countWords, issueLines } from '../issue-lines.ts';
import { publicationJson, publicationLines } from '../publication.ts';
import { readSeconds } from '../read-seconds.ts';
import { addSearchOptions, ofSearchOptions, type SearchOptions, searchHooks } from '../solve-options.ts';

interface Options extends SearchOptions {
  readonly scenario?: string;
  readonly constraintSet?: string;
  readonly scope: 'all' | 'selected';
  readonly workspace?: string;
  readonly timeLimit: number;
  readonly write: boolean;
  readonly allowStale?: boolean;
  readonly leaveOutErrors?: boolean;
  readonly tieBreak: boolean;
  readonly stayCloseTo?: string;
  readonly priceRows?: boolean;
  readonly priceInitiatives?: boolean;
  readonly priceSeconds?: number;
  readonly json?: boolean;
}

const COLOURS = { strong: 'bold', heading: 'cyan', dim: 'dim', good: 'green', warn: 'yellow', bad: 'red' } as const;

const DEFAULT_SECONDS = 300;
const PRICE_SECONDS = 30;

export const addRun = (program: Command, run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): void => {
  const command = program
    .command('run')
    .description('Sync the workbook, find the best plan for one constraint set, and write it back into the workbook.')
    .argument('<source>', 'an .xlsx file, or a folder with one CSV file per tab')
    .option('--scenario <name>', 'the scenario (may be left out where there is one)')
    .option('--constraint-set <name>', 'the constraint set (may be left out where there is one)')
    .addOption(
      new Option('--scope <scope>', 'all candidates, or those with is_selected_for_run').choices(['all', 'selected']).default('all'),
    )
    .option('--workspace <name>', 'the workspace (default: the name of the workbook)')
    .option('--time-limit <seconds>', 'stop after so many seconds with the best plan found', readSeconds, DEFAULT_SECONDS);
  addSearchOptions(command)
    .option('--no-write', 'do not write into the workbook')
    .option('--allow-stale', 'run the last good version of a set whose rows have errors now')
    .option('--leave-out-errors', 'leave out candidates whose rows have errors')
    .option('--no-tie-break', 'do not prefer fewer tokens among equally good plans')
    .option(
      '--stay-close-to <run>',
      'of equally good plans, the one that differs least from that of this run (published: the published one)',
    )
    .option('--price-rows', 'price every rule row, too, and write what it costs beside it: "OK: tight, costs …"')
    .option('--price-initiatives', 'price initiatives, too, nearest misses first, and write that into their reasons on Results')
    .option('--price-seconds <seconds>', `stop pricing after so many seconds (default: ${PRICE_SECONDS})`, readSeconds)
    .option('--json', 'one JSON document on standard output')
    .action((source: string, options: Options) =>
      run(async (door) => {
        const answer = await runScenario(door.deps, toRequest(source, options), searchHooks(door, options));
        door.progress('');
        if (options.json) door.printJson(toJson(answer));
        else for (const line of toLines(answer, door)) door.print(line);
        if (answer.publication.kind === 'failed') throw answer.publication.error;
        return answer.kind === 'done' && answer.report.hasPlan ? 0 : 1;
      }),
    );
};

const toRequest = (source: string, options: Options): RunRequest => ({
  source,
  ...(options.workspace === undefined ? {} : { workspace: options.workspace }),
  ...(options.scenario === undefined ? {} : { scenario: options.scenario }),
  ...(options.constraintSet === undefined ? {} : { constraintSet: options.constraintSet }),
  scope: options.scope,
  timeLimitMs: options.timeLimit * 1000,
  ...ofSearchOptions(options),
  write: options.write,
  allowStale: options.allowStale ?? false,
  leaveOutErrors: options.leaveOutErrors ?? false,
  tieBreak: options.tieBreak,
  ...(options.stayCloseTo === undefined ? {} : { stayCloseTo: options.stayCloseTo }),
  ...pricesAsked(options),
});

const pricesAsked = ({
  priceRows: rows = false,
  priceInitiatives: initiatives = false,
  priceSeconds,
}: Options): Pick<RunRequest, 'prices'> => {
  if (rows || initiatives) return { prices: { rows, initiatives, timeLimitMs: (priceSeconds ?? PRICE_SECONDS) * 1000 } };
  if (priceSeconds === undefined) return {};
  throw new UsageError('--price-seconds says how long to price, but not what: add --price-rows, --price-initiatives or both.', {
    code: 'price-what',
  });
};

const toJson = (answer: RunAnswer): Json => {
  const workbook = publicationJson(answer.publication);
  if (answer.kind === 'refused') return { ...toRefusedJson(answer.runId, answer.messages, answer.issues), workbook };
  const { report, issues, change, prices } = answer;
  return {
    ...toRunJson(report, issues),
    since_published: change ? toChangeJson(change) : undefined,
    prices: prices ? pricesJson(prices) : undefined,
    workbook,
  };
};

const pricesJson = ({ initiatives, rows, words, stopped }: RunPrices): Json => ({
  initiatives: initiatives.map((it) => ({ initiative: it.initiative, chosen: it.isChosen, price: toPriceJson(it, words) })),
  rows: rows.map((it) => toRowPriceJson(it, words)),
  stopped,
});

const toLines = (answer: RunAnswer, door: Door): readonly string[] => {
  const errors = answer.issues.filter((issue) => issue.severity === 'error');
  if (answer.kind === 'refused') {
    const refusal = [door.style('red', 'This run was refused; nothing was solved.'), ...answer.messages];
    return [...issueLines(errors, door), ...refusal, ...publicationLines(answer.publication, 'The run is kept')];
  }
  const colour = (style: keyof typeof COLOURS, text: string): string => door.style(COLOURS[style], text);
  const next =
    errors.length === 0
      ? []
      : [`${countWords(errors.length, 'error')} in the workbook did not stop this run: planwright check names them.`];
  return [
    toText(answer.report, { colour, width: door.width, next }),
    ...(answer.prices ? priceLines(answer.prices, door) : []),
    ...publicationLines(answer.publication, 'The run is kept'),
  ];
};

/** What stands beside the rows, and what a limit left open; prices of initiatives stand with their reasons. */
const priceLines = ({ initiatives, rows, words, stopped }: RunPrices, { style }: Door): readonly string[] => [
  ...(rows.length === 0
    ? []
    : [
        style('cyan', 'What each row costs, dropped alone'),
        ...rows.filter(({ outcome }) => outcome === 'priced').map((it) => `  ${rowSentence(it, words)}`),
        '',
      ]),
  ...(stopped ? [style('yellow', `Prices: ${stoppedSentence(stopped, initiatives, rows)}`)] : []),
];
