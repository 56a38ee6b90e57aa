import { findPrices } from '../answers/prices/find-price.ts';
import { findRowPrice } from '../answers/prices/find-row-price.ts';
import type { Price, RowPrice } from '../answers/prices/price.ts';
import type { PriceWords } from '../answers/prices/to-text.ts';
import type { SolvedRun } from '../answers/solved-run.ts';
import type { Asking } from '../answers/solver.ts';
import { type Decimal, negate } from '../base/decimal.ts';
import { assert, NotFoundError } from '../base/errors.ts';
import { didYouMean, fold } from '../base/text.ts';
import { makeRowSystem } from '../problem/make-row-system.ts';
import { byRow, type RunRows } from '../problem/row-system.ts';
import { nearestMisses } from '../report/nearest-misses.ts';
import type { ReportedInitiative } from '../report/report.ts';
import { describeRow } from '../report/report-conflict.ts';
import { rulebook } from '../rules/index.ts';
import type { AppDeps } from './deps.ts';
import { loadSolvedRun } from './load-stored-run.ts';
import { breachesOf, poseRun } from './pose-run.ts';
import { reportSolvedRun } from './report-solved-run.ts';
import { type SolverOptions, withSolver } from './with-solver.ts';
import { withStore } from './with-store.ts';

export interface ExplainRequest extends SolverOptions {
  readonly run: string;
  /** `rows`: every rule row. An initiative: that one alone. Absent: all in scope, nearest misses first. */
  readonly about?: { readonly initiative: string } | 'rows';
  /** How many initiatives are priced at most. */
  readonly count?: number;
  readonly onQuestion?: (about: string) => void;
}

export interface ExplainAnswer {
  readonly runId: string;
  readonly initiatives: readonly { readonly about: ReportedInitiative; readonly price: Price | null }[];
  readonly rows: readonly RowPrice[];
  readonly words: PriceWords;
  /** Why it is not the whole answer; `null` where it is. */
  readonly stopped: 'time' | 'cancel' | null;
}

/** Why each initiative is chosen or left out and what the other way would cost, or what each row costs. */
export const explainRun = async (deps: AppDeps, request: ExplainRequest): Promise<ExplainAnswer> => {
  const run = await withStore(deps, (store) => loadSolvedRun(store, request.run));
  const { about, count = Number.POSITIVE_INFINITY, onQuestion = () => {} } = request;
  const listed = about === 'rows' ? [] : inOrder(run);
  const asked = about === undefined || about === 'rows' ? listed : [findInitiative(listed, about.initiative)];
  const system = makeRowSystem(run.inputs, rulebook);
  return withSolver(deps, request, async (asking, findConflict) => {
    const prices = await findPrices(
      run,
      asked.slice(0, count).map(({ key }) => key),
      asking,
      { onQuestion, rows: { system, findConflict } },
    );
    for (const price of prices) assertSound(price, run);
    const initiatives = asked.map((it, at) => ({ about: it, price: prices[at] ?? null }));
    const rows = about === 'rows' ? await priceRows(run, system, asking, onQuestion) : [];
    const named = [
      ...rows.flatMap((it) => it.rows),
      ...prices.flatMap(({ inTheWay, forbiddenBy }) => [...inTheWay, ...(forbiddenBy?.rows ?? [])]),
    ];
    return { runId: run.runId, initiatives, rows, words: wordsFor(named, run), stopped: asking.stopped() };
  });
};

const wordsFor = (rows: readonly string[], { inputs, values, isOptimal }: SolvedRun): PriceWords => {
  const say = rulebook.map((rule) => rule.report);
  return {
    demands: new Map(rows.map((row) => [row, describeRow(row, inputs, say).words] as const)),
    units: new Map(inputs.kpis.map(({ key, unit }) => [key, unit ?? ''] as const)),
    whole: inputs.scenario.mode === 'weighted_kpis' ? (values[0] ?? null) : null,
    isOptimal,
  };
};

/** A plan that is shown has been checked by the rules' own words, too. */
const assertSound = ({ initiative, outcome, selected }: Price, run: SolvedRun): void => {
  const isSound = outcome !== 'priced' || breachesOf(selected, run.inputs).length === 0;
  assert(isSound, `the plan that prices ${initiative} breaks rules, and is not shown`);
};

/** Those that bind first: what the others only weigh can wait. */
const priceRows = async (
  run: SolvedRun,
  system: RunRows,
  asking: Asking,
  onQuestion: (about: string) => void,
): Promise<readonly RowPrice[]> => {
  const units = [...system.units, ...system.silent];
  const goals = goalSlacks(run);
  const found: RowPrice[] = [];
  for (const [at, unit] of units.entries()) {
    onQuestion(unit.id);
    const dropped = () => poseRun(system.changed(unit.rows.map((row) => ({ row, drop: true }))));
    const price = await findRowPrice(run, unit, dropped, asking, 1 / (units.length - at));
    found.push({ ...price, slack: price.slack ?? goals.get(unit.id) ?? null });
  }
  return found.toSorted((a, b) => byRow(a.rows[0] ?? '', b.rows[0] ?? ''));
};

/** How far beyond its goal the plan comes, by the goal's rows; negative where it stays short of it. */
const goalSlacks = (run: SolvedRun): ReadonlyMap<string, Decimal> =>
  new Map(
    reportSolvedRun(run)
      .gaps.filter(({ targetType }) => targetType === 'goal')
      .flatMap(({ rows, gap }) => rows.map((row) => [row, negate(gap)] as const)),
  );

/** Nearest misses first, then the other ones left out, then those chosen: scores order the questions and answer none. */
const inOrder = (run: SolvedRun): readonly ReportedInitiative[] => {
  const report = reportSolvedRun(run);
  const misses = nearestMisses(report, report.initiatives.length);
  const rest = report.initiatives.filter((it) => !misses.includes(it));
  return [...misses, ...rest.filter(({ isSelected }) => !isSelected), ...rest.filter(({ isSelected }) => isSelected)];
};

const findInitiative = (listed: readonly ReportedInitiative[], name: string): ReportedInitiative => {
  const found = listed.find(({ key }) => fold(key) === fold(name));
  if (found) return found;
  const keys = listed.map(({ key }) => key);
  throw new NotFoundError(`The run has no initiative ${name}.${didYouMean(name, keys)}`, { code: 'initiative-unknown' });
};
