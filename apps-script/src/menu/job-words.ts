import type { JobFacts } from './contract.ts';
import { ownEntry } from './own-entry.ts';

/** What was heard of a job: events as the server tells them. */
export interface JobEvents {
  readonly job: JobFacts;
  readonly items: readonly { readonly id: number; readonly event: string; readonly data: Readonly<Record<string, unknown>> }[];
}

/** A job that goes on, in words. */
export interface Going {
  readonly title: string;
  /** How it goes, in the server's words; '' before it has said anything. */
  readonly line: string;
  readonly after: number;
  readonly isStopping: boolean;
}

const NAMES: Readonly<Record<string, string>> = {
  check: 'Check',
  sync: 'Sync',
  run: 'Run',
  explain: 'Explanation',
  compare: 'Comparison',
};

export const nameOfJob = (kind: string): string => ownEntry(NAMES, kind) ?? kind;

export const hasEnded = ({ status }: Pick<JobFacts, 'status'>): boolean => status !== 'queued' && status !== 'running';

/** `line`: what was said before, where nothing new was. */
export const goingWords = ({ job, items }: JobEvents, before: { readonly after: number; readonly line: string }): Going => {
  const lines = items.flatMap(({ event, data }) => (event === 'progress' && typeof data.line === 'string' ? [data.line] : []));
  const isStopping = job.cancel_requested_at !== null;
  const state = isStopping ? 'is being stopped' : job.status === 'queued' ? 'is waiting for its turn' : 'is under way';
  return {
    title: `${nameOfJob(job.kind)} ${state} (asked for by ${job.asked_by})`,
    line: lines[lines.length - 1] ?? before.line,
    after: items[items.length - 1]?.id ?? before.after,
    isStopping,
  };
};
