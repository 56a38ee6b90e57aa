import { type Decimal, isDecimal, isEqual, isZero, ONE } from '../base/decimal.ts';
import { NotFoundError } from '../base/errors.ts';
import { isJsonObject, type Json } from '../base/json.ts';
import { makeRowSystem } from '../problem/make-row-system.ts';
import { byRow, type RowUnit, slackIn } from '../problem/row-system.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import { exactly } from '../report/exact-values.ts';
import { allMessages } from '../report/explain-result.ts';
import type { ConflictRow, Report, ReportedStage } from '../report/report.ts';
import { describeRow } from '../report/report-conflict.ts';
import { rulebook } from '../rules/index.ts';
import type { Store } from '../store/database.ts';
import { decodeConflict } from '../store/documents.ts';
import { findRun, loadPortfolio, loadRunResult, loadRunSnapshot, type Run } from '../store/find-runs.ts';
import { currentPublications, type PlanPublication } from '../store/publications.ts';
import type { AppDeps } from './deps.ts';
import { selectedKeys } from './load-stored-run.ts';
import { keepRecent, type Recent } from './recent.ts';
import { reportEndedRun } from './report-solved-run.ts';
import { withStore } from './with-store.ts';

/** One row of the run's rules, and what the plan leaves of it. */
export interface ReportedRule extends Omit<ConflictRow, 'twins'> {
  /** It keeps plans out; a goal, a bonus or a rule about what is outside the run does not. */
  readonly binds: boolean;
  readonly isPolicy: boolean;
  /** How far the plan is on the safe side of its number; `null` without a plan, and for a row without a number that binds. */
  readonly slack: Decimal | null;
}

/** All that there is to say of a run that has ended, with the inputs that it says it of. */
export interface RunReport {
  readonly run: Run;
  readonly published: PlanPublication | null;
  /** As it was told when it ended. */
  readonly document: { readonly [key: string]: Json };
  /** `null`: the run was refused before it was posed. */
  readonly posed: PosedReport | null;
}

export interface PosedReport {
  readonly inputs: RunInputs;
  readonly report: Report;
  readonly rules: readonly ReportedRule[];
  /** How it ended and what else a reader must know, in sentences. */
  readonly messages: readonly string[];
}

/** Those of the runs that were asked for last: what was posed and solved does not change any more. */
export type RecentReports = Recent<PosedReport | null>;

const MOST_KEPT_INITIATIVES = 50_000;

export const keepReports = (): RecentReports =>
  keepRecent(MOST_KEPT_INITIATIVES, (posed) => 1_000 + (posed?.inputs.candidates.length ?? 0));

/** Throws as `findRun` does, and `run-open`. */
export const reportRun = (deps: Pick<AppDeps, 'openStore'>, id: string, recent: RecentReports): Promise<RunReport> =>
  withStore(deps, async (store) => {
    const run = await findRun(store, id);
    const document = await loadRunResult(store, run.runId);
    if (run.finishedAt === null || !isJsonObject(document))
      throw new NotFoundError(`The run ${run.runId} has not ended: it is ${run.status}.`, { code: 'run-open', hint: 'Ask again later.' });
    const published = (await currentPublications(store)).find(({ runId }) => runId === run.runId) ?? null;
    return {
      run,
      published,
      document,
      posed: await recent.get(`${run.runId} ${run.finishedAt} ${run.inputsHash}`, () => poseReport(store, run, document)),
    };
  });

const poseReport = async (store: Store, run: Run, document: RunReport['document']): Promise<PosedReport | null> => {
  // A run that was refused keeps no inputs.
  if (run.inputsHash === null) return null;
  const inputs = await loadRunSnapshot(store, run.runId);
  const selected = selectedKeys(await loadPortfolio(store, run.runId));
  const found = document.conflict === undefined ? null : decodeConflict(document.conflict);
  const ended = reportEndedRun({ run, inputs, selected }, found, []);
  const report = { ...ended, stages: keptStages(ended.stages, run, document) };
  return { inputs, report, rules: reportRules(inputs, report), messages: messagesOf(report, document) };
};

/** What was proven of each stage, from what is kept: of a bound that was not reached, 17 digits. */
const keptStages = (
  stages: readonly ReportedStage[],
  { result, gapPct }: Run,
  document: RunReport['document'],
): readonly ReportedStage[] => {
  if (result === 'optimal') return stages;
  const bounds = Array.isArray(document.best_bound) ? document.best_bound : [];
  const objectives = Array.isArray(document.objective) ? document.objective : [];
  return stages.map((stage, at) => {
    const [bound, objective] = [bounds[at], objectives[at]];
    if (!isNumber(bound) || !isNumber(objective)) return stage;
    // A quotient is kept rounded: then only the gap, which is exact, can tell that the bound was reached.
    const isExact = isEqual(stage.objective.divisor, ONE) || (gapPct !== null && isZero(gapPct));
    const proven = isExact && isEqual(bound, objective);
    return { ...stage, proven, bestBound: proven ? stage.objective : exactly(bound) };
  });
};

const isNumber = (value: Json | undefined): value is Decimal => isDecimal(value);

/** Every row of the run's rules, its capacity among them, by tab and number. */
const reportRules = (inputs: RunInputs, { hasPlan, selected }: Report): readonly ReportedRule[] => {
  const { units, silent } = makeRowSystem(inputs, rulebook);
  const slots = rulebook.map((rule) => rule.report);
  const chosen = hasPlan ? new Set(selected) : null;
  const rulesOf = (binds: boolean, { rows, number, isPolicy }: RowUnit): readonly ReportedRule[] => {
    const slack = number && chosen ? slackIn(number, chosen) : null;
    return rows.map((row) => {
      const { twins: _, ...said } = describeRow(row, inputs, slots);
      return { ...said, binds, isPolicy, slack };
    });
  };
  return [...units.flatMap((unit) => rulesOf(true, unit)), ...silent.flatMap((unit) => rulesOf(false, unit))].sort((a, b) =>
    byRow(a.row, b.row),
  );
};

/** What the run itself says again, and what was said when it ended beyond that: of stale sets, of rows that belong to no set. */
const messagesOf = (report: Report, { message }: RunReport['document']): readonly string[] => {
  const [ending = '', ...others] = allMessages(report);
  const told = typeof message === 'string' ? message : '';
  const rest = [ending, ...others].reduce((left, sentence) => left.replace(sentence, () => ''), told);
  return [ending, rest.replace(/\s+/gu, ' ').trim(), ...others].filter((words) => words !== '');
};
