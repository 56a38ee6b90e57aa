import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Schemas } from './client.ts';
import { endJob } from './end-job.ts';
import { followJob, type JobEvent } from './follow-job.ts';
import { type Problem, problemOf } from './problem.ts';
import { endedJobQuery } from './queries-answers.ts';

/** How a job goes, and what came of it. */
export interface JobState {
  readonly jobId: string;
  readonly status: 'waiting' | 'running' | 'ended';
  /** The newest word on how it goes. */
  readonly line: string | null;
  /** All progress there was, for whoever draws it: the documents, in order. */
  readonly course: readonly unknown[];
  /** The connection is broken; it is tried again. */
  readonly isBroken: boolean;
  /** Once it has ended: the job with its answer. */
  readonly job: Schemas['Job'] | null;
  /** Why it cannot be followed. */
  readonly problem: Problem | null;
  readonly cancel: () => void;
  readonly isCanceling: boolean;
}

interface Seen {
  readonly jobId: string;
  readonly hasBegun: boolean;
  readonly hasEnded: boolean;
  readonly isBroken: boolean;
  readonly line: string | null;
  readonly course: readonly unknown[];
  readonly problem: Problem | null;
}

const unseen = (jobId: string): Seen => ({
  jobId,
  hasBegun: false,
  hasEnded: false,
  isBroken: false,
  line: null,
  course: [],
  problem: null,
});

/** Follows a job of a workspace to its end; `null` where there is none. What the workspace holds is read anew when it has ended. */
export const useJob = (workspace: string, jobId: string | undefined): JobState | null => {
  const queries = useQueryClient();
  const [seen, setSeen] = useState<Seen>(() => unseen(jobId ?? ''));
  const [cancelled, setCancelled] = useState('');
  const current = seen.jobId === jobId ? seen : unseen(jobId ?? '');
  const onEnd = useRef(() => {});
  onEnd.current = () => void queries.invalidateQueries({ queryKey: [workspace], predicate: ({ queryKey }) => queryKey[1] !== 'job' });
  useEffect(() => {
    if (jobId === undefined) return;
    const over = new AbortController();
    const change = (with_: (before: Seen) => Partial<Seen>): void => {
      if (!over.signal.aborted)
        setSeen((before) => {
          const known = before.jobId === jobId ? before : unseen(jobId);
          return { ...known, ...with_(known) };
        });
    };
    const onEvent = ({ kind, line, document }: JobEvent): void =>
      change((before) => {
        if (kind === 'running') return { hasBegun: true };
        if (kind === 'progress') return { hasBegun: true, line: line ?? before.line, course: [...before.course, document] };
        return {};
      });
    followJob(`/v1/workspaces/${encodeURIComponent(workspace)}/jobs/${jobId}`, {
      signal: over.signal,
      onEvent,
      onBroken: (isBroken) => change(() => ({ isBroken })),
    }).then(
      () => {
        change(() => ({ hasEnded: true, isBroken: false }));
        if (!over.signal.aborted) onEnd.current();
      },
      (thrown: unknown) => change(() => ({ problem: problemOf(thrown) })),
    );
    return () => over.abort();
  }, [workspace, jobId]);
  const { data } = useQuery({
    ...endedJobQuery(workspace, jobId ?? ''),
    enabled: jobId !== undefined && current.hasEnded,
  });
  if (jobId === undefined) return null;
  return {
    jobId,
    status: data ? 'ended' : current.hasBegun ? 'running' : 'waiting',
    line: current.line,
    course: current.course,
    isBroken: current.isBroken,
    job: data ?? null,
    problem: current.problem,
    isCanceling: cancelled === jobId && !data,
    cancel: () => {
      setCancelled(jobId);
      endJob(workspace, jobId).catch(() => setCancelled(''));
    },
  };
};
