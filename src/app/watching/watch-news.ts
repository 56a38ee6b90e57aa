import type { PlanwrightError } from '../../base/errors.ts';
import type { Issue } from '../../base/issue.ts';
import type { Report } from '../../report/report.ts';

/** One look at the rows: how they stand, and what that changes against the look before. */
export interface Round {
  readonly errors: number;
  readonly warnings: number;
  readonly rows: number;
  readonly appeared: readonly Issue[];
  readonly mended: readonly Issue[];
}

/** What became of the statuses: `right` where each stood there already, `waiting` where the workbook cannot be written now. */
export type Statuses =
  | { readonly kind: 'written'; readonly cells: number }
  | { readonly kind: 'right' }
  | { readonly kind: 'beside'; readonly cells: number; readonly path: string }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unasked' };

/** How a scenario stands that is run again whenever its rows change. */
export type RunNews =
  | { readonly kind: 'planned'; readonly report: Report }
  | { readonly kind: 'refused'; readonly messages: readonly string[] }
  | { readonly kind: 'failed'; readonly error: PlanwrightError };

/** What watching has to tell, in the order in which it happens. */
export type WatchNews =
  | { readonly kind: 'watching'; readonly source: string }
  | { readonly kind: 'checked'; readonly round: Round; readonly statuses: Statuses }
  /** What had to wait stands in the workbook now. */
  | { readonly kind: 'caught-up'; readonly statuses: Statuses }
  /** Somebody has it open: told once, until it is free again. */
  | { readonly kind: 'open'; readonly error: PlanwrightError }
  /** Told once until it is over. `isRetried`: without anything that somebody must do first. */
  | { readonly kind: 'trouble'; readonly error: PlanwrightError; readonly isRetried: boolean }
  | { readonly kind: 'trouble-over' }
  | { readonly kind: 'running' }
  | { readonly kind: 'ran'; readonly run: RunNews }
  | { readonly kind: 'run-written'; readonly statuses: Statuses }
  | { readonly kind: 'ended' };
