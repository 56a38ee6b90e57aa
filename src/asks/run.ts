import { z } from 'zod';
import { toPriceJson, toRowPriceJson } from '../answers/prices/to-json.ts';
import { rowSentence, stoppedSentence } from '../answers/prices/to-text.ts';
import { toChangeJson } from '../answers/published/to-json.ts';
import type { RunPrices } from '../app/price-report.ts';
import type { RunAnswer, RunRequest } from '../app/run-request.ts';
import { runScenario } from '../app/run-scenario.ts';
import type { Json } from '../base/json.ts';
import { toRefusedJson, toRunJson } from '../report/to-json.ts';
import { toText } from '../report/to-text.ts';
import type { Ask, Paper } from './ask.ts';
import { runDocument } from './documents/run.ts';
import { engine, given, percent, seconds, sourceName, word, workspaceName } from './request-parts.ts';
import { searchHooks } from './search-hooks.ts';
import { countWords, issueLines } from './words/issue-lines.ts';
import { publicationJson, publicationLines } from './words/publication.ts';
import { TEXT_COLOURS } from './words/text-colours.ts';

const request = z
  .strictObject({
    source: sourceName,
    workspace: workspaceName.optional(),
    scenario: word.optional().describe('May be left out where there is one.'),
    constraint_set: word.optional().describe('May be left out where there is one.'),
    scope: z.enum(['all', 'selected']).default('all').describe('All candidates, or those with is_selected_for_run.'),
    time_limit_seconds: seconds.default(300),
    gap_pct: percent.optional().describe('Stop when the plan is proven to be within so many percent of the best.'),
    engine: engine.optional(),
    write: z.boolean().default(true).describe('Write results and statuses into the workbook.'),
    allow_stale: z.boolean().default(false).describe('Run the last good version of a set whose rows have errors now.'),
    leave_out_errors: z.boolean().default(false).describe('Leave out candidates whose rows have errors.'),
    tie_break: z.boolean().default(true).describe('Prefer fewer tokens among equally good plans.'),
    stay_close_to: word.optional().describe('Of equally good plans, the one that differs least from that of this run.'),
    price_rows: z.boolean().default(false).describe('Price every rule row, too.'),
    price_initiatives: z.boolean().default(false).describe('Price initiatives, too, nearest misses first.'),
    price_seconds: seconds.optional(),
  })
  .refine((it) => it.price_seconds === undefined || it.price_rows || it.price_initiatives, {
    message: 'price_seconds says how long to price, but not what: add price_rows, price_initiatives or both.',
  })
  .transform(
    (it): RunRequest => ({
      source: it.source,
      ...given('workspace', it.workspace),
      ...given('scenario', it.scenario),
      ...given('constraintSet', it.constraint_set),
      scope: it.scope,
      timeLimitMs: it.time_limit_seconds * 1000,
      ...given('gapPct', it.gap_pct),
      ...given('engine', it.engine),
      write: it.write,
      allowStale: it.allow_stale,
      leaveOutErrors: it.leave_out_errors,
      tieBreak: it.tie_break,
      ...given('stayCloseTo', it.stay_close_to),
      ...(it.price_rows || it.price_initiatives
        ? {
            prices: {
              rows: it.price_rows,
              initiatives: it.price_initiatives,
              timeLimitMs: (it.price_seconds ?? PRICE_SECONDS) * 1000,
            },
          }
        : {}),
    }),
  );

export const PRICE_SECONDS = 30;

/** The main job: sync, find the best plan, write it back. */
export const runAsk: Ask<RunRequest, RunAnswer> = {
  kind: 'run',
  about: 'workbook',
  takes: 'search',
  role: 'planner',
  urgency: 'interactive',
  makesRun: true,
  request,
  document: runDocument,
  answer: (deps, asked, hooks) => runScenario(deps, { ...asked, ...given('runId', hooks.runId) }, searchHooks(hooks)),
  toJson: (answer) => toJson(answer),
  toLines: (answer, paper) => toLines(answer, paper),
  isGood: (answer) => answer.kind === 'done' && answer.report.hasPlan,
  failure: ({ publication }) => (publication.kind === 'failed' ? publication.error : null),
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

const toLines = (answer: RunAnswer, { style, width }: Paper): readonly string[] => {
  const errors = answer.issues.filter((issue) => issue.severity === 'error');
  if (answer.kind === 'refused') {
    const refusal = [style('red', 'This run was refused; nothing was solved.'), ...answer.messages];
    return [...issueLines(errors, { style }), ...refusal, ...publicationLines(answer.publication, 'The run is kept')];
  }
  const colour = (name: keyof typeof TEXT_COLOURS, text: string): string => style(TEXT_COLOURS[name], text);
  const next =
    errors.length === 0
      ? []
      : [`${countWords(errors.length, 'error')} in the workbook did not stop this run: planwright check names them.`];
  return [
    toText(answer.report, { colour, width, next }),
    ...(answer.prices ? priceLines(answer.prices, { style }) : []),
    ...publicationLines(answer.publication, 'The run is kept'),
  ];
};

/** What stands beside the rows, and what a limit left open; prices of initiatives stand with their reasons. */
const priceLines = ({ initiatives, rows, words, stopped }: RunPrices, { style }: Pick<Paper, 'style'>): readonly string[] => [
  ...(rows.length === 0
    ? []
    : [
        style('cyan', 'What each row costs, dropped alone'),
        ...rows.filter(({ outcome }) => outcome === 'priced').map((it) => `  ${rowSentence(it, words)}`),
        '',
      ]),
  ...(stopped ? [style('yellow', `Prices: ${stoppedSentence(stopped, initiatives, rows)}`)] : []),
];
