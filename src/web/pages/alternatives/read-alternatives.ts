import type { Schemas } from '../../api/client.ts';
import type { RunReport } from '../../api/queries-run.ts';
import { makeMoved } from '../../parts/moved-of.ts';
import type { KpiMove, MovedInitiative } from '../../parts/plan-change.tsx';

/** Other plans of a run, as the page shows them. */

type Document = Schemas['AlternativesDocument'];
type Varied = Extract<Document, { alternatives: unknown }>;
type VariedPlan = Varied['alternatives'][number];

type OtherPlan = Pick<VariedPlan, 'differences' | 'compared' | 'losses' | 'enters' | 'leaves' | 'tokens'> & {
  readonly kpis: readonly Pick<VariedPlan['kpis'][number], 'kpi' | 'change'>[];
} & Partial<Pick<VariedPlan, 'least_differences' | 'most_possible'>>; // Of plans that were looked for as different as can be.

/** One of the two lists, and what was asked of the first. */
export type Alternatives = Pick<Document, 'run_proven' | 'none_left' | 'stopped'> &
  Partial<Pick<Varied, 'within_pct' | 'least'>> & { readonly alternatives?: readonly OtherPlan[]; readonly ties?: readonly OtherPlan[] };

/** What a job answered; `null` where it is no such answer. */
export const readAlternatives = (answer: unknown): Alternatives | null =>
  typeof answer === 'object' && answer !== null && ('alternatives' in answer || 'ties' in answer)
    ? // The service makes it so: it has the one list or the other.
      (answer as Alternatives)
    : null;

export const plansOf = ({ alternatives, ties }: Alternatives): readonly OtherPlan[] => alternatives ?? ties ?? [];

/** One objective of another plan: `lessPct` of what the plan of the run is worth; `null` where that is nothing. */
export interface Downside {
  readonly name: string;
  /** How much less it is worth; negative: more. */
  readonly less: number;
  readonly lessPct: number | null;
}

export interface PlanCard {
  readonly differences: number;
  readonly compared: 'better' | 'equal' | 'worse';
  readonly downsides: readonly Downside[];
  readonly enters: readonly MovedInitiative[];
  readonly leaves: readonly MovedInitiative[];
  readonly tokens: number;
  readonly kpis: readonly KpiMove[];
  readonly leastDifferences: number | null;
  readonly mostPossible: number | null;
}

/** Doubles of decimals: their sums are told with the digits that hold. */
const DIGITS = 12;
const HUNDRED = 100;

const nameOf = (kpi: string | null, { kpis }: Pick<RunReport, 'kpis'>): string =>
  kpi === null ? 'the weighted KPIs' : kpis.find((it) => it.kpi === kpi)?.name || kpi;

export const toCard = (plan: OtherPlan, report: Pick<RunReport, 'kpis' | 'initiatives' | 'stages'>): PlanCard => {
  const moved = makeMoved(report.initiatives);
  const changes = new Map(plan.kpis.map(({ kpi, change }) => [kpi, change]));
  return {
    differences: plan.differences,
    compared: plan.compared,
    downsides: plan.losses.map(({ kpi, loss }, at) => {
      const less = loss.sum / loss.divisor;
      const own = report.stages[at]?.objective.shown ?? 0;
      return { name: nameOf(kpi, report), less, lessPct: own === 0 ? null : (less / Math.abs(own)) * HUNDRED };
    }),
    enters: moved(plan.enters),
    leaves: moved(plan.leaves),
    tokens: plan.tokens,
    kpis: report.kpis.map(({ kpi, name, unit, direction, change: before }) => {
      const change = changes.get(kpi) ?? 0;
      const after = before === null ? null : Number((before + change).toPrecision(DIGITS));
      return { kpi, name: name || kpi, unit, direction, before, after, change };
    }),
    leastDifferences: plan.least_differences ?? null,
    mostPossible: plan.most_possible ?? null,
  };
};
