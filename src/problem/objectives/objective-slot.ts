import type { Decimal } from '../../base/decimal.ts';
import type { CompiledSet } from '../../compile/compiled-set.ts';
import type { Candidate, Kpi, Scenario } from '../../rows/row-set.ts';
import type { Scale, Stage } from '../built-problem.ts';
import type { Objective } from '../problem.ts';

/** What an objective mode looks at. */
export interface ObjectiveGround {
  readonly scenario: Scenario;
  readonly set: CompiledSet;
  readonly kpis: readonly Kpi[];
  readonly northStar: string | null;
  /** The problem's candidates, sorted by key. */
  readonly candidates: readonly Candidate[];
  /** `dir · contribution`. */
  gainOf(candidate: Candidate, kpi: string): Decimal;
  directionOf(kpi: string): 1 | -1;
  /** Synergy pairs whose two initiatives are both in the problem, with their percentage (10 means 10 %). */
  readonly bonuses: readonly (readonly [string, string, Decimal])[];
  /** Scales that are settled already, whatever targets and contributions say. */
  readonly scales: readonly Scale[];
}

/** An objective mode: the stages it maximises one after the other. */
export type ObjectiveSlot = (ground: ObjectiveGround) => {
  readonly objectives: readonly Objective[];
  readonly stages: readonly Stage[];
  readonly scales: readonly Scale[];
};
