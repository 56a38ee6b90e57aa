import type { Schemas } from '../../api/client.ts';
import type { TradeEnd, TradePlan } from '../../api/use-trade.ts';
import { makeMoved } from '../../parts/moved-of.ts';
import type { KpiMove, MovedInitiative } from '../../parts/plan-change.tsx';
import type { Formats } from '../../words/formats.ts';

/** What a trade brought, beside the plan of the run. */

type Report = Schemas['RunReport'];

export interface ObjectiveMove {
  readonly name: string;
  readonly before: number | null;
  readonly after: number | null;
  /** `null` where the two measure different things, or one is not there. */
  readonly change: number | null;
}

export interface Outcome {
  readonly hasPlan: boolean;
  readonly objectives: readonly ObjectiveMove[];
  /** Whether the objectives of the two plans can be held against each other. */
  readonly isOneMeasure: boolean;
  readonly tokens: {
    readonly before: number | null;
    readonly after: number | null;
    readonly change: number | null;
    readonly of: number | null;
  };
  readonly kpis: readonly KpiMove[];
  readonly enters: readonly MovedInitiative[];
  readonly leaves: readonly MovedInitiative[];
  readonly selected: ReadonlySet<string>;
}

export const isEnd = (it: TradePlan | TradeEnd): it is TradeEnd => 'result' in it;

/** Sums of doubles; what the server says exactly is taken from there. */
const DIGITS = 12;
const minus = (after: number | null, before: number | null): number | null =>
  after === null || before === null ? null : Number((after - before).toPrecision(DIGITS));

const stageName = ({ kpi, name }: Report['stages'][number], report: Pick<Report, 'kpis'>): string => {
  const known = report.kpis.find((it) => it.kpi === kpi);
  return known ? known.name || known.kpi : name === 'weighted_kpis' ? 'Weighted KPIs' : name;
};

/** Before anything is changed. */
export const unchanged = (report: Report): Outcome => ({
  hasPlan: report.has_plan,
  objectives: report.stages.map((stage) => ({
    name: stageName(stage, report),
    before: stage.objective.shown,
    after: stage.objective.shown,
    change: 0,
  })),
  isOneMeasure: true,
  tokens: { before: report.capacity_used, after: report.capacity_used, change: 0, of: report.capacity_total },
  kpis: report.kpis.map((it) => ({ ...it, before: it.change, after: it.change, change: it.change === null ? null : 0 })),
  enters: [],
  leaves: [],
  selected: new Set(report.initiatives.filter(({ selected }) => selected).map(({ key }) => key)),
});

export interface Asked {
  readonly capacity: number | null;
  /** Some change may have made objectives measure something else. */
  readonly mayMeasureElse: boolean;
}

export const outcomeOf = (report: Report, plan: TradePlan | TradeEnd, { capacity, mayMeasureElse }: Asked): Outcome => {
  const hasPlan = plan.objective.length > 0;
  const end = isEnd(plan) ? plan : null;
  const isOneMeasure = end ? end.comparison.one_measure : !mayMeasureElse;
  const moved = makeMoved(report.initiatives);
  return {
    hasPlan,
    objectives: objectivesOf(report, plan, isOneMeasure),
    isOneMeasure,
    tokens: {
      before: report.capacity_used,
      after: hasPlan ? plan.capacity_used : null,
      change: plan.tokens_change,
      of: end ? end.capacity_total : capacity,
    },
    kpis: kpisOf(report, plan, hasPlan),
    enters: moved(plan.enters),
    leaves: moved(plan.leaves),
    selected: new Set(plan.selected),
  };
};

const objectivesOf = (report: Report, plan: TradePlan | TradeEnd, isOneMeasure: boolean): readonly ObjectiveMove[] => {
  const named = isEnd(plan) ? plan.comparison.runs.at(-1)?.objectives : undefined;
  const count = Math.max(plan.objective.length, isOneMeasure ? report.stages.length : 0);
  return Array.from({ length: count }, (_, at) => {
    const stage = report.stages[at];
    const own = named?.[at];
    const [before, after] = [isOneMeasure ? (stage?.objective.shown ?? null) : null, plan.objective[at] ?? null];
    const known = own && report.kpis.find(({ kpi }) => kpi === own.kpi);
    const name = known
      ? known.name || known.kpi
      : own || !stage
        ? own?.name === 'weighted_kpis' || !own
          ? 'Weighted KPIs'
          : own.name
        : stageName(stage, report);
    return { name, before, after, change: minus(after, before) };
  });
};

