import type { Json } from '../base/json.ts';
import type { JobNews } from './job-news.ts';

const VERBS = {
  retried: 'is tried again',
  'handed-back': 'was handed back',
  superseded: 'is done by another worker now',
} as const;

/** For people. */
export const toNewsLine = (news: JobNews): string => {
  if (news.kind === 'resent') return `${news.count} jobs had fallen out of the queue and were put into it again.`;
  const name = `${news.job.jobId} (${news.job.kind})`;
  if (news.kind === 'taken') return `${name} is begun${news.job.attempt === 1 ? '' : `, for the ${news.job.attempt}th time`}.`;
  const verb = news.kind === 'ended' ? news.status : VERBS[news.kind];
  return `${name} ${verb} after ${(news.elapsedMs / 1000).toFixed(1)} s${news.failure ? `: ${news.failure.message}` : '.'}`;
};

/** For logs. */
export const toNewsJson = (news: JobNews): Json => {
  if (news.kind === 'resent') return { event: 'job resent', count: news.count };
  const { jobId, runId, kind, attempt } = news.job;
  const job = { job_id: jobId, run_id: runId, job_kind: kind, attempt };
  if (news.kind === 'taken') return { event: 'job taken', ...job };
  return {
    event: news.kind === 'ended' ? `job ${news.status}` : `job ${news.kind}`,
    ...job,
    elapsed_ms: Math.round(news.elapsedMs),
    failure: news.failure?.code,
  };
};

/** How much it matters: what ended as it should, what others have to go on with, what failed. */
export const levelOf = (news: JobNews): 'info' | 'warn' | 'error' => {
  if (news.kind === 'taken' || (news.kind === 'ended' && news.status !== 'failed')) return 'info';
  return news.kind === 'ended' && news.failure?.code === 'bug' ? 'error' : 'warn';
};
