import { useQueries, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Schemas } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { type Comparison, comparisonQuery } from '../../api/queries-compare.ts';
import { reportQuery } from '../../api/queries-run.ts';
import { Loading } from '../../parts/loading.tsx';
import { Empty, ProblemNote } from '../../parts/note.tsx';
import { PageHead } from '../../parts/section.tsx';
import { ChoicesSection } from './choices-section.tsx';
import css from './compare-page.module.css';
import { FiguresSections } from './figures-sections.tsx';
import { InputsSection } from './inputs-section.tsx';
import { LEAST_RUNS, MOST_RUNS } from './letters.ts';
import { RunPicker } from './run-picker.tsx';

const route = getRouteApi('/w/$workspace/compare');

/** Runs side by side: what each plan brings, what they were asked differently, and which initiatives they choose. */
export const ComparePage = () => {
  const { workspace } = route.useParams();
  const { run = [] } = route.useSearch();
  const navigate = route.useNavigate();
  const runs = [...new Set(run)].slice(0, MOST_RUNS);
  const isEnough = runs.length >= LEAST_RUNS;
  const { data, error, refetch } = useQuery({ ...comparisonQuery(workspace, runs), enabled: isEnough });
  const choose = (chosen: readonly string[]): void =>
    void navigate({ search: (before) => ({ ...before, run: chosen }), resetScroll: false });
  return (
    <div className={css.page}>
      <PageHead title="Compare runs" lead="Plans side by side. Differences are told against run A." />
      <RunPicker workspace={workspace} runs={runs} comparison={data} onChange={choose} />
      {isEnough ? null : (
        <Empty title={runs.length === 0 ? 'Add two runs to see them side by side.' : 'Add another run to compare it with.'}>
          <p>You will see what each plan brings, what was asked differently, and which initiatives each one chooses.</p>
        </Empty>
      )}
      {error === null || !isEnough ? null : <ProblemNote problem={problemOf(error)} onRetry={() => void refetch()} />}
      {isEnough && data === undefined && error === null ? <Loading what="the comparison" /> : null}
      {isEnough && data !== undefined ? <Compared workspace={workspace} comparison={data} /> : null}
    </div>
  );
};

const isReport = (it: Schemas['RunReport'] | undefined): it is Schemas['RunReport'] => it !== undefined;

const Compared = ({ workspace, comparison }: { workspace: string; comparison: Comparison }) => {
  const reports = useQueries({
    queries: comparison.runs.map(({ run_id: id }) => reportQuery(workspace, id)),
    // Names and titles come from reports; while one is on its way, keys stand alone.
    combine: combineReports,
  });
  return (
    <>
      <FiguresSections comparison={comparison} reports={reports} />
      <InputsSection comparison={comparison} reports={reports} />
      <ChoicesSection comparison={comparison} reports={reports} />
    </>
  );
};

const combineReports = (results: readonly { readonly data: Schemas['RunReport'] | undefined }[]) =>
  results.map(({ data }) => data).filter(isReport);
