import type { Start } from './calls.ts';

/** A request for the server. */
export interface Asked {
  readonly method: 'get' | 'post';
  /** After `/v1`. */
  readonly path: string;
  /** Every POST has one: without it Google calls the request a form, which the server does not read. */
  readonly body?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Lines are not broken: the panel breaks them. */
const UNBROKEN = { 'planwright-paper': 'width=1000' };

const part = encodeURIComponent;
const within = (workspace: string, path: string): string => `/workspaces/${part(workspace)}/${path}`;

export const askMe: Asked = { method: 'get', path: '/me' };
export const askGoogle: Asked = { method: 'get', path: '/google' };

export const askWorkbooks = (workspace: string): Asked => ({ method: 'get', path: within(workspace, 'workbooks') });

export const askLink = (workspace: string, sheet: string): Asked => ({
  method: 'post',
  path: within(workspace, 'sheets'),
  body: { sheet },
});

export const askStart = (workspace: string, workbook: string, start: Start): Asked => {
  const post = (path: string, body: Asked['body']): Asked => ({
    method: 'post',
    path: within(workspace, path),
    headers: UNBROKEN,
    ...(body === undefined ? {} : { body }),
  });
  if (start.kind === 'run')
    return post('runs', { workbook, scenario: start.choice.scenario, constraint_set: start.choice.set, scope: start.scope });
  if (start.kind === 'compare') return post('compare', { runs: start.runs, workbook });
  return post(`workbooks/${part(workbook)}/${start.kind}`, { write: true });
};

export const askExplain = (workspace: string, run: string, about: { readonly initiative: string } | 'rows'): Asked => ({
  method: 'post',
  path: within(workspace, `runs/${part(run)}/explain`),
  headers: UNBROKEN,
  body: about === 'rows' ? { rows: true } : about,
});

export const askEvents = (workspace: string, jobId: string, after: number): Asked => ({
  method: 'get',
  path: within(workspace, `jobs/${part(jobId)}/events`),
  headers: { accept: 'application/json', 'last-event-id': String(after) },
});

export const askTold = (workspace: string, jobId: string): Asked => ({
  method: 'get',
  path: within(workspace, `jobs/${part(jobId)}/told`),
});

export const askStop = (workspace: string, jobId: string): Asked => ({
  method: 'post',
  path: within(workspace, `jobs/${part(jobId)}/cancel`),
  body: {},
});

export const askReport = (workspace: string, run: string): Asked => ({
  method: 'get',
  path: within(workspace, `runs/${part(run)}/report`),
});

export const askRun = (workspace: string, run: string): Asked => ({ method: 'get', path: within(workspace, `runs/${part(run)}`) });

export const askRuns = (workspace: string): Asked => ({ method: 'get', path: within(workspace, 'runs?limit=30') });

export const askCompare = (workspace: string, runs: readonly string[]): Asked => ({
  method: 'post',
  path: within(workspace, 'ask/compare'),
  headers: UNBROKEN,
  body: { runs },
});
