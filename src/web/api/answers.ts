/** The answers of jobs, as far as the page shows them: what the service's `toJson` of each ask gives. */

interface Fraction {
  readonly sum: number;
  readonly divisor: number;
}

export const toValue = ({ sum, divisor }: Fraction): number => sum / divisor;

export interface KpiDelta {
  readonly kpi: string;
  readonly unit: string;
  readonly change: number;
}

interface Moved {
  readonly enters: readonly string[];
  readonly leaves: readonly string[];
  /** Of the first step or point what the plan adds; of each other one the difference to the one before. */
  readonly kpis: readonly KpiDelta[];
  readonly selected: readonly string[];
}

export interface CurveStep extends Moved {
  readonly capacity: number;
  readonly begins: 'range' | 'exact' | 'by' | string;
  readonly tokens_used: number;
  readonly worth: readonly Fraction[];
  readonly gains: readonly Fraction[] | null;
  readonly follows_at_once: boolean;
}

export interface CurveAnswer {
  readonly run_id: string;
  readonly run_proven: boolean;
  readonly run_capacity: number | null;
  readonly from: number;
  readonly to: number;
  /** One for each stage: a KPI, or `null` for a mix of several. */
  readonly objectives: readonly (string | null)[];
  readonly whole: boolean;
  readonly none_up_to: number | null;
  readonly steps: readonly CurveStep[];
  readonly open: readonly {
    readonly from: number;
    readonly to: number;
    readonly at_least: readonly Fraction[] | null;
    readonly at_most: readonly Fraction[];
  }[];
  readonly more_tokens_stop_paying:
    | { readonly capacity: number; readonly exact: boolean }
    | { readonly beyond: { readonly tokens_used: number; readonly gains: readonly Fraction[]; readonly proven: boolean } }
    | null;
  readonly stopped: 'time' | 'cancel' | 'count' | null;
}

export interface FrontierPoint extends Moved {
  readonly amounts: readonly [number, number];
  readonly proven: boolean;
  readonly found_by_weights: boolean;
  readonly tokens_used: number;
}

export interface FrontierAnswer {
  readonly run_id: string;
  readonly kpis: readonly { readonly kpi: string; readonly unit: string; readonly direction: 'increase' | 'decrease' }[];
  readonly whole: boolean;
  readonly points: readonly FrontierPoint[];
  readonly open: readonly { readonly second: readonly [number, number]; readonly at_least: number | null; readonly at_most: number }[];
  readonly run: { readonly amounts: readonly [number, number]; readonly point: number | null; readonly dominated_by: readonly number[] };
  readonly stopped: 'time' | 'cancel' | 'count' | null;
}

export interface RegretAt {
  readonly future: number;
  readonly value: Fraction;
  readonly best: Fraction;
}

export interface RobustnessAnswer {
  readonly run_id: string;
  readonly run_proven: boolean;
  readonly samples: number;
  readonly seed: number;
  readonly tokens_pct: number | null;
  readonly contributions_pct: number | null;
  readonly weights_pct: number | null;
  readonly initiatives_with_ranges: number;
  /** Futures whose best plan is known; proven to have none; that a limit left open. */
  readonly known: number;
  readonly without_plan: number;
  readonly open: number;
  readonly initiatives: readonly InitiativeInFutures[];
  readonly fit: {
    readonly looked_at: number;
    readonly fits: number;
    readonly broken: readonly BrokenInFutures[];
  };
  readonly regret: {
    readonly kpi: string | null;
    readonly futures: number;
    readonly best_in: number;
    readonly median: RegretAt;
    readonly p90: RegretAt;
    readonly worst: RegretAt;
  } | null;
  readonly stopped: 'time' | 'cancel' | null;
}

export interface InitiativeInFutures {
  readonly initiative: string;
  readonly title: string;
  readonly chosen: boolean;
  readonly in_best_plans: number;
  readonly core_index: number | null;
  readonly standing: 'core' | 'borderline' | 'exterior' | null;
}

export interface BrokenInFutures {
  readonly name: string;
  readonly rows: readonly { readonly row: string; readonly demand: string }[];
  readonly futures: number;
  readonly by_up_to: number | null;
}
