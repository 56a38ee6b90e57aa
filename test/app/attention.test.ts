import { describe, expect, it } from 'vitest';
import { type AttentionFacts, findAttention } from '../../src/app/attention.ts';
import type { JobFacts } from '../../src/app/jobs.ts';
import type { ListedRun } from '../../src/app/runs.ts';

const at = (minute: number): string => `2026-11-28T09:${String(minute).padStart(2, '0')}:00.000Z`;

const WORKBOOK: AttentionFacts['workbook'] = {
  stored: { workbookId: 'WB', workspaceId: 1, fileName: 'plan.xlsx', actor: 'mia', createdAt: at(0), sheet: null },
  newest: { version: 2, contentHash: 'x', size: 1, jobId: null, actor: 'mia', createdAt: at(5) },
};

const run = (minute: number, facts: Partial<ListedRun> = {}): ListedRun => ({
  runId: `RUN-${minute}`,
  workspaceId: 1,
  scenarioName: 'Q1',
  constraintSetName: 'Base',
  scenarioVersion: 1,
  constraintSetVersion: 1,
  scope: 'all',
  periodKey: null,
  settings: {},
  parentRunId: null,
  changes: [],
  seed: 0,
  actor: 'mia',
  status: 'succeeded',
  result: 'optimal',
  limit: null,
  objective: [],
  bestBound: [],
  gapPct: null,
  engineName: null,
  engineVersion: null,
  wallMs: 1,
  inputsHash: 'h',
  message: '',
  queuedAt: at(minute),
  startedAt: at(minute),
  finishedAt: at(minute),
  selectedCount: 1,
  capacityUsed: null,
  capacityTotal: null,
  isPublished: false,
  ...facts,
});

const job = (facts: Partial<JobFacts>): JobFacts => ({
  jobId: 'JOB',
  workspaceId: 1,
  kind: 'sync',
  priority: 0,
  runId: null,
  parentJobId: null,
  traceParent: null,
  actor: 'mia',
  status: 'failed',
  attempt: 1,
  worker: null,
  failure: { message: 'The workbook is damaged' },
  queuedAt: at(1),
  startedAt: at(1),
  finishedAt: at(1),
  cancelRequestedAt: null,
  ...facts,
});

const CHECK = { jobId: 'JOB', kind: 'check', version: 2, errors: 0, warnings: 0, errorRows: 0, warningRows: 0, at: at(6) };
const CALM: AttentionFacts = {
  workbook: WORKBOOK,
  check: CHECK,
  staleSets: [],
  published: [],
  upload: { version: 2, createdAt: at(5) },
  runs: [run(7)],
  jobs: [],
};

const words = (facts: Partial<AttentionFacts>): readonly string[] =>
  findAttention({ ...CALM, ...facts }).map((it) => [it.severity, it.words, it.link ? `${it.link.kind} ${it.link.id}` : '-'].join(' | '));

describe('what needs attention', () => {
  it('is nothing where all is well, what-ifs aside', () => {
    expect(words({})).toEqual([]);
    expect(words({ runs: [run(9, { parentRunId: 'RUN-7', result: 'infeasible' }), run(7)] })).toEqual([]);
  });

  it('is to begin, where there is nothing', () => {
    expect(words({ workbook: null, check: null, upload: null, runs: [] })).toEqual([
      'info | There is no workbook yet: upload one, link a Google Sheet, or begin with the example. | -',
    ]);
  });

  it('names what blocks first', () => {
    expect(
      words({
        check: { ...CHECK, errors: 4, errorRows: 3, warnings: 1, warningRows: 1, version: 1 },
        staleSets: [{ id: 4, scenarioName: 'Q1', constraintSetName: 'Tight', staleSince: at(6) }],
        runs: [run(4, { result: 'infeasible', selectedCount: null }), run(3)],
      }),
    ).toEqual([
      'error | 3 rows have errors; the sets they belong to stay at their last good version. | sheet WB',
      'warning | The newest version of the workbook has not been checked. | sheet WB',
      'warning | Rows of Tight (Q1) have errors: its last good version counts. | set 4',
      'warning | The newest run of Base (Q1) found no plan. | run RUN-4',
      'info | 1 row has warnings: nothing is blocked by them. | sheet WB',
      'info | The workbook has changed since the newest run. | sheet WB',
    ]);
  });

  it('tells of each set its newest run, and where the published plan lags behind', () => {
    const published = { runId: 'RUN-6', workspace: 'W', scenarioName: 'Q1', constraintSetName: 'Base', note: '', actor: 'mia', at: at(6) };
    expect(
      words({
        runs: [
          run(9, { result: 'feasible' }),
          run(8, { constraintSetName: 'Tight', status: 'failed', result: 'invalid' }),
          run(6, { inputsHash: 'i' }),
        ],
        published: [{ ...published, act: 'published' }],
      }),
    ).toEqual([
      'warning | The newest run of Tight (Q1) was refused. | run RUN-8',
      'info | The newest run of Base (Q1) stopped before its plan was proven best. | run RUN-9',
      'info | The published plan of Q1 is from earlier inputs than its newest run. | run RUN-9',
    ]);
  });

  it('tells of a job that failed only where none of its kind went well after it', () => {
    expect(words({ jobs: [job({})] })).toEqual(['warning | The newest sync failed. The workbook is damaged. | job JOB']);
    expect(words({ jobs: [job({ status: 'succeeded' }), job({})] })).toEqual([]);
    expect(words({ jobs: [job({ kind: 'run', runId: 'RUN-7' })] })).toEqual([]);
  });
});
