import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { FrontierAnswer } from '../../api/answers.ts';
import { reportQuery } from '../../api/queries-run.ts';
import { useJob } from '../../api/use-job.ts';
import { AskedBefore } from '../../parts/asked-before.tsx';
import { JobPanel } from '../../parts/job-panel.tsx';
import { AskFrontier } from './ask-frontier.tsx';
import { FrontierView } from './frontier-view.tsx';

const HERE = '/w/$workspace/runs/$run/curve';

export const FrontierPart = ({ workspace, run }: { workspace: string; run: string }) => {
  const search = useSearch({ from: HERE });
  const navigate = useNavigate();
  const job = useJob(workspace, search.frontier);
  const { data: report } = useQuery(reportQuery(workspace, run));
  const show = (id: string): void => void navigate({ to: HERE, params: { workspace, run }, search: { ...search, frontier: id } });
  // One KPI has no other to be held against.
  if (!report || report.kpis.length < 2) return null;
  return (
    <>
      <AskFrontier workspace={workspace} run={run} kpis={report.kpis} onAsked={show} />
      <AskedBefore
        workspace={workspace}
        run={run}
        kind="frontier"
        current={search.frontier}
        onChoose={show}
        what="Frontiers drawn before"
      />
      {job ? <JobPanel job={job} what="Looking for plans that nothing beats in both KPIs" /> : null}
      {job?.job?.answer ? (
        // What a job of this kind answers.
        <FrontierView frontier={job.job.answer as FrontierAnswer} report={report} />
      ) : null}
    </>
  );
};
