import { findPrices } from '../answers/prices/find-price.ts';
import { findRowPrice } from '../answers/prices/find-row-price.ts';
import type { Price, RowPrice } from '../answers/prices/price.ts';
import type { PriceWords } from '../answers/prices/to-text.ts';
import { sideBySide } from '../answers/side-by-side.ts';
import type { SolvedRun } from '../answers/solved-run.ts';
import { shareOf } from '../answers/solver.ts';
import { type Decimal, negate, toNumber } from '../base/decimal.ts';
import { assert } from '../base/errors.ts';
import { makeRowSystem } from '../problem/make-row-system.ts';
import { byRow, type RowUnit, slackIn } from '../problem/row-system.ts';
import { nearestMisses } from '../report/nearest-misses.ts';
import type { Report, ReportedInitiative } from '../report/report.ts';
import { describeRow } from '../report/report-conflict.ts';
import { rulebook } from '../rules/index.ts';
import { breachesOf, poseRun } from './pose-run.ts';
import { reportSolvedRun } from './report-solved-run.ts';
import { type SolverOptions, withSolvers } from './with-solver.ts';

export interface PriceOptions extends SolverOptions {
  readonly onQuestion?: (about: string) => void;
  /** A price of an initiative as it is known by now, and what it is said with; it may be told again when more is known. */
  readonly onPrice?: (price: Price, words: PriceWords) => void;
}

type PriceDeps = Parameters<typeof withSolvers>[0];

/** What was found, and why no more was; `stopped` is `null` where all was asked. */
interface Found<T> {
  readonly prices: readonly T[];
  readonly stopped: 'time' | 'cancel' | null;
}

/** What these initiatives of a run cost, all within one limit. */
export const priceInitiatives = (
  deps: PriceDeps,
  run: SolvedRun,
  initiatives: readonly string[],
  options: PriceOptions,
): Promise<Found<Price>> => {
  const system = makeRowSystem(run.inputs, rulebook);
  const { onQuestion = () => {}, onPrice = () => {} } = options;
  const tellPrice = (price: Price): void => {
    assertSound(price, run);
    onPrice(price, priceWords(run, [price], []));
  };
  return withSolvers(deps, options, initiatives.length, async (askings, findConflict) => {
    const prices = await findPrices(run, initiatives, askings, { onQuestion, onPrice: tellPrice, rows: { system, findConflict } });
    return { prices, stopped: askings[0].stopped() };
  });
};

/** A plan that is shown has been checked by the rules' own words, too. */
const assertSound = ({ initiative, outcome, selected }: Price, run: SolvedRun): void => {
  const isSound = outcome !== 'priced' || breachesOf(selected, run.inputs).length === 0;
  assert(isSound, `the plan that prices ${initiative} breaks rules, and is not shown`);
};

/** What each rule row of a run costs, all within one limit. Those that are likely to cost something come first. */
export const priceRows = (deps: PriceDeps, run: SolvedRun, options: PriceOptions): Promise<Found<RowPrice>> => {
  const system = makeRowSystem(run.inputs, rulebook);
  const { onQuestion = () => {} } = options;
  const units = [...byTightness(system.units, run.plan), ...system.silent];
  const goals = goalSlacks(run);
  return withSolvers(deps, options, units.length, async (askings) => {
    const found: RowPrice[] = [];
    await sideBySide(units, askings, async (unit, left, asking) => {
      if (!asking.stopped()) onQuestion(unit.id);
      const dropped = () => poseRun(system.changed(unit.rows.map((row) => ({ row, drop: true }))));
      const price = await findRowPrice(run, unit, dropped, asking, shareOf(left / askings.length));
      found.push({ ...price, slack: price.slack ?? goals.get(unit.id) ?? null });
    });
    return { prices: found.toSorted((a, b) => byRow(a.rows[0] ?? '', b.rows[0] ?? '')), stopped: askings[0].stopped() };
  });
};

/** Tight rows first, by the share of their bound that is free; then those without a number. It orders the questions and answers none. */
const byTightness = (units: readonly RowUnit[], plan: readonly string[]): readonly RowUnit[] => {
  const chosen = new Set(plan);
  const free = new Map(
    units.map(({ id, number }) => {
      if (!number) return [id, 1] as const;
      const bound = Math.abs(toNumber(number.bound));
      return [id, Math.min(1, toNumber(slackIn(number, chosen)) / Math.max(bound, Number.MIN_VALUE))] as const;
    }),
  );
  return units.toSorted((a, b) => (free.get(a.id) ?? 1) - (free.get(b.id) ?? 1));
};

/** How far beyond its goal the plan comes, by the goal's rows; negative where it stays short of it. */
const goalSlacks = (run: SolvedRun): ReadonlyMap<string, Decimal> =>
  new Map(
    reportSolvedRun(run)
      .gaps.filter(({ targetType }) => targetType === 'goal')
      .flatMap(({ rows, gap }) => rows.map((row) => [row, negate(gap)] as const)),
  );

/** Nearest misses first, then the other ones left out, then those chosen: scores order the questions and answer none. */
export const inOrderOfPricing = (report: Report): readonly ReportedInitiative[] => {
  const misses = nearestMisses(report, report.initiatives.length);
  const rest = report.initiatives.filter((it) => !misses.includes(it));
  return [...misses, ...rest.filter(({ isSelected }) => !isSelected), ...rest.filter(({ isSelected }) => isSelected)];
};

/** What the prices of a run are said with. */
export const priceWords = (
  { inputs, values, isOptimal }: SolvedRun,
  prices: readonly Price[],
  rowPrices: readonly RowPrice[],
): PriceWords => {
  const named = prices.flatMap(({ inTheWay, forbiddenBy }) => [...inTheWay, ...(forbiddenBy?.rows ?? [])]);
  const rows = [...rowPrices.flatMap((it) => it.rows), ...named];
  const say = rulebook.map((rule) => rule.report);
  return {
    demands: new Map(rows.map((row) => [row, describeRow(row, inputs, say).words] as const)),
    compiled: new Map(rows.map((row) => [row, inputs.set.provenance.filter((it) => it.rows.includes(row))] as const)),
    units: new Map(inputs.kpis.map(({ key, unit }) => [key, unit ?? ''] as const)),
    whole: inputs.scenario.mode === 'weighted_kpis' ? (values[0] ?? null) : null,
    isOptimal,
  };
};
