import type { EntryChange } from '../../compile/diff-sets.ts';
import type { Report } from '../../report/report.ts';

/** The noun of this answer: several runs side by side. The first is the one that the others are compared with. */
export interface Comparison {
  readonly runs: readonly ComparedRun[];
  /** Chosen in every run, sorted. */
  readonly inAll: readonly string[];
  /** Chosen in some, each with the ids of those runs. */
  readonly inSome: readonly { readonly key: string; readonly runIds: readonly string[] }[];
  /** In the scope of at least one run, and chosen in none. */
  readonly inNone: readonly string[];
  /** What every other run was asked differently from the first. */
  readonly differences: readonly InputDifference[];
}

export interface ComparedRun
  extends Pick<
    Report,
    'runId' | 'scenarioName' | 'constraintSetName' | 'objectiveMode' | 'stages' | 'capacityUsed' | 'capacityTotal' | 'kpis' | 'gaps'
  > {
  readonly isOptimal: boolean;
  readonly selected: readonly string[];
}

export interface InputDifference {
  readonly runId: string;
  readonly rules: readonly EntryChange[];
  /** In sentences. */
  readonly candidates: readonly string[];
  readonly scenario: readonly string[];
}
