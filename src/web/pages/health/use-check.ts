import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Schemas } from '../../api/client.ts';
import { type Problem, problemOf } from '../../api/problem.ts';
import { checksQuery } from '../../api/queries-sheet.ts';
import { startCheck } from '../../api/uploads.ts';
import { type JobState, useJob } from '../../api/use-job.ts';
import type { HealthSearch } from '../../shell/search.ts';

export interface Check {
  readonly job: JobState | null;
  /** It had ended before this page was opened: its answer is about to come. */
  readonly isKnown: boolean;
  /** It read an older version than the one that is shown. */
  readonly isOld: boolean;
  readonly isStarting: boolean;
  readonly problem: Problem | null;
  readonly start: () => void;
}

interface Facts {
  readonly workspace: string;
  readonly workbook: string;
  readonly newest: Schemas['WorkbookVersion'];
  readonly search: HealthSearch;
  readonly mayPlan: boolean;
}

/** The check whose issues are shown: the one of the address, else the newest; where the newest version has none, it is asked for. */
export const useCheck = ({ workspace, workbook, newest, search, mayPlan }: Facts): Check => {
  const navigate = useNavigate({ from: '/w/$workspace/sheet' });
  const { data: checks } = useQuery(checksQuery(workspace));
  const last = checks?.items[0];
  const isOfNewest = last !== undefined && last.queued_at > newest.at && last.status !== 'failed' && search.workbook === undefined;
  const shown = search.job ?? (isOfNewest || !mayPlan ? last?.job_id : undefined);
  const job = useJob(workspace, shown);
  const start = useMutation({
    mutationFn: () => startCheck(workspace, workbook),
    onSuccess: (made) => navigate({ search: (known) => ({ ...known, job: made }), replace: true }),
  });
  const asked = useRef('');
  const isWanted = checks !== undefined && shown === undefined && mayPlan;
  const { mutate } = start;
  useEffect(() => {
    if (!isWanted || asked.current === newest.sha256) return;
    asked.current = newest.sha256;
    mutate();
  }, [isWanted, mutate, newest.sha256]);
  return {
    job,
    isKnown: last !== undefined && last.job_id === shown && last.finished_at !== null,
    isOld: job?.job ? job.job.queued_at < newest.at : false,
    isStarting: start.isPending,
    problem: start.error === null ? null : problemOf(start.error),
    start: () => mutate(),
  };
};
