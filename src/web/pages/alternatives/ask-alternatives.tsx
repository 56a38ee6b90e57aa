import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { api, got } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { Button } from '../../parts/button.tsx';
import { ProblemNote } from '../../parts/note.tsx';
import { Segments } from '../../parts/segments.tsx';
import { TextField } from '../../parts/text-field.tsx';
import css from './alternatives-page.module.css';

const KINDS = [
  { id: 'within', label: 'Nearly as good, very different' },
  { id: 'ties', label: 'Just as good' },
] as const;

type Kind = (typeof KINDS)[number]['id'];

/** As the server takes them where nothing is typed. */
const USUAL = { within: '2', count: { within: '5', ties: '10' }, seconds: '60' } as const;

interface Props {
  readonly workspace: string;
  readonly run: string;
  readonly isBusy: boolean;
  readonly onAsked: (jobId: string) => void;
}

/** Which other plans are wanted: how much may be given up for how many of them. */
export const AskAlternatives = ({ workspace, run, isBusy, onAsked }: Props) => {
  const [kind, setKind] = useState<Kind>('within');
  const [within, setWithin] = useState<string>(USUAL.within);
  const [count, setCount] = useState('');
  const [seconds, setSeconds] = useState<string>(USUAL.seconds);
  const { mutate, error, isPending } = useMutation({
    mutationFn: async () => {
      const body = {
        ...(kind === 'ties' ? { ties: true } : { ties: false, within: numberOf(within) ?? USUAL.within }),
        count: numberOf(count) ?? Number(USUAL.count[kind]),
        time_limit_seconds: numberOf(seconds) ?? Number(USUAL.seconds),
      };
      return got(await api.POST('/v1/workspaces/{workspace}/runs/{run}/alternatives', { params: { path: { workspace, run } }, body }));
    },
    onSuccess: ({ job_id: job }) => onAsked(job),
  });
  const faults = { within: faultOf(within, 0, 'percent'), count: faultOf(count, 1, 'whole'), seconds: faultOf(seconds, 1, 'seconds') };
  const isFaulty = (kind === 'within' && faults.within !== null) || faults.count !== null || faults.seconds !== null;
  return (
    <>
      <div className={css.kinds}>
        <Segments label="Which other plans" value={kind} choices={KINDS} onChange={setKind} />
      </div>
      <p className={css.soft}>
        {kind === 'within'
          ? 'Plans that give up a little, and differ from the plan of this run in as many initiatives as can be.'
          : 'Plans that are worth exactly as much as that of this run: whichever you prefer for other reasons costs nothing.'}
      </p>
      <Form
        className={css.form ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isFaulty && !isBusy && !isPending) mutate();
        }}
      >
        {kind === 'within' ? (
          <TextField label="Give up at most (%)" value={within} onChange={setWithin} inputMode="decimal" fault={faults.within} />
        ) : null}
        <TextField
          label="Plans at most"
          value={count}
          onChange={setCount}
          placeholder={USUAL.count[kind]}
          inputMode="numeric"
          fault={faults.count}
        />
        <TextField label="Seconds at most" value={seconds} onChange={setSeconds} inputMode="numeric" fault={faults.seconds} />
        <Button type="submit" kind="main" isDisabled={isBusy || isPending || isFaulty}>
          Find other plans
        </Button>
      </Form>
      {error === null ? null : <ProblemNote problem={problemOf(error)} />}
    </>
  );
};

/** `null` where nothing is typed, or what is typed is no number: a comma counts as a point. */
const numberOf = (typed: string): number | null => {
  const text = typed.trim().replace(',', '.');
  return text === '' || !Number.isFinite(Number(text)) ? null : Number(text);
};

const FAULTS = {
  percent: 'A number like 2 or 0.5',
  whole: 'A whole number, 1 or more',
  seconds: 'A number, 1 or more',
} as const;

const faultOf = (typed: string, least: number, kind: keyof typeof FAULTS): string | null => {
  if (typed.trim() === '') return null;
  const value = numberOf(typed);
  const isGood = value !== null && value >= least && (kind !== 'whole' || Number.isInteger(value)) && (kind !== 'percent' || value <= 100);
  return isGood ? null : FAULTS[kind];
};
