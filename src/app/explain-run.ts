import type { Price, RowPrice } from '../answers/prices/price.ts';
import type { PriceWords } from '../answers/prices/to-text.ts';
import { NotFoundError } from '../base/errors.ts';
import { didYouMean, fold } from '../base/text.ts';
import type { ReportedInitiative } from '../report/report.ts';
import type { AppDeps } from './deps.ts';
import { loadSolvedRun } from './load-stored-run.ts';
import { inOrderOfPricing, type PriceOptions, priceInitiatives, priceRows, priceWords } from './price-run.ts';
import { reportSolvedRun } from './report-solved-run.ts';
import { withStore } from './with-store.ts';

export interface ExplainRequest extends PriceOptions {
  readonly run: string;
  /** `rows`: every rule row. An initiative: that one alone. Absent: all in scope, nearest misses first. */
  readonly about?: { readonly initiative: string } | 'rows';
  /** How many initiatives are priced at most. */
  readonly count?: number;
}

export interface ExplainAnswer {
  readonly runId: string;
  /** One initiative was asked about: everything is told of it. */
  readonly isAboutOne: boolean;
  readonly initiatives: readonly { readonly about: ReportedInitiative; readonly price: Price | null }[];
  readonly rows: readonly RowPrice[];
  readonly words: PriceWords;
  /** Why it is not the whole answer; `null` where it is. */
  readonly stopped: 'time' | 'cancel' | null;
}

/** Why each initiative is chosen or left out and what the other way would cost, or what each row costs. */
export const explainRun = async (deps: AppDeps, request: ExplainRequest): Promise<ExplainAnswer> => {
  const run = await withStore(deps, (store) => loadSolvedRun(store, request.run));
  const { about, count } = request;
  if (about === 'rows') {
    const { prices: rows, stopped } = await priceRows(deps, run, request);
    return { runId: run.runId, isAboutOne: false, initiatives: [], rows, words: priceWords(run, [], rows), stopped };
  }
  const listed = inOrderOfPricing(reportSolvedRun(run));
  const asked = about === undefined ? listed : [findInitiative(listed, about.initiative)];
  const keys = asked.slice(0, count).map(({ key }) => key);
  const { prices, stopped } = await priceInitiatives(deps, run, keys, request);
  const initiatives = asked.map((it, at) => ({ about: it, price: prices[at] ?? null }));
  return { runId: run.runId, isAboutOne: about !== undefined, initiatives, rows: [], words: priceWords(run, prices, []), stopped };
};

const findInitiative = (listed: readonly ReportedInitiative[], name: string): ReportedInitiative => {
  const found = listed.find(({ key }) => fold(key) === fold(name));
  if (found) return found;
  const keys = listed.map(({ key }) => key);
  throw new NotFoundError(`The run has no initiative ${name}.${didYouMean(name, keys)}`, { code: 'initiative-unknown' });
};
