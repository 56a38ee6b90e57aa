import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Schemas } from '../../api/client.ts';
import { type Problem, problemOf } from '../../api/problem.ts';
import { startCheck } from '../../api/uploads.ts';
import { type JobState, useJob } from '../../api/use-job.ts';
import type { HealthSearch } from '../../shell/search.ts';

export interface SheetCheck {
  readonly job: JobState | null;
  /** It had ended before this page was opened: its answer is about to come. */
  readonly isKnown: boolean;
  readonly isStarting: boolean;
  readonly problem: Problem | null;
  /** `write`: a status beside every row of the sheet, too. */
  readonly start: (write: boolean) => void;
  /** The one that is shown was asked for here, to write statuses, and has done so. */
  readonly hasWritten: boolean;
}

interface Facts {
  readonly workspace: string;
  readonly workbook: string;
  readonly overview: Schemas['Overview'] | undefined;
  readonly search: HealthSearch;
  readonly mayPlan: boolean;
}

/**
 * What was found in a live sheet: by the check of the address, else when it was read last; where it never was, a check is asked for. Nobody is told
 * when somebody types into the sheet: what is known is how it was when it was read.
 */
export const useSheetCheck = ({ workspace, workbook, overview, search, mayPlan }: Facts): SheetCheck => {
  const navigate = useNavigate({ from: '/w/$workspace/sheet' });
  const known = overview?.workbook?.workbook_id === workbook ? overview.check : null;
  // A run tells only what concerns it.
  const last = known?.kind === 'run' ? null : known;
  const shown = search.job ?? last?.job_id;
  const job = useJob(workspace, shown);
  const start = useMutation({
    mutationFn: (write: boolean) => startCheck(workspace, workbook, write),
    onSuccess: (made) =>
      navigate({
        search: ({ before: _, ...kept }) => ({ ...kept, job: made, ...(shown === undefined ? {} : { before: shown }) }),
        replace: true,
      }),
  });
  const hasAsked = useRef(false);
  const isWanted = overview !== undefined && shown === undefined && mayPlan;
  const { mutate } = start;
  useEffect(() => {
    if (!isWanted || hasAsked.current) return;
    hasAsked.current = true;
    mutate(false);
  }, [isWanted, mutate]);
  const ended = job?.job;
  return {
    job,
    isKnown: search.job === undefined && last !== null,
    isStarting: start.isPending,
    problem: start.error === null ? null : problemOf(start.error),
    start: (write) => mutate(write),
    hasWritten: start.variables === true && ended?.job_id === start.data && ended?.status === 'succeeded' && ended.failure === null,
  };
};
