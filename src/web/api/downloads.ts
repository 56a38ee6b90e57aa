import { api, got, type Schemas } from './client.ts';

/** Files to take along from a run. */

export type WrittenWorkbook =
  | { readonly kind: 'file'; readonly workbook: string; readonly version: number; readonly fileName: string; readonly isOfRun: boolean }
  /** It is not kept here. */
  | { readonly kind: 'live'; readonly title: string; readonly url: string };

/** What a run's job wrote, else the newest version; `null`: there is no workbook. */
export const findWrittenWorkbook = async (workspace: string, run: string): Promise<WrittenWorkbook | null> => {
  const path = { workspace };
  const [workbooks, jobs] = await Promise.all([
    api.GET('/v1/workspaces/{workspace}/workbooks', { params: { path } }).then(got),
    api.GET('/v1/workspaces/{workspace}/jobs', { params: { path, query: { run_id: run, limit: 200 } } }).then(got),
  ]);
  const own = new Set(jobs.items.map(({ job_id }) => job_id));
  const all = await Promise.all(workbooks.items.map((it) => versionsOf(workspace, it)));
  const written = all.flat().find(({ job }) => job !== null && own.has(job));
  const [newest] = workbooks.items;
  if (!written && newest?.live) return { kind: 'live', title: newest.file_name, url: newest.live.url };
  const found = written ?? all[0]?.[0];
  if (found === undefined) return null;
  const { workbook, version, fileName } = found;
  return { kind: 'file', workbook, version, fileName, isOfRun: written !== undefined };
};

/** None of a Google Sheet. */
const versionsOf = async (workspace: string, { workbook_id: workbook, file_name: fileName }: Schemas['Workbook']) => {
  const params = { path: { workspace, workbook } };
  const { items } = got(await api.GET('/v1/workspaces/{workspace}/workbooks/{workbook}/versions', { params }));
  return items.map(({ version, job_id: job }) => ({ workbook, fileName, version, job }));
};

export const fetchWorkbook = async (workspace: string, workbook: string, version: number): Promise<Blob> =>
  got(
    await api.GET('/v1/workspaces/{workspace}/workbooks/{workbook}/content', {
      params: { path: { workspace, workbook }, query: { version } },
      parseAs: 'blob',
    }),
  );

/** The tab Results of a run. */
export const fetchResultsCsv = async (workspace: string, run: string): Promise<Blob> =>
  new Blob(
    [
      got(
        await api.GET('/v1/workspaces/{workspace}/runs/{run}/report', {
          params: { path: { workspace, run } },
          headers: { accept: 'text/csv' },
          parseAs: 'text',
        }),
      ),
    ],
    { type: 'text/csv;charset=utf-8' },
  );
