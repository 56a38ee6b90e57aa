import { openApp } from '../../src/app/open-app.ts';
import type { RunAnswer } from '../../src/app/run-request.ts';
import { runScenario } from '../../src/app/run-scenario.ts';
import { scopedDeps } from '../../src/app/scoped-deps.ts';
import { NO_PROGRAMS } from '../../src/engine/programs/programs.ts';
import type { Report } from '../../src/report/report.ts';
import { edited, SMALL_PLAN, type Tabs } from '../support/small-plan.ts';
import { addPlace, type Desk, depsOf, openDesk } from './access-app.ts';
import { openService, type Service, workbookBytes } from './open-service.ts';

/** A service that holds what the page reads: a workbook, and what was run of it. */
export interface PageDesk {
  readonly desk: Desk;
  readonly service: Service;
  readonly workspaceId: number;
  /** Reads below the workspace. */
  readonly read: (
    path: string,
    headers?: Record<string, string>,
  ) => Promise<{ readonly status: number; readonly headers: Headers; readonly text: string }>;
  /** The same of what is there. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into what came.
  readonly json: (path: string) => Promise<any>;
  readonly upload: (bytes: Uint8Array, fileName?: string) => Promise<string>;
  readonly run: (workbook: string, constraintSet: string) => Promise<Report>;
  /** A run that is refused. */
  readonly refuse: (workbook: string, constraintSet: string) => Promise<{ readonly runId: string }>;
  readonly close: () => Promise<void>;
}

export const WORKSPACE = 'Page plan';

/** With a bonus, a prerequisite, and a set that has no plan. */
export const PAGE_PLAN: Tabs = edited(
  SMALL_PLAN,
  'Constraints',
  'Q1,Tight,floor',
  'Q1,Base,synergy,,A|C,,,pair\nQ1,Base,must,,A,,,\nQ1,Tight,floor',
);

export const openPageDesk = async (): Promise<PageDesk> => {
  const desk = await openDesk();
  const service = await openService(desk);
  const workspaceId = await addPlace(desk, WORKSPACE);
  const app = openApp({ store: { kind: 'embedded', folder: '' }, actor: 'mia', colour: 'never', programs: NO_PROGRAMS });
  const run = (workbook: string, constraintSet: string): Promise<RunAnswer> =>
    runScenario(scopedDeps({ ...app, ...depsOf(desk) }, { actor: 'mia', workspaceId, job: null, store: desk.store }), {
      source: `workbook:${workbook}`,
      workspace: WORKSPACE,
      scenario: 'Q1',
      constraintSet,
      scope: 'all',
      write: false,
      allowStale: false,
      leaveOutErrors: false,
      tieBreak: true,
      timeLimitMs: 60_000,
    });
  const base = `${service.base}/v1/workspaces/${encodeURIComponent(WORKSPACE)}`;
  const read: PageDesk['read'] = async (path, headers = {}) => {
    const answer = await fetch(`${base}/${path}`, { headers });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  return {
    desk,
    service,
    workspaceId,
    read,
    json: async (path) => {
      const { status, text } = await read(path);
      if (status !== 200) throw new RangeError(`${path}: ${status} ${text}`);
      return JSON.parse(text);
    },
    upload: async (bytes, fileName = 'plan.xlsx') => {
      const answer = await fetch(`${base}/workbooks?file_name=${fileName}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: new Uint8Array(bytes),
      });
      const { workbook_id: id } = (await answer.json()) as { readonly workbook_id: string };
      return id;
    },
    run: async (workbook, constraintSet) => {
      const answer = await run(workbook, constraintSet);
      if (answer.kind !== 'done') throw new TypeError('the run was refused');
      return answer.report;
    },
    refuse: async (workbook, constraintSet) => {
      const answer = await run(workbook, constraintSet);
      if (answer.kind !== 'refused' || answer.runId === null) throw new TypeError('the run was not refused, or not kept');
      return { runId: answer.runId };
    },
    close: async () => {
      await service.close();
      await desk.close();
    },
  };
};

export const pageWorkbook = (tabs: Tabs = PAGE_PLAN): Buffer => workbookBytes(tabs);
