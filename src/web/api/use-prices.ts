import { useMutation, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, got } from './client.ts';
import { type Problem, problemOf } from './problem.ts';
import { answeredJobsQuery, endedJobQuery } from './queries-answers.ts';
import { type Price, readExplained, readNews } from './read-prices.ts';
import { type JobState, useJob } from './use-job.ts';

export interface Prices {
  readonly known: ReadonlyMap<string, Price>;
  /** The question that is being answered, or was last. */
  readonly job: JobState | null;
  readonly isAsking: boolean;
  readonly problem: Problem | null;
  /** One initiative, or all of them; it may take so many seconds. */
  readonly ask: (about: { readonly initiative?: string; readonly seconds: number }) => void;
}

/** How many earlier answers are looked into. */
const EARLIER = 3;

/** What is known of the prices of a run: from answers that somebody got before, and from the job at hand as it goes. */
export const usePrices = (workspace: string, run: string, jobId: string | undefined, onJob: (jobId: string) => void): Prices => {
  const job = useJob(workspace, jobId);
  const { data: earlier = [] } = useQuery(answeredJobsQuery(workspace, run, 'explain'));
  const answers = useQueries({
    queries: earlier.slice(0, EARLIER).map((it) => endedJobQuery(workspace, it.job_id)),
    combine: (results) => results.map(({ data }) => data?.answer),
  });
  const asked = useMutation({
    mutationFn: async ({ initiative, seconds }: Parameters<Prices['ask']>[0]) => {
      const body = { rows: false, time_limit_seconds: seconds, ...(initiative === undefined ? {} : { initiative }) };
      return got(await api.POST('/v1/workspaces/{workspace}/runs/{run}/explain', { params: { path: { workspace, run } }, body }));
    },
    onSuccess: ({ job_id }) => onJob(job_id),
  });
  const course = job?.course;
  const answer = job?.job?.answer;
  const known = useMemo(() => {
    const before = answers.toReversed().flatMap((it) => [...readExplained(it).prices]);
    return new Map([...before, ...readNews(course ?? []), ...readExplained(answer).prices]);
  }, [answers, course, answer]);
  return {
    known,
    job,
    isAsking: asked.isPending || (job !== null && job.status !== 'ended' && job.problem === null),
    problem: asked.error === null ? null : problemOf(asked.error),
    ask: asked.mutate,
  };
};
