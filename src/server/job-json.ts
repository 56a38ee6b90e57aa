import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import type { Job, JobFacts } from '../app/jobs.ts';
import { ASKS } from '../asks/index.ts';
import { isJsonObject, type Json } from '../base/json.ts';
import { kept, moment } from './parts.ts';

/** What jobs answer. */
const ANSWERS = [...ASKS.values()].filter(({ takes }) => takes !== 'moment').map(({ document }) => document);

const failure = z
  .looseObject({ code: z.string(), message: z.string(), hint: z.string().nullable() })
  .nullable()
  .describe('Why it failed, or what of it could not be done.');

export const jobFacts = z
  .object({
    job_id: z.string(),
    kind: z.string().describe('What was asked.'),
    status: z.enum(['queued', 'running', 'succeeded', 'failed', 'canceled']),
    attempt: z.number().describe('How often a worker has taken it up.'),
    run_id: z.string().nullable().describe('The run that it makes, or is about.'),
    parent_job_id: z.string().nullable(),
    asked_by: z.string(),
    queued_at: moment,
    started_at: moment.nullable(),
    finished_at: moment.nullable(),
    cancel_requested_at: moment.nullable(),
  })
  .meta({ id: 'JobFacts' });

export const job = jobFacts
  .extend({
    is_good: z.boolean().nullable().describe('False: the data has errors, or there is no plan. Null: it has not ended well.'),
    answer: kept(...ANSWERS)
      .nullable()
      .describe('As the command line prints it with --json; its `kind` says which.'),
    notes: z.array(z.string()),
    failure,
  })
  .meta({ id: 'Job' });

export const toFactsJson = (it: JobFacts): { readonly [key: string]: Json } => ({
  job_id: it.jobId,
  kind: it.kind,
  status: it.status,
  attempt: it.attempt,
  run_id: it.runId,
  parent_job_id: it.parentJobId,
  asked_by: it.actor,
  queued_at: it.queuedAt,
  started_at: it.startedAt,
  finished_at: it.finishedAt,
  cancel_requested_at: it.cancelRequestedAt,
});

export const toJobJson = (it: Job): Json => {
  const told = isJsonObject(it.told) ? it.told : null;
  return {
    ...toFactsJson(it),
    is_good: told?.is_good ?? null,
    answer: told?.document ?? null,
    notes: told?.notes ?? [],
    failure: it.failure ?? told?.failure ?? null,
  };
};

/** The words of an answer, as the command line prints them; `null` where there is none. */
export const linesOf = ({ told }: Job): readonly string[] | null => {
  const lines = isJsonObject(told) ? told.lines : null;
  // Whoever asked for colours gets them elsewhere (`/told`).
  return Array.isArray(lines) ? lines.map((it) => stripVTControlCharacters(String(it))) : null;
};

export const csvOf = ({ told }: Job): string | null => {
  const csv = isJsonObject(told) ? told.csv : null;
  return typeof csv === 'string' ? csv : null;
};
