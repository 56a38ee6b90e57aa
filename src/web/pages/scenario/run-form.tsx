import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Checkbox, Disclosure, DisclosurePanel, Form } from 'react-aria-components';
import { api, got, type Schemas } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useWhyNot } from '../../api/use-role.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { ProblemNote } from '../../parts/note.tsx';
import { TextField } from '../../parts/text-field.tsx';
import css from './scenario.module.css';

interface Props {
  readonly workspace: string;
  readonly scenario: string;
  readonly sets: readonly Schemas['ConstraintSet'][];
  /** A run is under way. */
  readonly isBusy: boolean;
  readonly onJob: (job: string) => void;
}

const SCOPES = [
  { id: 'all', label: 'All candidates' },
  { id: 'selected', label: 'Those selected for the run' },
] as const;

const USUAL_SECONDS = '300';

/** Asks for the best plan of one of the sets. */
export const RunForm = ({ workspace, scenario, sets, isBusy, onJob }: Props) => {
  const [set, setSet] = useState(sets[0]?.constraint_set_name ?? '');
  const [scope, setScope] = useState<(typeof SCOPES)[number]['id']>('all');
  const [seconds, setSeconds] = useState(USUAL_SECONDS);
  const [gap, setGap] = useState('');
  const [allowStale, setAllowStale] = useState(false);
  const [leaveOut, setLeaveOut] = useState(false);
  const whyNot = useWhyNot(workspace);
  const isSeconds = Number(seconds) > 0;
  const isGap = gap === '' || (Number(gap) > 0 && Number(gap) < 100);
  const run = useMutation({
    mutationFn: async () => {
      const body = {
        scenario,
        constraint_set: set,
        scope,
        time_limit_seconds: Number(seconds),
        ...(gap === '' ? {} : { gap_pct: Number(gap) }),
        allow_stale: allowStale,
        leave_out_errors: leaveOut,
      };
      return got(await api.POST('/v1/workspaces/{workspace}/runs', { params: { path: { workspace } }, body }));
    },
    onSuccess: ({ job_id: job }) => onJob(job),
  });
  return (
    <Form
      className={css.form ?? ''}
      onSubmit={(event) => {
        event.preventDefault();
        if (isSeconds && isGap) run.mutate();
      }}
    >
      <div className={css.fields}>
        <Choice
          label="Constraint set"
          value={set}
          choices={sets.map((it) => ({ id: it.constraint_set_name, label: it.constraint_set_name }))}
          onChange={setSet}
        />
        <Choice label="Candidates" value={scope} choices={SCOPES} onChange={setScope} />
        <Button type="submit" kind="main" isDisabled={whyNot !== null || isBusy || run.isPending}>
          Find the best plan
        </Button>
      </div>
      {whyNot === null ? null : <p className={css.soft}>{whyNot}</p>}
      <Disclosure>
        <Button slot="trigger" kind="quiet">
          More
        </Button>
        <DisclosurePanel>
          <div className={css.more}>
            <TextField
              label="Stop after so many seconds"
              value={seconds}
              onChange={setSeconds}
              inputMode="decimal"
              fault={isSeconds ? null : 'A number of seconds, like 60.'}
            />
            <TextField
              label="Or within so many percent of the best"
              value={gap}
              onChange={setGap}
              inputMode="decimal"
              hint="Blank: until it is proven."
              fault={isGap ? null : 'A percentage above 0 and below 100, like 0.5.'}
            />
            <Tick isSelected={allowStale} onChange={setAllowStale}>
              Where a set has errors now, run its last good version
            </Tick>
            <Tick isSelected={leaveOut} onChange={setLeaveOut}>
              Leave out candidates whose rows have errors
            </Tick>
          </div>
        </DisclosurePanel>
      </Disclosure>
      {run.error ? <ProblemNote problem={problemOf(run.error)} /> : null}
    </Form>
  );
};

const Tick = ({ children, ...props }: { isSelected: boolean; onChange: (it: boolean) => void; children: string }) => (
  <Checkbox {...props} className={css.tick ?? ''}>
    <span className={css.box} aria-hidden="true" />
    {children}
  </Checkbox>
);
