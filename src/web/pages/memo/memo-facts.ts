import type { Schemas } from '../../api/client.ts';
import type { Formats } from '../../words/formats.ts';

/** What a decision memo says, found in what a run reports. */

type Report = Schemas['RunReport'];
type Initiative = Report['initiatives'][number];

/** `34 of 61 initiatives for 757 of 780 tokens`. */
export const planWords = ({ initiatives, capacity_used, capacity_total }: Report, { number, count }: Formats): string => {
  const chosen = initiatives.filter(({ selected }) => selected).length;
  const of = capacity_total === null ? '' : ` of ${number(capacity_total)}`;
  return `${number(chosen)} of ${count(initiatives.length, 'initiative')} for ${number(capacity_used)}${of} tokens`;
};

/** The rules that hold the plan back: nothing of them is left. */
export const tightRules = ({ rules }: Report): Report['rules'] => rules.filter(({ binds, tight }) => binds && tight);

/** The chosen ones that add most to the objective. */
export const biggest = ({ initiatives }: Report, most: number): readonly Initiative[] =>
  initiatives
    .filter(({ selected }) => selected)
    .toSorted((a, b) => b.objective_contribution.shown - a.objective_contribution.shown)
    .slice(0, most);

export interface KpiLine {
  readonly kpi: string;
  readonly name: string;
  readonly unit: string;
  /** What the plan adds to it. */
  readonly change: number | null;
  readonly weight: number | null;
  readonly before: number | null;
  readonly after: number | null;
  readonly floor: number | null;
  readonly goal: number | null;
}

/** Each KPI with what is asked of it everywhere; targets of single slices are told apart. */
export const kpiLines = ({ kpis, gaps }: Report): readonly KpiLine[] =>
  kpis.map(({ kpi, name, unit, change, weight }) => {
    const own = gaps.filter((it) => it.kpi === kpi && it.dimension === 'all');
    const targetOf = (type: 'floor' | 'goal'): number | null => own.find((it) => it.target_type === type)?.target ?? null;
    const [first] = own;
    return {
      kpi,
      name: name === '' ? kpi : name,
      unit,
      change,
      weight,
      before: first?.baseline ?? null,
      after: first === undefined || first.baseline === null ? null : first.achieved,
      floor: targetOf('floor'),
      goal: targetOf('goal'),
    };
  });

type Fields = { readonly [key: string]: unknown };
const fieldsOf = (it: unknown): Fields => (typeof it === 'object' && it !== null ? (it as Fields) : {});
const numberOf = (it: unknown): number | null => (typeof it === 'number' ? it : null);

/** What sampled futures have shown, in words: samples, never a certainty. `null`: none were looked at. */
export const robustnessWords = (answer: unknown, { number, percent, count }: Formats): string | null => {
  const { fit, regret, tokens_pct, contributions_pct, initiatives_with_ranges } = fieldsOf(answer);
  const { looked_at, fits } = fieldsOf(fit);
  const { best_in, futures } = fieldsOf(regret);
  const looked = numberOf(looked_at);
  if (looked === null || looked === 0) return null;
  const uncertain = [
    [tokens_pct, 'tokens'],
    [contributions_pct, 'contributions'],
  ].flatMap(([pct, what]) => (numberOf(pct) ? [`${what} uncertain by ${percent(numberOf(pct) ?? 0)}`] : []));
  const ranged = numberOf(initiatives_with_ranges);
  const how = [...uncertain, ...(ranged ? [`the sheet’s own ranges of ${count(ranged, 'initiative')}`] : [])];
  const best =
    numberOf(best_in) === null || !numberOf(futures)
      ? ''
      : `, and no other was better in ${number(numberOf(best_in))} of ${number(numberOf(futures))}`;
  return `In ${count(looked, 'sampled future')}${how.length === 0 ? '' : ` (${how.join(', ')})`} this plan still kept every rule in ${number(numberOf(fits))}${best}. That is a sample, not a proof.`;
};
