import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet, useMatches, useNavigate } from '@tanstack/react-router';
import { problemOf } from '../../api/problem.ts';
import { makingJobQuery, reportQuery } from '../../api/queries-run.ts';
import { useJob } from '../../api/use-job.ts';
import { LiveRun } from '../../parts/live-run.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Empty } from '../../parts/note.tsx';
import { PageHead } from '../../parts/section.tsx';
import { RunHead } from './run-head.tsx';

const route = getRouteApi('/w/$workspace/runs/$run');

/** What makes sense without a plan: why there is none. */
const WITHOUT_PLAN: readonly string[] = ['/w/$workspace/runs/$run/'];

/** What stands over everything about one run; of a run that still goes, how it goes. */
export const RunPage = () => {
  const { workspace, run } = route.useParams();
  const { data: report, error } = useQuery({ ...reportQuery(workspace, run), throwOnError: (it) => problemOf(it).code !== 'run-open' });
  const place = useMatches().at(-1)?.routeId ?? '';
  if (report === undefined) return error === null ? <Loading what="the run" /> : <OpenRun workspace={workspace} run={run} />;
  return (
    <>
      <RunHead report={report} workspace={workspace} />
      {report.has_plan || WITHOUT_PLAN.includes(place) ? (
        <Outlet />
      ) : (
        <Empty title="This run has no plan, so there is nothing of the kind to show.">
          <Link to="/w/$workspace/runs/$run" params={{ workspace, run }}>
            See why, and what would help
          </Link>
        </Empty>
      )}
    </>
  );
};

/** A run that has not ended, by the job that makes it. */
const OpenRun = ({ workspace, run }: { workspace: string; run: string }) => {
  const { data } = useQuery({ ...makingJobQuery(workspace, run), throwOnError: true });
  const job = useJob(workspace, data?.job_id);
  const navigate = useNavigate();
  if (data === undefined) return <Loading what="the run" />;
  return (
    <>
      <PageHead title="This run is under way" lead={run} />
      {job === null ? (
        <Empty title="It is made on another computer.">
          <p>How it goes can be seen there; once it has ended, its plan stands here.</p>
        </Empty>
      ) : (
        <LiveRun
          job={job}
          what="Looking for the best plan"
          onRun={(it) => void navigate({ to: '/w/$workspace/runs/$run', params: { workspace, run: it }, replace: true })}
        />
      )}
    </>
  );
};
