import { z } from 'zod';
import { toFrontierJson } from '../answers/frontier/to-json.ts';
import { frontierLines } from '../answers/frontier/to-text.ts';
import { type FrontierAnswer, type FrontierRequest, kpiFrontier, toFrontierCsv } from '../app/kpi-frontier.ts';
import type { Ask } from './ask.ts';
import { frontierDocument } from './documents/frontier.ts';
import { count, engine, given, runName, seconds, words } from './request-parts.ts';

const request = z
  .strictObject({
    run: runName,
    kpis: words.describe('The two KPIs, like ["gmv", "nps"].'),
    count: count.optional().describe('Stop when so many points are known.'),
    time_limit_seconds: seconds.default(60),
    engine: engine.optional(),
  })
  .transform(
    (it): FrontierRequest => ({
      run: it.run,
      kpis: it.kpis,
      ...given('count', it.count),
      ...given('engine', it.engine),
      timeLimitMs: it.time_limit_seconds * 1000,
    }),
  );

/** What two KPIs can be brought to together. */
export const frontierAsk: Ask<FrontierRequest, FrontierAnswer> = {
  kind: 'frontier',
  about: 'run',
  takes: 'search',
  role: 'viewer',
  urgency: 'interactive',
  makesRun: false,
  request,
  document: frontierDocument,
  answer: (deps, asked, { signal, onProgress = () => {} }) =>
    kpiFrontier(deps, {
      ...asked,
      ...given('signal', signal),
      onLook: (points) => onProgress({ line: `${points} points known`, document: { points } }),
    }),
  toJson: ({ runId, frontier, stopped }) => ({ run_id: runId, ...toFrontierJson(frontier), stopped }),
  toLines: ({ runId, frontier, stopped }, { style }) => [style('bold', runId), ...frontierLines(frontier, stopped)],
  toCsv: toFrontierCsv,
  isGood: () => true,
};
