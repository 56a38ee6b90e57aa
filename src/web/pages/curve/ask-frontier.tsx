import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, got, type Schemas } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { ProblemNote } from '../../parts/note.tsx';
import { Section } from '../../parts/section.tsx';
import css from './curve-page.module.css';

interface Props {
  readonly workspace: string;
  readonly run: string;
  readonly kpis: readonly Schemas['ReportedKpi'][];
  readonly onAsked: (jobId: string) => void;
}

const SECONDS = 60;

/** Which two KPIs are held against each other. */
export const AskFrontier = ({ workspace, run, kpis, onAsked }: Props) => {
  const [first, setFirst] = useState(kpis[0]?.kpi ?? '');
  const [second, setSecond] = useState(kpis[1]?.kpi ?? '');
  const asking = useMutation({
    mutationFn: async () =>
      got(
        await api.POST('/v1/workspaces/{workspace}/runs/{run}/frontier', {
          params: { path: { workspace, run } },
          body: { kpis: [first, second], time_limit_seconds: SECONDS },
        }),
      ),
    onSuccess: ({ job_id }) => onAsked(job_id),
  });
  const choices = kpis.map(({ kpi, name }) => ({ id: kpi, label: name === '' ? kpi : name }));
  return (
    <Section
      title="What two KPIs can be brought to together"
      lead="Every plan of which nothing is better in one of the two without being worse in the other, also those that no weights would ever find."
    >
      <div className={css.form}>
        <Choice label="One KPI" value={first} choices={choices} onChange={setFirst} />
        <Choice label="The other" value={second} choices={choices.filter(({ id }) => id !== first)} onChange={setSecond} />
        <Button onPress={() => asking.mutate()} isDisabled={asking.isPending || first === second}>
          Draw the frontier
        </Button>
      </div>
      {asking.error ? <ProblemNote problem={problemOf(asking.error)} /> : null}
    </Section>
  );
};
