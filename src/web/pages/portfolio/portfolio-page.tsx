import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { reportQuery } from '../../api/queries-run.ts';
import { usePrices } from '../../api/use-prices.ts';
import { Loading } from '../../parts/loading.tsx';
import { Section } from '../../parts/section.tsx';
import { NoPlan } from '../no-plan/no-plan.tsx';
import { InitiativePanel } from './initiative-panel.tsx';
import type { Report } from './initiatives.ts';
import { PlanCharts } from './plan-charts.tsx';
import { PlanDownloads } from './plan-downloads.tsx';
import { PlanTable } from './plan-table.tsx';
import css from './portfolio.module.css';
import { RunMessages } from './run-messages.tsx';
import { TargetsSection } from './targets-section.tsx';

const route = getRouteApi('/w/$workspace/runs/$run/');

/** The plan of a run: what is in it, what is not, why, and what the other way would cost. */
export const PortfolioPage = () => {
  const { workspace, run } = route.useParams();
  const { data: report } = useQuery({ ...reportQuery(workspace, run), throwOnError: true });
  if (report === undefined) return <Loading what="the plan" />;
  return report.has_plan ? <Plan report={report} /> : <NoPlan report={report} workspace={workspace} />;
};

const Plan = ({ report }: { report: Report }) => {
  const { workspace, run } = route.useParams();
  const { initiative: key, job } = route.useSearch();
  const navigate = route.useNavigate();
  const prices = usePrices(workspace, run, job, (it) =>
    navigate({ search: (before) => ({ ...before, job: it }), replace: true, resetScroll: false }),
  );
  const open = (initiative: string | undefined): void =>
    void navigate({
      search: ({ initiative: _, ...before }) => (initiative === undefined ? before : { ...before, initiative }),
      resetScroll: false,
    });
  const initiative = report.initiatives.find((it) => it.key === key);
  return (
    <div className={css.page}>
      <div className={initiative ? css.beside : undefined}>
        <PlanTable report={report} prices={prices} onOpen={open} />
        {key === undefined ? null : (
          <InitiativePanel key={key} report={report} initiative={initiative} name={key} prices={prices} onClose={() => open(undefined)} />
        )}
      </div>
      <PlanCharts report={report} prices={prices.known} onOpen={open} />
      <TargetsSection report={report} />
      <Section title="What the run has to say">
        <RunMessages report={report} />
      </Section>
      <PlanDownloads report={report} />
    </div>
  );
};
