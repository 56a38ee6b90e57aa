import { isJsonObject } from '../base/json.ts';
import { sentence } from '../report/explain-result.ts';
import type { StaleSet } from '../store/overview.ts';
import type { PlanPublication } from '../store/publications.ts';
import type { StoredWorkbook, WorkbookVersion } from '../store/workbooks.ts';
import type { JobFacts } from './jobs.ts';
import type { ListedRun } from './runs.ts';

export const ATTENTION_SEVERITIES = ['error', 'warning', 'info'] as const;
export const ATTENTION_LINKS = ['sheet', 'run', 'set', 'job'] as const;

/** Something that a planner should look at, in a sentence. */
export interface Attention {
  readonly kind: string;
  readonly severity: (typeof ATTENTION_SEVERITIES)[number];
  readonly words: string;
  /** Where to look; `null`: there is nothing there yet. */
  readonly link: { readonly kind: (typeof ATTENTION_LINKS)[number]; readonly id: string } | null;
}

/** What was found when a workbook was read last. */
export interface LastCheck {
  readonly jobId: string;
  readonly kind: string;
  /** Of the workbook; `null`: not known. */
  readonly version: number | null;
  /** Findings, and rows that have any. */
  readonly errors: number;
  readonly warnings: number;
  readonly errorRows: number;
  readonly warningRows: number;
  readonly at: string;
}

/** The newest workbook of a workspace, in its newest version; `null`: it is a live sheet, which has none. */
export interface NewestWorkbook {
  readonly stored: StoredWorkbook;
  readonly newest: WorkbookVersion | null;
}

export interface AttentionFacts {
  readonly workbook: NewestWorkbook | null;
  readonly check: LastCheck | null;
  readonly staleSets: readonly StaleSet[];
  readonly published: readonly PlanPublication[];
  /** The newest version that a person has sent. */
  readonly upload: Pick<WorkbookVersion, 'version' | 'createdAt'> | null;
  /** The newest first. */
  readonly runs: readonly ListedRun[];
  readonly jobs: readonly JobFacts[];
}

/** What needs attention: what blocks first. */
export const findAttention = (facts: AttentionFacts): readonly Attention[] => {
  const found = [...ofWorkbook(facts), ...ofSets(facts), ...ofRuns(facts), ...ofPublished(facts), ...ofJobs(facts)];
  return ATTENTION_SEVERITIES.flatMap((severity) => found.filter((it) => it.severity === severity));
};

const rows = (count: number, what: string): string => (count === 1 ? `1 row has ${what}` : `${count} rows have ${what}`);

const ofWorkbook = ({ workbook, check, upload, runs }: AttentionFacts): readonly Attention[] => {
  if (!workbook)
    return [
      {
        kind: 'no-workbook',
        severity: 'info',
        words: 'There is no workbook yet: upload one, link a Google Sheet, or begin with the example.',
        link: null,
      },
    ];
  const link = { kind: 'sheet', id: workbook.stored.workbookId } as const;
  const newest = runs.find(isOwn);
  const isRead = check && (upload === null || check.version === null || check.version >= upload.version);
  return [
    ...(check && check.errorRows > 0
      ? [
          {
            kind: 'errors',
            severity: 'error',
            words: `${rows(check.errorRows, 'errors')}; the sets they belong to stay at their last good version.`,
            link,
          } as const,
        ]
      : []),
    ...(check && check.warningRows > 0
      ? [
          {
            kind: 'warnings',
            severity: 'info',
            words: `${rows(check.warningRows, 'warnings')}: nothing is blocked by them.`,
            link,
          } as const,
        ]
      : []),
    ...(isRead ? [] : [{ kind: 'unchecked', severity: 'warning', words: workbook.newest ? UNCHECKED : UNCHECKED_SHEET, link } as const]),
    ...(newest && upload && upload.createdAt > newest.queuedAt
      ? [{ kind: 'workbook-changed', severity: 'info', words: 'The workbook has changed since the newest run.', link } as const]
      : []),
    ...(runs.length === 0 ? [{ kind: 'no-run', severity: 'info', words: 'Nothing has been run yet.', link } as const] : []),
  ];
};

const UNCHECKED = 'The newest version of the workbook has not been checked.';
const UNCHECKED_SHEET = 'The sheet has not been checked yet.';

/** What-ifs ask about what is not so. */
const isOwn = ({ parentRunId }: ListedRun): boolean => parentRunId === null;

const ofSets = ({ staleSets }: AttentionFacts): readonly Attention[] =>
  staleSets.map(({ id, scenarioName, constraintSetName }) => ({
    kind: 'stale-set',
    severity: 'warning',
    words: `Rows of ${constraintSetName} (${scenarioName}) have errors: its last good version counts.`,
    link: { kind: 'set', id: String(id) },
  }));

const ofRuns = ({ runs }: AttentionFacts): readonly Attention[] => {
  const bySet = Map.groupBy(runs.filter(isOwn), ({ scenarioName, constraintSetName }) => JSON.stringify([scenarioName, constraintSetName]));
  return [...bySet.values()].flatMap(([newest]) => (newest ? ofRun(newest) : []));
};

const ofRun = ({ runId, scenarioName, constraintSetName, status, result }: ListedRun): readonly Attention[] => {
  const said = (kind: string, severity: Attention['severity'], what: string): readonly Attention[] => [
    { kind, severity, words: `The newest run of ${constraintSetName} (${scenarioName}) ${what}.`, link: { kind: 'run', id: runId } },
  ];
  if (result === 'infeasible') return said('no-plan', 'warning', 'found no plan');
  if (status === 'failed') return said('run-failed', 'warning', result === 'invalid' ? 'was refused' : 'failed');
  return result === 'feasible' ? said('not-proven', 'info', 'stopped before its plan was proven best') : [];
};

const ofPublished = ({ published, runs }: AttentionFacts): readonly Attention[] =>
  published.flatMap(({ runId, scenarioName }) => {
    const newest = runs.find((it) => isOwn(it) && it.scenarioName === scenarioName && it.selectedCount !== null);
    const own = runs.find((it) => it.runId === runId);
    if (!newest || newest.runId === runId || newest.inputsHash === own?.inputsHash) return [];
    const words = `The published plan of ${scenarioName} is from earlier inputs than its newest run.`;
    return [{ kind: 'published-earlier', severity: 'info', words, link: { kind: 'run', id: newest.runId } } as const];
  });

/** The newest of each kind, where it failed. That of a run is told with the run. */
const ofJobs = ({ jobs, runs }: AttentionFacts): readonly Attention[] => {
  const told = new Set(runs.map(({ runId }) => runId));
  return [...Map.groupBy(jobs, ({ kind }) => kind).values()].flatMap(([newest]) => {
    if (newest?.status !== 'failed' || (newest.kind === 'run' && told.has(newest.runId ?? ''))) return [];
    const { failure } = newest;
    const why = isJsonObject(failure) && typeof failure.message === 'string' ? sentence(failure.message) : '';
    const words = `The newest ${newest.kind} failed. ${why}`.trim();
    return [{ kind: 'job-failed', severity: 'warning', words, link: { kind: 'job', id: newest.jobId } } as const];
  });
};
