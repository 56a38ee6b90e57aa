import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { api, got } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { meQuery } from '../../api/queries.ts';
import { useJob } from '../../api/use-job.ts';
import { Button } from '../../parts/button.tsx';
import { JobPanel } from '../../parts/job-panel.tsx';
import { ProblemNote } from '../../parts/note.tsx';
import css from './change-chips.module.css';
import type { Desk } from './desk.ts';

/** Keeps what was tried as a run of its own, and leads there. */
export const SaveWhatIf = ({ changes, traded: { search } }: Desk) => {
  const { workspace, run } = useParams({ from: '/w/$workspace/runs/$run/trade' });
  const navigate = useNavigate({ from: '/w/$workspace/runs/$run/trade' });
  const job = useJob(workspace, search.job);
  const mayAsk = useMayPlan(workspace);
  const { mutate, error, isPending } = useMutation({
    mutationFn: async () => {
      const { job: _, include = [], exclude = [], set = [], drop = [], ...one } = search;
      const body = { include: [...include], exclude: [...exclude], set: [...set], drop: [...drop], ...one };
      return got(await api.POST('/v1/workspaces/{workspace}/runs/{run}/whatif', { params: { path: { workspace, run } }, body }));
    },
    onSuccess: ({ job_id }) => navigate({ search: { ...search, job: job_id }, replace: true, resetScroll: false, state: true }),
  });
  const saved = job?.job && job.job.answer !== null ? job.job.run_id : null;
  useEffect(() => {
    if (saved) void navigate({ to: '/w/$workspace/runs/$run', params: { workspace, run: saved }, search: {} });
  }, [saved, workspace, navigate]);
  return (
    <>
      <Button
        kind="main"
        isDisabled={changes.length === 0 || isPending || !mayAsk || (job !== null && job.status !== 'ended')}
        onPress={() => mutate()}
      >
        Save as a what-if
      </Button>
      {mayAsk ? null : <span className={css.none}>You may look and try; saving takes the role of a planner.</span>}
      {error ? <ProblemNote problem={problemOf(error)} /> : null}
      {job ? (
        <div className={css.job}>
          <JobPanel job={job} what="Keeping it as a run of its own" />
        </div>
      ) : null}
    </>
  );
};

const useMayPlan = (workspace: string): boolean => {
  const { data } = useQuery(meQuery);
  if (data === undefined) return true;
  const here = data.workspaces.find((it) => it.workspace === workspace)?.role;
  return [data.role, here].some((role) => role === 'planner' || role === 'admin');
};