const kpisOf = (report: Report, plan: TradePlan | TradeEnd, hasPlan: boolean): readonly KpiMove[] => {
  const changes = new Map(plan.kpi_changes?.map(({ kpi, change }) => [kpi, change]));
  return report.kpis.map(({ kpi, name, unit, direction, change: before }) => {
    const after = hasPlan ? (plan.kpis[kpi] ?? 0) : null;
    const exact = plan.kpi_changes === null ? null : (changes.get(kpi) ?? 0);
    return { kpi, name: name || kpi, unit, direction, before, after, change: exact };
  });
};

/** How good a plan is known to be. */
export interface Proof {
  readonly tone: 'good' | 'warn' | 'bad' | 'plain';
  readonly badge: string;
  readonly words: string;
}

const below = (gapPct: number | null, { percent }: Pick<Formats, 'percent'>): string =>
  gapPct === null ? 'how far below the best is not known yet' : `at most ${percent(Math.ceil(gapPct * 100) / 100)} below the best`;

/** Of a plan on the way, or of the end. */
export const proofOf = (plan: TradePlan | TradeEnd, formats: Pick<Formats, 'percent'>): Proof => {
  if (!isEnd(plan))
    return {
      tone: 'plain',
      badge: 'a good plan',
      words: `Proving that it is the best, or finding a better one: ${below(plan.gap_pct, formats)}.`,
    };
  if (plan.result === 'optimal')
    return { tone: 'good', badge: 'proven best', words: 'No plan that keeps your rules and changes is worth more.' };
  if (plan.result === 'feasible')
    return plan.gap_pct === 0
      ? { tone: 'good', badge: 'none is worth more', words: 'Proven. Whether one that is worth as much needs fewer tokens is not.' }
      : { tone: 'warn', badge: 'not proven best', words: `The time was up before the proof: ${below(plan.gap_pct, formats)}.` };
  if (plan.result === 'infeasible') return { tone: 'bad', badge: 'no plan', words: 'No plan can keep all rules with these changes.' };
  if (plan.result === 'invalid') return { tone: 'bad', badge: 'no plan', words: 'With these changes the question cannot be asked.' };
  return { tone: 'warn', badge: 'no plan found', words: 'None was found in time, and none is proven not to exist.' };
};

/** Of the plan of the run itself. */
export const runProof = ({ result, gap_pct }: Pick<Report, 'result' | 'gap_pct'>, formats: Pick<Formats, 'percent'>): Proof => {
  if (result === 'optimal')
    return { tone: 'good', badge: 'proven best', words: 'Change something, and the best plan with it stands here.' };
  if (result === 'feasible')
    return {
      tone: 'warn',
      badge: 'best found so far',
      words: `The plan of the run is ${below(gap_pct, formats)}. Change something, and the best plan with it stands here.`,
    };
  return { tone: 'bad', badge: 'no plan', words: 'This run has no plan. Change what keeps it from one, and a plan stands here.' };
};

/** The outcome in a sentence, for who hears it. */
export const spoken = (
  { hasPlan, objectives, tokens, enters, leaves }: Outcome,
  proof: Proof,
  { rough, number, change }: Formats,
): string => {
  if (!hasPlan) return `${proof.words}`;
  const values = objectives.map(
    (it) => `${it.name} ${rough(it.after)}${it.change === null ? '' : it.change === 0 ? ', as before' : `, ${change(it.change)}`}`,
  );
  return `New plan, ${proof.badge}: ${values.join('; ')}. ${number(tokens.after)} tokens. ${number(enters.length)} enter, ${number(leaves.length)} leave.`;
};
