import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { RobustnessAnswer } from '../../api/answers.ts';
import { useJob } from '../../api/use-job.ts';
import { AskedBefore } from '../../parts/asked-before.tsx';
import { JobPanel } from '../../parts/job-panel.tsx';
import { AskRobustness } from './ask-robustness.tsx';
import css from './robustness-page.module.css';
import { RobustnessView } from './robustness-view.tsx';

const HERE = '/w/$workspace/runs/$run/robustness';

/** How sure a plan is where numbers turn out otherwise. */
export const RobustnessPage = () => {
  const { workspace, run } = useParams({ from: HERE });
  const { job: jobId } = useSearch({ from: HERE });
  const navigate = useNavigate();
  const job = useJob(workspace, jobId);
  const show = (id: string): void => void navigate({ to: HERE, params: { workspace, run }, search: { job: id } });
  return (
    <div className={css.page}>
      <AskRobustness workspace={workspace} run={run} onAsked={show} />
      <AskedBefore workspace={workspace} run={run} kind="robustness" current={jobId} onChoose={show} what="Asked before" />
      {job ? <JobPanel job={job} what="Looking for the best plan of each future" /> : null}
      {job?.job?.answer ? (
        // What a job of this kind answers.
        <RobustnessView answer={job.job.answer as RobustnessAnswer} />
      ) : null}
    </div>
  );
};
