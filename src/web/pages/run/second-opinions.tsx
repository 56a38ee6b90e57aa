import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { api, got } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { type RunReport, runQuery } from '../../api/queries-run.ts';
import { useJob } from '../../api/use-job.ts';
import { useWhyNot } from '../../api/use-role.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { JobPanel } from '../../parts/job-panel.tsx';
import { ProblemNote } from '../../parts/note.tsx';
import { useFormats } from '../../words/formats.ts';
import { readVerifications, verdictOf } from '../../words/verifications.ts';
import css from './run.module.css';

interface Props {
  readonly report: Pick<RunReport, 'run_id'>;
  readonly workspace: string;
}

/** Has another solver look at it; the job stands in the address. */
export const AskAnother = ({ report: { run_id: run }, workspace }: Props) => {
  const { data } = useQuery(runQuery(workspace, run));
  const whyNot = useWhyNot(workspace);
  const navigate = useNavigate();
  const ask = useMutation({
    mutationFn: async () =>
      got(await api.POST('/v1/workspaces/{workspace}/runs/{run}/verify', { params: { path: { workspace, run } }, body: {} })),
    onSuccess: ({ job_id: verify }) =>
      void navigate({ to: '.', search: (before) => ({ ...before, verify }), replace: true, resetScroll: false }),
  });
  return (
    <>
      <Button onPress={() => ask.mutate()} isDisabled={whyNot !== null || ask.isPending}>
        {readVerifications(data).length === 0 ? 'Have another solver check it' : 'Check it again'}
      </Button>
      {ask.error ? <ProblemNote problem={problemOf(ask.error)} /> : null}
    </>
  );
};

/** What other solvers say of this run's answer. */
export const SecondOpinions = ({ report: { run_id: run }, workspace }: Props) => {
  const { data } = useQuery(runQuery(workspace, run));
  const { verify } = useSearch({ from: '/w/$workspace/runs/$run' });
  const job = useJob(workspace, verify);
  const { moment } = useFormats();
  const [newest] = readVerifications(data);
  const verdict = newest && verdictOf(newest);
  return (
    <>
      {job === null ? null : <JobPanel job={job} what="Another solver solves it anew" />}
      {newest && verdict ? (
        <p className={css.opinion} role="status">
          <Badge tone={verdict.tone}>{verdict.words}</Badge> <span className={css.soft}>{moment(newest.at)}</span>
          {newest.verdict === 'agree' ? null : <span> {newest.findings.join(' ')}</span>}
        </p>
      ) : null}
    </>
  );
};
