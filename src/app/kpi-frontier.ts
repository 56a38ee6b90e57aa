import { findFrontier } from '../answers/frontier/find-frontier.ts';
import type { Frontier, FrontierKpi } from '../answers/frontier/frontier.ts';
import { frontierTable } from '../answers/frontier/to-text.ts';
import type { SolvedRun } from '../answers/solved-run.ts';
import { assert, NotFoundError, UsageError } from '../base/errors.ts';
import { didYouMean } from '../base/text.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import { findKpi } from '../rows/row-set.ts';
import type { AppDeps } from './deps.ts';
import { loadSolvedRun } from './load-stored-run.ts';
import { breachesOf } from './pose-run.ts';
import { toCsvTable } from './to-csv-table.ts';
import { MANY, type SolverOptions, withSolvers } from './with-solver.ts';
import { withStore } from './with-store.ts';

export interface FrontierRequest extends SolverOptions {
  readonly run: string;
  /** Two, in the words of the sheet. */
  readonly kpis: readonly string[];
  /** Stop when so many points are known. */
  readonly count?: number;
  readonly onLook?: (points: number) => void;
}

export interface FrontierAnswer {
  readonly runId: string;
  readonly frontier: Frontier;
  readonly stopped: 'time' | 'cancel' | null;
}

/** What two KPIs can be brought to together under the rows of a run, whatever the run maximises. */
export const kpiFrontier = async (deps: AppDeps, request: FrontierRequest): Promise<FrontierAnswer> => {
  const run = await withStore(deps, (store) => loadSolvedRun(store, request.run));
  const kpis = readKpis(run.inputs, request.kpis);
  const { count, onLook } = request;
  // As for a capacity curve.
  return withSolvers(deps, request, count === undefined ? MANY : 1, async (askings) => {
    const frontier = await findFrontier(run, kpis, askings, {
      ...(count === undefined ? {} : { count }),
      ...(onLook === undefined ? {} : { onLook }),
    });
    assertSound(frontier, run);
    return { runId: run.runId, frontier, stopped: askings[0].stopped() };
  });
};

const readKpis = (inputs: RunInputs, words: readonly string[]): readonly [FrontierKpi, FrontierKpi] => {
  const [first, second, ...more] = words.map((word) => readKpi(inputs, word));
  if (!first || !second || more.length > 0 || first.key === second.key)
    throw new UsageError('A frontier is of two different KPIs.', { code: 'frontier-kpis', hint: 'Name them like --kpis gmv,nps.' });
  return [first, second];
};

const readKpi = ({ kpis, northStar }: RunInputs, word: string): FrontierKpi => {
  const key = findKpi(word, kpis, northStar);
  const kpi = kpis.find((it) => it.key === key);
  if (kpi) return { key: kpi.key, unit: kpi.unit, direction: kpi.direction };
  const known = kpis.map((it) => it.key);
  throw new NotFoundError(`The run has no KPI ${word}.${didYouMean(word, known)}`, { code: 'kpi-unknown' });
};

/** A plan that is shown has been checked by the rules' own words, too. */
const assertSound = ({ points }: Frontier, { inputs }: SolvedRun): void => {
  for (const { selected } of points)
    assert(breachesOf(selected, inputs).length === 0, 'the plan of a point breaks rules, and is not shown');
};

/** One line per point, as CSV. */
export const toFrontierCsv = ({ frontier }: FrontierAnswer): string => toCsvTable(frontierTable(frontier));
