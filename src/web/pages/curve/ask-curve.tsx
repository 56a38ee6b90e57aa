import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { api, got } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { Button } from '../../parts/button.tsx';
import { ProblemNote } from '../../parts/note.tsx';
import { Section } from '../../parts/section.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useFormats } from '../../words/formats.ts';
import css from './curve-page.module.css';

interface Props {
  readonly workspace: string;
  readonly run: string;
  /** Of the run; `null`: unlimited. */
  readonly capacity: number | null;
  readonly onAsked: (jobId: string) => void;
}

const FIFTH = 0.2;

/** From where to where, and for how long. */
export const AskCurve = ({ workspace, run, capacity, onAsked }: Props) => {
  const { number } = useFormats();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [seconds, setSeconds] = useState('60');
  const asking = useMutation({
    mutationFn: async () => {
      const body = {
        ...(from.trim() === '' ? {} : { from: from.trim() }),
        ...(to.trim() === '' ? {} : { to: to.trim() }),
        ...(seconds.trim() === '' ? {} : { time_limit_seconds: Number(seconds) }),
      };
      return got(await api.POST('/v1/workspaces/{workspace}/runs/{run}/curve', { params: { path: { workspace, run } }, body }));
    },
    onSuccess: ({ job_id }) => onAsked(job_id),
  });
  const usual = (share: number): string => (capacity === null ? '' : number(Number((capacity * share).toPrecision(12))));
  return (
    <Section
      title="What more or less capacity would buy"
      lead="The best plan at every capacity: where each further token still pays, and where it stops paying. Each step is a plan of its own, proven best."
    >
      <Form
        className={css.form ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          asking.mutate();
        }}
      >
        <TextField label="From (tokens)" value={from} onChange={setFrom} placeholder={usual(1 - FIFTH)} inputMode="decimal" />
        <TextField label="To (tokens)" value={to} onChange={setTo} placeholder={usual(1 + FIFTH)} inputMode="decimal" />
        <TextField label="Seconds at most" value={seconds} onChange={setSeconds} inputMode="numeric" />
        <Button type="submit" kind="main" isDisabled={asking.isPending}>
          Draw the curve
        </Button>
      </Form>
      {asking.error ? <ProblemNote problem={problemOf(asking.error)} /> : null}
    </Section>
  );
};
