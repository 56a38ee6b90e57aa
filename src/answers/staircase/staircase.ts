import type { Decimal } from '../../base/decimal.ts';
import type { ExactValue } from '../../problem/problem.ts';

/**
 * What the best plan is worth as more of one resource may be used: it never falls, and rises only where a plan first fits. Worth is one
 * value per objective; the first that differs decides. The resource comes in whole steps.
 */

export interface StairPlan {
  readonly selected: readonly string[];
  readonly worth: readonly ExactValue[];
  /** What it uses of the resource. */
  readonly used: Decimal;
}

/** What was found out about the best plan that uses at most so much. */
export interface Look {
  /** `null`: as much as it likes. */
  readonly limit: Decimal | null;
  readonly plan: StairPlan | null;
  /** The plan is the best; or, without one, there is none. */
  readonly isProven: boolean;
  /** No plan within the limit is worth more: by the first objectives, as many as anything is known of. */
  readonly atMost: readonly ExactValue[];
}

/** From `at` on, up to the next step or the next open stretch, nothing better is possible. */
export interface Step extends StairPlan {
  readonly at: Decimal;
  /** `exact`: with less, the best is worth less, or there is none. `range`: the range begins here. `open`: it may begin earlier. */
  readonly begins: 'exact' | 'range' | 'open';
}

/** Where steps may still be: both ends belong to it. Bounds hold all over it. */
export interface OpenStretch {
  readonly from: Decimal;
  readonly to: Decimal;
  /** `null`: there may be no plan at all. */
  readonly atLeast: readonly ExactValue[] | null;
  /** Empty: not known. */
  readonly atMost: readonly ExactValue[];
}

export interface Staircase {
  readonly from: Decimal;
  readonly to: Decimal;
  /** Every one proven best for what it uses; ascending. */
  readonly steps: readonly Step[];
  readonly open: readonly OpenStretch[];
  /** Proven: up to here there is no plan. `null`: none is known to be missing. */
  readonly noneUpTo: Decimal | null;
  /** Every step is known: nothing is open, and each begins exactly where it is said to. */
  readonly isWhole: boolean;
}
