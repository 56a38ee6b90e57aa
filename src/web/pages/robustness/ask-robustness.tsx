import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { api, got } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { Button } from '../../parts/button.tsx';
import { ProblemNote } from '../../parts/note.tsx';
import { Section } from '../../parts/section.tsx';
import { TextField } from '../../parts/text-field.tsx';
import css from './robustness-page.module.css';

const FIELDS = [
  { id: 'tokens_pct', label: 'Tokens, ± %' },
  { id: 'contributions_pct', label: 'Contributions, ± %' },
  { id: 'weights_pct', label: 'Weights, ± %' },
  { id: 'samples', label: 'Futures' },
  { id: 'time_limit_seconds', label: 'Seconds at most' },
] as const;
type Fields = Readonly<Record<(typeof FIELDS)[number]['id'], string>>;

const USUAL: Fields = { tokens_pct: '20', contributions_pct: '30', weights_pct: '', samples: '100', time_limit_seconds: '60' };

/** How far numbers may lie from the sheet, and how many futures are drawn. What is left empty is taken as it stands. */
export const AskRobustness = ({ workspace, run, onAsked }: { workspace: string; run: string; onAsked: (jobId: string) => void }) => {
  const [fields, setFields] = useState(USUAL);
  const asking = useMutation({
    mutationFn: async () => {
      const body = Object.fromEntries(Object.entries(fields).flatMap(([id, value]) => (value.trim() === '' ? [] : [[id, Number(value)]])));
      return got(await api.POST('/v1/workspaces/{workspace}/runs/{run}/robustness', { params: { path: { workspace, run } }, body }));
    },
    onSuccess: ({ job_id }) => onAsked(job_id),
  });
  return (
    <Section
      title="How sure is this plan?"
      lead="Numbers of a plan are guesses. Here futures are drawn in which they lie elsewhere, the best plan of each is found, and this plan is held against them. Ranges in the sheet (tokens_low, tokens_high …) are used in any case."
    >
      <Form
        className={css.form ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          asking.mutate();
        }}
      >
        {FIELDS.map(({ id, label }) => (
          <TextField
            key={id}
            label={label}
            value={fields[id]}
            onChange={(value) => setFields({ ...fields, [id]: value })}
            inputMode="decimal"
            placeholder="as it is"
          />
        ))}
        <Button type="submit" kind="main" isDisabled={asking.isPending}>
          Draw futures
        </Button>
      </Form>
      {asking.error ? <ProblemNote problem={problemOf(asking.error)} /> : null}
    </Section>
  );
};
