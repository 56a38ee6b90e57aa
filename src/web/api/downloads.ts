import { api, got } from './client.ts';

/** Files to take along from a run. */

/** What a run's job wrote, else the newest version. */
export const findWrittenWorkbook = async (
  workspace: string,
  run: string,
): Promise<{ readonly workbook: string; readonly version: number; readonly fileName: string; readonly isOfRun: boolean } | null> => {
  const path = { workspace };
  const [workbooks, jobs] = await Promise.all([
    api.GET('/v1/workspaces/{workspace}/workbooks', { params: { path } }).then(got),
    api.GET('/v1/workspaces/{workspace}/jobs', { params: { path, query: { run_id: run, limit: 200 } } }).then(got),
  ]);
  const own = new Set(jobs.items.map(({ job_id }) => job_id));
  const [newest] = workbooks.items;
  if (newest === undefined) return null;
  const { workbook_id: workbook, file_name: fileName } = newest;
  const versions = got(
    await api.GET('/v1/workspaces/{workspace}/workbooks/{workbook}/versions', { params: { path: { workspace, workbook } } }),
  ).items;
  const written = versions.find(({ job_id }) => job_id !== null && own.has(job_id));
  const version = written ?? versions[0];
  return version === undefined ? null : { workbook, version: version.version, fileName, isOfRun: written !== undefined };
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
