import { z } from 'zod';
import { showRun } from '../app/runs.ts';
import { canonicalJson, type Json } from '../base/json.ts';
import type { Ask } from './ask.ts';
import { shownRun } from './documents/run.ts';
import { runName } from './request-parts.ts';

const request = z.strictObject({ run: runName });

/** What a run answered, and what came after. */
export const showRunAsk: Ask<z.output<typeof request>, Json> = {
  kind: 'show-run',
  about: 'run',
  takes: 'moment',
  role: 'viewer',
  urgency: 'interactive',
  makesRun: false,
  request,
  document: shownRun,
  answer: (deps, { run }) => showRun(deps, run),
  toJson: (document) => document,
  toLines: (document) => JSON.stringify(JSON.parse(canonicalJson(document)), null, 2).split('\n'),
  isGood: () => true,
};
