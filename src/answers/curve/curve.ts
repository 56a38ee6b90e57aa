import type { Decimal } from '../../base/decimal.ts';
import type { ExactValue } from '../../problem/problem.ts';
import type { PlanChange } from '../plan-change.ts';
import type { Staircase, Step } from '../staircase/staircase.ts';

/** The noun of this answer: what the best plan is worth as the capacity changes. */
export interface Curve extends Omit<Staircase, 'steps'> {
  /** The KPI of each objective but the tie-breaks; `null` for a mix of several. */
  readonly kpis: readonly (string | null)[];
  readonly steps: readonly CurveStep[];
  readonly saturation: Saturation | null;
}

export interface CurveStep extends Step {
  /** From the plan of the step before; of the first, from nothing. */
  readonly change: PlanChange;
  /** By objective, what it is worth more than the step before; `null` for the first. */
  readonly gains: readonly ExactValue[] | null;
  /** Nothing is open between the step before and this one. */
  readonly followsAtOnce: boolean;
}

/** Where more tokens stop paying. `null` in a curve: not known. */
export type Saturation =
  /** From here on, proven, the best plan is worth as much as with unlimited capacity. `isExact`: with less it is not. */
  | { readonly kind: 'within'; readonly at: Decimal; readonly isExact: boolean }
  /** Beyond the range more is possible: with unlimited capacity this much (at least, unless proven), for so many tokens. */
  | { readonly kind: 'beyond'; readonly used: Decimal; readonly gains: readonly ExactValue[]; readonly isProven: boolean };
