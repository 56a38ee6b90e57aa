import type { PublishedChange } from '../answers/published/published-change.ts';
import type { Decimal } from '../base/decimal.ts';
import type { PlanwrightError } from '../base/errors.ts';
import type { Issue } from '../base/issue.ts';
import type { OracleOptions } from '../engine/row-oracle.ts';
import type { SolveHooks } from '../engine/solve-problem.ts';
import type { RunInputs, Scope } from '../problem/run-inputs.ts';
import type { Report } from '../report/report.ts';
import type { WriteReceipt } from '../sheet/workbook.ts';
import type { PricesAsked, RunPrices } from './price-report.ts';

/** What a run is asked for, and how it answers. */
export interface RunRequest {
  /** The id that the run gets, where one was drawn for it before; else one is drawn. */
  readonly runId?: string;
  readonly source: string;
  readonly workspace?: string;
  /** May be left out where there is but one. */
  readonly scenario?: string;
  readonly constraintSet?: string;
  readonly scope: Scope;
  readonly timeLimitMs?: number;
  /** Stop when the plan is proven to be within so many percent of the best. */
  readonly gapPct?: Decimal;
  /** The name of an engine; absent: Planwright chooses. */
  readonly engine?: string;
  /** Write results and statuses into the workbook. */
  readonly write: boolean;
  /** Run the last good version of a set whose rows have errors now. */
  readonly allowStale: boolean;
  /** Leave out initiatives whose rows have errors. */
  readonly leaveOutErrors: boolean;
  readonly tieBreak: boolean;
  /** Another run: of equally good plans, the one that differs least from its plan. */
  readonly stayCloseTo?: string;
  /** What is to be priced, too; absent: nothing. */
  readonly prices?: PricesAsked;
}

export interface RunHooks extends SolveHooks {
  /** While prices are looked for: of what. */
  readonly onPrice?: (about: string) => void;
  /** There is no plan: while the rows that cannot hold together are looked for. */
  readonly onExplain?: (questions: number, elapsedMs: number) => void;
}

/** Reasons are looked for in the time that is left, but no longer than this, or than a fifth of a limit that is longer. */
const LONGEST_MS = 60_000;

/** What a search for the reasons is given, after a solve that took so long. */
export const explainOptions = (
  { timeLimitMs }: Pick<RunRequest, 'timeLimitMs'>,
  wallMs: number,
  { signal, onExplain }: RunHooks,
): OracleOptions => ({
  timeLimitMs: Math.min((timeLimitMs ?? Number.POSITIVE_INFINITY) - wallMs, Math.max(LONGEST_MS, (timeLimitMs ?? 0) / 5)),
  ...(signal ? { signal } : {}),
  ...(onExplain ? { onQuestion: onExplain } : {}),
});

/** How a run ended. Refused: it was not solved, because of errors in the data that concern it. */
export type RunAnswer =
  | {
      readonly kind: 'refused';
      /** `null` where no run was kept, for no constraint set could be named. */
      readonly runId: string | null;
      readonly messages: readonly string[];
      readonly issues: readonly Issue[];
      readonly publication: Publication;
    }
  | {
      readonly kind: 'done';
      readonly report: Report;
      /** What it changes against the published plan of its scenario; `null` where none is. */
      readonly change: PublishedChange | null;
      readonly inputs: RunInputs;
      /** `null` where none were asked for, or there is no plan. */
      readonly prices: RunPrices | null;
      readonly issues: readonly Issue[];
      readonly publication: Publication;
    };

/** What became of the workbook: not asked for, written, or refused (the run itself is kept all the same). */
export type Publication =
  | { readonly kind: 'none' }
  | { readonly kind: 'written'; readonly receipt: WriteReceipt }
  | { readonly kind: 'failed'; readonly error: PlanwrightError };
