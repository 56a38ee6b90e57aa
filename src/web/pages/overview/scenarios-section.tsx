import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../api/client.ts';
import { constraintSetsQuery, runsQuery, scenariosQuery } from '../../api/queries.ts';
import { Badge } from '../../parts/badge.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Empty } from '../../parts/note.tsx';
import { Section } from '../../parts/section.tsx';
import { useFormats } from '../../words/formats.ts';
import { resultOf } from '../../words/run-result.ts';
import css from './overview-page.module.css';

const MODES: Readonly<Record<string, string>> = {
  north_star: 'as much of the north star as the capacity buys',
  weighted_kpis: 'several KPIs, weighted against each other',
  lexicographic: 'one KPI after the other',
};

/** What can be planned, and how far each has come. */
export const ScenariosSection = ({ workspace }: { workspace: string }) => {
  const { data: scenarios } = useQuery({ ...scenariosQuery(workspace), throwOnError: true });
  const { data: sets } = useQuery({ ...constraintSetsQuery(workspace), throwOnError: true });
  const { data: runs } = useQuery({ ...runsQuery(workspace), throwOnError: true });
  if (scenarios === undefined || sets === undefined || runs === undefined) return <Loading what="the scenarios" />;
  return (
    <Section title="Scenarios" lead="Each has its capacity and its aim, and one or more sets of rules to plan with.">
      {scenarios.items.length === 0 ? (
        <Empty title="No scenario yet.">
          <p>
            <Link to="/w/$workspace/sheet" params={{ workspace }}>
              Sync the sheet
            </Link>
            : its scenarios stand here then, ready to be planned.
          </p>
        </Empty>
      ) : (
        <ul className={css.scenarios}>
          {scenarios.items.map((scenario) => (
            <ScenarioItem
              key={scenario.scenario_name}
              workspace={workspace}
              scenario={scenario}
              sets={sets.items.filter(({ scenario_name: of }) => of === scenario.scenario_name)}
              runs={runs.items}
            />
          ))}
        </ul>
      )}
    </Section>
  );
};

interface ItemProps {
  readonly workspace: string;
  readonly scenario: Schemas['Scenario'];
  readonly sets: readonly Schemas['ConstraintSet'][];
  readonly runs: readonly Schemas['Run'][];
}

const ScenarioItem = ({ workspace, scenario, sets, runs }: ItemProps) => {
  const { number } = useFormats();
  const { scenario_name: name, capacity_total_tokens: capacity, period_key: period, objective_mode: mode, stale_since: stale } = scenario;
  return (
    <li className={css.scenario}>
      <h3>
        <Link to="/w/$workspace/scenarios/$scenario" params={{ workspace, scenario: name }}>
          <bdi>{name}</bdi>
        </Link>{' '}
        {stale === null ? null : <Badge tone="warn">behind the sheet</Badge>}
      </h3>
      <p className={css.soft}>
        {period === null ? '' : `${period} · `}
        {capacity === null ? 'unlimited capacity' : `${number(capacity)} tokens`} · {MODES[mode] ?? mode}
      </p>
      <ul className={css.sets}>
        {sets.map((set) => (
          <SetItem key={set.set_id} workspace={workspace} set={set} run={runs.find((it) => isOf(it, set))} />
        ))}
      </ul>
    </li>
  );
};

/** A what-if asks about what is not so. */
const isOf = (run: Schemas['Run'], set: Schemas['ConstraintSet']): boolean =>
  run.parent_run === undefined && run.scenario_name === set.scenario_name && run.constraint_set_name === set.constraint_set_name;

const SetItem = ({ workspace, set, run }: { workspace: string; set: Schemas['ConstraintSet']; run: Schemas['Run'] | undefined }) => {
  const { percent, moment } = useFormats();
  const result = run && resultOf(run, percent);
  return (
    <li>
      <span className={css.set}>
        <bdi>{set.constraint_set_name}</bdi> {set.stale_since === null ? null : <Badge tone="warn">behind the sheet</Badge>}
      </span>
      {run === undefined || result === undefined ? (
        <span className={css.soft}>
          not run yet:{' '}
          <Link to="/w/$workspace/scenarios/$scenario" params={{ workspace, scenario: set.scenario_name }}>
            find its best plan
          </Link>
        </span>
      ) : (
        <span>
          <Link to="/w/$workspace/runs/$run" params={{ workspace, run: run.run_id }}>
            {result.words}
          </Link>{' '}
          {run.published ? <Badge tone="good">published</Badge> : null}{' '}
          <span className={css.soft}>{run.started_at === null ? '' : moment(run.started_at)}</span>
        </span>
      )}
    </li>
  );
};
