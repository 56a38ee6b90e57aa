import type { Price, RowPrice } from '../answers/prices/price.ts';
import { type PriceWords, priceNote, rowNote } from '../answers/prices/to-text.ts';
import { toSolvedRun } from '../answers/solved-run.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import type { Report } from '../report/report.ts';
import { poseRun } from './pose-run.ts';
import { inOrderOfPricing, type PriceOptions, priceInitiatives, priceRows, priceWords } from './price-run.ts';

/** What is to be priced once a run has its plan. */
export interface PricesAsked {
  readonly rows: boolean;
  readonly initiatives: boolean;
  readonly timeLimitMs: number;
}

/** What a run's initiatives and rows cost. */
export interface RunPrices {
  readonly initiatives: readonly Price[];
  readonly rows: readonly RowPrice[];
  readonly words: PriceWords;
  /** Why it is not all that was asked; `null` where it is. */
  readonly stopped: 'time' | 'cancel' | null;
}

/** Prices what was asked for, in the seconds given for it: the rows in half of them where the initiatives are to be priced, too. */
export const priceReport = async (
  deps: Parameters<typeof priceInitiatives>[0],
  report: Report,
  inputs: RunInputs,
  asked: PricesAsked,
  options: Omit<PriceOptions, 'timeLimitMs'>,
): Promise<RunPrices> => {
  const run = toSolvedRun({
    runId: report.runId,
    inputs,
    built: poseRun(inputs),
    plan: report.selected,
    isOptimal: report.result === 'optimal',
  });
  const began = deps.monotonic();
  const { timeLimitMs } = asked;
  const rows = asked.rows
    ? await priceRows(deps, run, { ...options, timeLimitMs: asked.initiatives ? timeLimitMs / 2 : timeLimitMs })
    : NONE;
  const left = timeLimitMs - (deps.monotonic() - began);
  const keys = inOrderOfPricing(report).map(({ key }) => key);
  const initiatives = asked.initiatives ? await priceInitiatives(deps, run, keys, { ...options, timeLimitMs: left }) : NONE;
  return {
    initiatives: initiatives.prices,
    rows: rows.prices,
    words: priceWords(run, initiatives.prices, rows.prices),
    stopped: rows.stopped ?? initiatives.stopped,
  };
};

const NONE = { prices: [], stopped: null } as const;

/** The report, with what is known of its prices. */
export const withPrices = (report: Report, { initiatives, rows, words }: RunPrices): Report => ({
  ...report,
  prices: {
    initiatives: new Map(
      initiatives.flatMap((it) => {
        const note = priceNote(it, words);
        return note === undefined ? [] : [[it.initiative, note] as const];
      }),
    ),
    rows: new Map(rows.flatMap((it) => it.rows.map((row) => [row, rowNote(it, words)] as const))),
  },
});
