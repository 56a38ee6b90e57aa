import { type Decimal, isZero, subtract, sum, ZERO } from '../base/decimal.ts';
import type { RunInputs } from '../problem/run-inputs.ts';

/** From one plan to another on the same inputs. */
export interface PlanChange {
  readonly enters: readonly string[];
  readonly leaves: readonly string[];
  /** What the other plan needs more (or, negative, less). */
  readonly tokens: Decimal;
  /** KPIs that change, as the sheet counts them. */
  readonly kpis: readonly KpiChange[];
}

export interface KpiChange {
  readonly kpi: string;
  readonly unit: string;
  readonly change: Decimal;
}

export const changeBetween = (inputs: RunInputs, before: readonly string[], after: readonly string[]): PlanChange => {
  const [was, is] = [new Set(before), new Set(after)];
  const differing = inputs.candidates.filter(({ key }) => was.has(key) !== is.has(key));
  const change = (worthOf: (it: RunInputs['candidates'][number]) => Decimal): Decimal =>
    subtract(sum(differing.filter(({ key }) => is.has(key)).map(worthOf)), sum(differing.filter(({ key }) => was.has(key)).map(worthOf)));
  return {
    enters: after.filter((key) => !was.has(key)),
    leaves: before.filter((key) => !is.has(key)),
    tokens: change((it) => it.tokens ?? ZERO),
    kpis: shownKpis(inputs)
      .map(({ key, unit }) => ({ kpi: key, unit: unit ?? '', change: change((it) => it.contributions[key] ?? ZERO) }))
      .filter((it) => !isZero(it.change)),
  };
};

/** Those that the planner listed or that the run maximises: not every column of Candidates. */
const shownKpis = (inputs: RunInputs): RunInputs['kpis'] =>
  inputs.kpis.filter(({ key, row }) => row !== null || key in inputs.scenario.weights || key === inputs.northStar);
