import pg from 'pg';
import { hashBytes } from '../../src/base/hash.ts';
import { readXlsx } from '../../src/sheet/xlsx-bytes.ts';

/** What must hold of a database when all jobs have ended, whatever died meanwhile. */
export interface Checked {
  readonly jobs: number;
  readonly succeeded: number;
  readonly attempts: number;
  /** Jobs that more than one attempt was made at. */
  readonly again: number;
  readonly versions: number;
  /** What does not hold, in words. */
  readonly faults: readonly string[];
}

interface JobRow {
  readonly job_id: string;
  readonly run_id: string;
  readonly status: string;
  readonly attempt: number;
  readonly source: string;
  readonly failure: string | null;
  readonly ends: number;
}

export const checkAll = async (url: string, acknowledged: readonly string[]): Promise<Checked> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: jobs } = await client.query<JobRow>(`
      select job_id, run_id, status, attempt, request_json->>'source' as source,
        coalesce(told_json->'failure'->>'code', failure_json->>'code') as failure,
        (select count(*)::int from job_events e where e.job_id = j.id and e.kind in ('succeeded', 'failed', 'canceled')) as ends
      from jobs j order by id`);
    const runs = await client.query<{ run_id: string; status: string; portfolios: number }>(
      'select run_id, status, (select count(*)::int from portfolios p where p.run_id = r.id) as portfolios from optimization_runs r',
    );
    const books = await checkWorkbooks(client, jobs);
    return {
      jobs: jobs.length,
      succeeded: jobs.filter(({ status }) => status === 'succeeded').length,
      attempts: jobs.reduce((sum, { attempt }) => sum + attempt, 0),
      again: jobs.filter(({ attempt }) => attempt > 1).length,
      versions: books.versions,
      faults: [...jobFaults(jobs, acknowledged), ...runFaults(jobs, runs.rows), ...books.faults],
    };
  } finally {
    await client.end();
  }
};

const jobFaults = (jobs: readonly JobRow[], acknowledged: readonly string[]): readonly string[] => {
  const known = new Set(jobs.map(({ job_id }) => job_id));
  return [
    ...acknowledged.filter((id) => !known.has(id)).map((id) => `${id} was acknowledged and is lost`),
    ...jobs.filter(({ status }) => status !== 'succeeded').map((it) => `${it.job_id} is ${it.status}: ${it.failure ?? 'no reason'}`),
    ...jobs.filter(({ status, failure }) => status === 'succeeded' && failure !== null).map((it) => `${it.job_id} told of ${it.failure}`),
    ...jobs.filter(({ ends }) => ends !== 1).map(({ job_id, ends }) => `${job_id} ended ${ends} times`),
  ];
};

const runFaults = (
  jobs: readonly JobRow[],
  runs: readonly { readonly run_id: string; readonly status: string; readonly portfolios: number }[],
): readonly string[] => {
  const kept = new Map(runs.map((it) => [it.run_id, it]));
  const wanted = new Set(jobs.map(({ run_id }) => run_id));
  return [
    ...jobs.flatMap(({ run_id }) => {
      const run = kept.get(run_id);
      if (!run) return [`${run_id} is not there`];
      return run.status === 'succeeded' && run.portfolios === 1 ? [] : [`${run_id} is ${run.status} with ${run.portfolios} plans`];
    }),
    ...runs.filter(({ run_id }) => !wanted.has(run_id)).map(({ run_id }) => `${run_id} was never asked for`),
  ];
};

const checkWorkbooks = async (
  client: pg.Client,
  jobs: readonly JobRow[],
): Promise<{ readonly versions: number; readonly faults: readonly string[] }> => {
  const faults: string[] = [];
  const runOf = new Map(jobs.map(({ job_id, run_id }) => [job_id, run_id]));
  const { rows } = await client.query<{ workbook_id: string; version: number; content_hash: string; job_id: string | null; bytes: Buffer }>(
    'select w.workbook_id, v.version, v.content_hash, v.job_id, v.bytes from workbook_versions v join workbooks w on w.id = v.workbook_id order by w.id, v.version',
  );
  const books = Map.groupBy(rows, ({ workbook_id }) => workbook_id);
  for (const [id, versions] of books) {
    const wanted: string[] = [];
    versions.forEach(({ version, content_hash, job_id, bytes }, at) => {
      if (version !== at + 1) faults.push(`${id} has version ${version} where ${at + 1} should be`);
      if (hashBytes(bytes) !== content_hash) faults.push(`${id} version ${version} has other bytes than its hash says`);
      if (job_id !== null) wanted.push(runOf.get(job_id) ?? `the run of ${job_id}`);
      for (const tab of ['Runs', 'Results']) {
        const found = runIds(bytes, tab);
        const told = tab === 'Runs' ? found : [...new Set(found)];
        if (told.join() !== wanted.join())
          faults.push(`${id} version ${version}: ${tab} holds ${told.join(', ')} instead of ${wanted.join(', ')}`);
      }
    });
    const asked = jobs.filter(({ source }) => source === `workbook:${id}`).map(({ run_id }) => run_id);
    const missing = asked.filter((run) => !wanted.includes(run));
    if (missing.length > 0) faults.push(`${id} was not written for ${missing.join(', ')}`);
    if (new Set(wanted).size !== wanted.length) faults.push(`${id} was written twice for a run`);
    const results = runIds(versions.at(-1)?.bytes ?? new Uint8Array(), 'Results');
    const counts = new Set([...Map.groupBy(results, (run) => run).values()].map((it) => it.length));
    if (counts.size > 1) faults.push(`${id}: runs of the same workbook have ${[...counts].join(' or ')} rows in Results`);
  }
  return { versions: rows.length, faults };
};

/** The first column below the headers. A workbook that does not open throws. */
const runIds = (bytes: Uint8Array, tab: string): readonly string[] => {
  const sheet = readXlsx('plan', bytes, (name) => name === tab).sheets.find(({ name }) => name === tab);
  return (sheet?.rows ?? []).slice(1).flatMap(({ cells }) => {
    const value = cells[0]?.value;
    return value?.kind === 'text' ? [value.text] : [];
  });
};
