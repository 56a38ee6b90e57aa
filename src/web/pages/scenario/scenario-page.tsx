import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { constraintSetsQuery, runsQuery, scenariosQuery, workbooksQuery } from '../../api/queries.ts';
import { useJob } from '../../api/use-job.ts';
import { Badge } from '../../parts/badge.tsx';
import { LiveRun } from '../../parts/live-run.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Empty } from '../../parts/note.tsx';
import { PageHead, Section } from '../../parts/section.tsx';
import { useFormats } from '../../words/formats.ts';
import { resultOf } from '../../words/run-result.ts';
import { RulesSideBySide } from './rules-side-by-side.tsx';
import { RunForm } from './run-form.tsx';
import css from './scenario.module.css';
import { ScenarioFacts } from './scenario-facts.tsx';

const route = getRouteApi('/w/$workspace/scenarios/$scenario');

/** A planning set-up: what counts, under which rules, and the best plan under them. */
export const ScenarioPage = () => {
  const { workspace, scenario: name } = route.useParams();
  const { job: jobId } = route.useSearch();
  const navigate = route.useNavigate();
  const job = useJob(workspace, jobId);
  const { data: scenarios } = useQuery({ ...scenariosQuery(workspace), throwOnError: true });
  const { data: allSets } = useQuery({ ...constraintSetsQuery(workspace), throwOnError: true });
  if (!scenarios || !allSets) return <Loading what="the scenario" />;
  const scenario = scenarios.items.find((it) => it.scenario_name === name);
  if (!scenario)
    return (
      <Empty title={`There is no scenario “${name}” in this workspace.`}>
        <p>
          It may have left the sheet, or the workbook has not been synced yet. See the{' '}
          <Link to="/w/$workspace/sheet" params={{ workspace }}>
            sheet
          </Link>
          .
        </p>
      </Empty>
    );
  const sets = allSets.items.filter((it) => it.scenario_name === name);
  const isBusy = job !== null && job.status !== 'ended' && job.problem === null;
  const open = (run: string): void => void navigate({ to: '/w/$workspace/runs/$run', params: { workspace, run }, replace: true });
  return (
    <div className={css.page}>
      <PageHead title={<bdi>{name}</bdi>} lead={scenario.notes === '' ? undefined : <bdi>{scenario.notes}</bdi>} />
      <ScenarioFacts scenario={scenario} />
      {sets.length === 0 ? (
        <Empty title="This scenario has no constraint set without errors yet." />
      ) : (
        <Section title="Find the best plan" lead={<WhatRuns workspace={workspace} />}>
          <RunForm
            workspace={workspace}
            scenario={name}
            sets={sets}
            isBusy={isBusy}
            onJob={(it) => void navigate({ search: { job: it }, resetScroll: false })}
          />
        </Section>
      )}
      {job === null ? null : <LiveRun job={job} what="Looking for the best plan" onRun={open} />}
      {sets.length === 0 ? null : <RulesSideBySide workspace={workspace} sets={sets} />}
      <Runs workspace={workspace} scenario={name} />
    </div>
  );
};

const WhatRuns = ({ workspace }: { workspace: string }) => {
  const { data } = useQuery(workbooksQuery(workspace));
  const newest = data?.items[0];
  if (!newest?.live) return 'The newest workbook is synced, solved, and written back with the results.';
  return (
    <>
      The live Google Sheet “<bdi>{newest.file_name}</bdi>” is read as it is now, synced and solved, and the results are written into it.
    </>
  );
};

const MOST = 8;

const Runs = ({ workspace, scenario }: { workspace: string; scenario: string }) => {
  const { data } = useQuery(runsQuery(workspace));
  const { percent, moment } = useFormats();
  const runs = (data?.items ?? []).filter((it) => it.scenario_name === scenario).slice(0, MOST);
  return (
    <Section title="Newest runs">
      {runs.length === 0 ? (
        <p className={css.soft}>None yet.</p>
      ) : (
        <ul className={css.runs}>
          {runs.map((it) => {
            const { words, tone } = resultOf(it, percent);
            return (
              <li key={it.run_id}>
                <Link to="/w/$workspace/runs/$run" params={{ workspace, run: it.run_id }}>
                  <bdi>{it.constraint_set_name}</bdi>, {it.started_at === null ? it.run_id : moment(it.started_at)}
                </Link>{' '}
                <Badge tone={tone}>{words}</Badge> {it.parent_run === undefined ? null : <span className={css.soft}>what if</span>}
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
};
