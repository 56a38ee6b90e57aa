import type { Decimal } from '../../base/decimal.ts';
import type { EntryChange } from '../../compile/diff-sets.ts';
import type { Report } from '../../report/report.ts';

/** The noun of this answer: several runs side by side. The first is the one that the others are compared with. */
export interface Comparison {
  readonly runs: readonly ComparedRun[];
  /** Chosen in every run that has a plan, sorted. */
  readonly inAll: readonly string[];
  /** Chosen in some, each with the ids of those runs. */
  readonly inSome: readonly { readonly key: string; readonly runIds: readonly string[] }[];
  /** In the scope of at least one run that has a plan, and chosen in none. */
  readonly inNone: readonly string[];
  /** The objectives of all that have a plan are mixed and scaled alike; else their values cannot be held against each other. */
  readonly isOneMeasure: boolean;
  /** What every other run was asked differently from the first. */
  readonly differences: readonly InputDifference[];
}

/** Without a plan, lists about the plan are empty. */
export interface ComparedRun
  extends Pick<
    Report,
    | 'runId'
    | 'scenarioName'
    | 'constraintSetName'
    | 'objectiveMode'
    | 'result'
    | 'hasPlan'
    | 'stages'
    | 'selected'
    | 'capacityUsed'
    | 'capacityTotal'
    | 'kpis'
    | 'gaps'
  > {
  readonly isOptimal: boolean;
  /** Every slice that has a floor or a cap in one of the runs. */
  readonly slices: readonly ComparedSlice[];
}

export interface ComparedSlice {
  readonly dimension: string;
  readonly key: string;
  readonly used: Decimal;
  /** In this run; `null` for none. */
  readonly floor: Decimal | null;
  readonly cap: Decimal | null;
}

export interface InputDifference {
  readonly runId: string;
  readonly rules: readonly EntryChange[];
  /** In sentences. */
  readonly candidates: readonly string[];
  readonly scenario: readonly string[];
}
