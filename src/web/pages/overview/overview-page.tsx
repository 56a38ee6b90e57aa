import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { overviewQuery } from '../../api/queries-overview.ts';
import { Loading } from '../../parts/loading.tsx';
import { PageHead } from '../../parts/section.tsx';
import { useFormats } from '../../words/formats.ts';
import { rememberWorkspace } from '../../words/recent-workspaces.ts';
import { AttentionSection } from './attention.tsx';
import { ChangesSection } from './changes-section.tsx';
import { JobsSection } from './jobs-section.tsx';
import css from './overview-page.module.css';
import { RunsSection } from './runs-section.tsx';
import { ScenariosSection } from './scenarios-section.tsx';
import { WorkbookSection } from './workbook-section.tsx';

const route = getRouteApi('/w/$workspace/');

/** How things stand: what needs attention, what can be planned, what was planned, and who changed what. */
export const OverviewPage = () => {
  const { workspace } = route.useParams();
  const { job } = route.useSearch();
  const { count, list } = useFormats();
  const { data } = useQuery({ ...overviewQuery(workspace), throwOnError: true });
  useEffect(() => rememberWorkspace(workspace), [workspace]);
  if (data === undefined) return <Loading what="how things stand" />;
  const { candidates, scenarios, constraint_sets: sets } = data;
  return (
    <>
      <PageHead
        title={<span className={css.name}>{workspace}</span>}
        lead={
          candidates + scenarios + sets === 0
            ? 'Nothing has been synced yet.'
            : list([count(candidates, 'candidate'), count(scenarios, 'scenario'), count(sets, 'constraint set')])
        }
      />
      <div className={css.page}>
        <div className={css.main}>
          <AttentionSection workspace={workspace} attention={data.attention} />
          <JobsSection workspace={workspace} jobs={data.jobs_open} asked={job} />
          <ScenariosSection workspace={workspace} />
          <RunsSection workspace={workspace} />
        </div>
        <div className={css.side}>
          <WorkbookSection workspace={workspace} mayPlan={data.role !== 'viewer'} isNoneInUse={data.workbook === null} />
          <ChangesSection workspace={workspace} />
        </div>
      </div>
    </>
  );
};
