import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Checkbox } from 'react-aria-components';
import type { Schemas } from '../../api/client.ts';
import { runsQuery } from '../../api/queries.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Section } from '../../parts/section.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { type Formats, useFormats } from '../../words/formats.ts';
import { resultOf } from '../../words/run-result.ts';
import css from './overview-page.module.css';

type Run = Schemas['Run'];

const SHOWN = 10;
const MOST_COMPARED = 8;

/** All runs, the newest first; those that are ticked can be laid side by side. */
export const RunsSection = ({ workspace }: { workspace: string }) => {
  const formats = useFormats();
  const navigate = useNavigate();
  const { data } = useQuery({ ...runsQuery(workspace), throwOnError: true });
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [shown, setShown] = useState(SHOWN);
  if (data === undefined) return <Loading what="the runs" />;
  const left = data.items.length - shown;
  const tick = (run: string, isOn: boolean): void => setTicked((before) => (isOn ? [...before, run] : before.filter((it) => it !== run)));
  return (
    <Section
      title="Runs"
      actions={
        data.items.length < 2 ? undefined : (
          <Button
            isDisabled={ticked.length < 2 || ticked.length > MOST_COMPARED}
            onPress={() => void navigate({ to: '/w/$workspace/compare', params: { workspace }, search: { run: ticked } })}
          >
            {ticked.length < 2
              ? 'Tick two runs or more to compare'
              : ticked.length > MOST_COMPARED
                ? `${MOST_COMPARED} at most`
                : `Compare ${ticked.length} runs`}
          </Button>
        )
      }
    >
      <Table
        caption="Runs, the newest first"
        columns={columnsFor(workspace, formats, ticked, tick)}
        rows={data.items.slice(0, shown)}
        keyOf={({ run_id: id }) => id}
        empty="No run yet: choose a scenario, and ask for its best plan."
      />
      {left > 0 ? <Button onPress={() => setShown(shown + 50)}>Show more: {formats.count(left, 'is left', 'are left')}</Button> : null}
    </Section>
  );
};

const columnsFor = (
  workspace: string,
  { moment, number, rough, percent }: Formats,
  ticked: readonly string[],
  tick: (run: string, isOn: boolean) => void,
): readonly Column<Run>[] => [
  {
    id: 'run',
    title: 'Run',
    cell: (run) => (
      <div className={css.run}>
        <Checkbox
          className={css.tick ?? ''}
          aria-label={`Compare the ${nameOf(run)} ${run.run_id}`}
          isSelected={ticked.includes(run.run_id)}
          onChange={(isOn) => tick(run.run_id, isOn)}
        >
          <span aria-hidden="true" />
        </Checkbox>
        <span>
          <Link to="/w/$workspace/runs/$run" params={{ workspace, run: run.run_id }}>
            <bdi>{`${run.scenario_name} / ${run.constraint_set_name}`}</bdi>
          </Link>{' '}
          {run.published ? <Badge tone="good">published</Badge> : null}
          {run.parent_run === undefined ? null : <Badge>what-if</Badge>}
          <br />
          <span className={css.soft}>
            {run.started_at === null ? 'not begun' : moment(run.started_at)}, {run.actor}
          </span>
        </span>
      </div>
    ),
  },
  { id: 'result', title: 'Result', cell: (run) => resultOf(run, percent).words },
  {
    id: 'objective',
    title: 'Objective',
    isNumber: true,
    cell: ({ objective }) => (objective.length === 0 ? '–' : objective.map(rough).join('; ')),
  },
  { id: 'count', title: 'Initiatives', isNumber: true, cell: ({ selected_count: count }) => number(count) },
  { id: 'tokens', title: 'Tokens', isNumber: true, cell: ({ capacity_used: used }) => number(used) },
];

const nameOf = (run: Run): string => (run.parent_run === undefined ? 'run' : 'what-if');
