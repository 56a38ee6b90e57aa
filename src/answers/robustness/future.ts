import type { Decimal } from '../../base/decimal.ts';
import type { ExactValue } from '../../problem/problem.ts';

/** What one future makes of a run's plan. */
export interface Future {
  readonly index: number;
  /** `best`: its best plan is proven. `none`: proven that no plan keeps all rules in it. `open`: a limit struck first. */
  readonly outcome: 'best' | 'none' | 'open';
  /** What its best plan holds beyond the run's plan, and what it lacks of it. Sorted; empty unless `best`. */
  readonly enters: readonly string[];
  readonly leaves: readonly string[];
  /** What its best plan is worth in it, one per objective but the tie-breaks; empty unless `best`. */
  readonly best: readonly ExactValue[];
  /** What the run's plan is worth in it, likewise, whether it keeps the rules or not. */
  readonly current: readonly ExactValue[];
  /** What the run's plan breaks in it; empty where it keeps all rules. */
  readonly broken: readonly Breach[];
}

/** A rule that the run's plan does not keep in a future. */
export interface Breach {
  readonly name: string;
  /** `Tab!row`. */
  readonly rows: readonly string[];
  /** How far its sum is beyond its bound; `null` for a rule without a number. */
  readonly by: Decimal | null;
}
