import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { CurveAnswer } from '../../api/answers.ts';
import { reportQuery } from '../../api/queries-run.ts';
import { useJob } from '../../api/use-job.ts';
import { AskedBefore } from '../../parts/asked-before.tsx';
import { JobPanel } from '../../parts/job-panel.tsx';
import { AskCurve } from './ask-curve.tsx';
import { CurveView } from './curve-view.tsx';

const HERE = '/w/$workspace/runs/$run/curve';

export const CurvePart = ({ workspace, run }: { workspace: string; run: string }) => {
  const search = useSearch({ from: HERE });
  const navigate = useNavigate();
  const job = useJob(workspace, search.job);
  const { data: report } = useQuery({ ...reportQuery(workspace, run), throwOnError: true });
  const show = (id: string): void => void navigate({ to: HERE, params: { workspace, run }, search: { ...search, job: id } });
  return (
    <>
      <AskCurve workspace={workspace} run={run} capacity={report?.capacity_total ?? null} onAsked={show} />
      <AskedBefore workspace={workspace} run={run} kind="curve" current={search.job} onChoose={show} what="Drawn before" />
      {job ? <JobPanel job={job} what="Looking for the best plan at each capacity" /> : null}
      {job?.job?.answer && report ? (
        // What a job of this kind answers.
        <CurveView curve={job.job.answer as CurveAnswer} report={report} />
      ) : null}
    </>
  );
};
