import { useMutation } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { api, got, type Schemas } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useJob } from '../../api/use-job.ts';
import { useWhyNot } from '../../api/use-role.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { LiveRun } from '../../parts/live-run.tsx';
import { Empty, ProblemNote } from '../../parts/note.tsx';
import { RowLink } from '../../parts/row-links.tsx';
import { Section } from '../../parts/section.tsx';
import { useFormats } from '../../words/formats.ts';
import css from './no-plan.module.css';
import { relaxationTitle } from './relaxation-words.ts';

type Conflict = Schemas['ReportedConflict'];
type Relaxation = Conflict['relaxations'][number];

interface Props {
  readonly conflict: Conflict;
  readonly workspace: string;
  readonly run: string;
}

const route = getRouteApi('/w/$workspace/runs/$run/');

/** Each change that is enough, with a button that tries it: a what-if, whose plan opens when it is there. */
export const Relaxations = ({ conflict, workspace, run }: Props) => {
  const { job: jobId } = route.useSearch();
  const whyNot = useWhyNot(workspace);
  const navigate = useNavigate();
  const job = useJob(workspace, jobId);
  const attempt = useMutation({
    mutationFn: async ({ what_if: body }: Relaxation) =>
      got(await api.POST('/v1/workspaces/{workspace}/runs/{run}/whatif', { params: { path: { workspace, run } }, body })),
    onSuccess: ({ job_id: it }) =>
      void navigate({ from: '/w/$workspace/runs/$run', to: '.', search: (before) => ({ ...before, job: it }), resetScroll: false }),
  });
  const isBusy = attempt.isPending || (job !== null && job.status !== 'ended' && job.problem === null);
  const open = (it: string): void => void navigate({ to: '/w/$workspace/runs/$run', params: { workspace, run: it }, replace: true });
  return (
    <Section
      title="What would be enough"
      lead={
        conflict.relaxations.length === 0
          ? undefined
          : 'Any one of these brings a plan: each was tried and its plan checked. Trying one changes nothing in the workbook.'
      }
    >
      {job === null ? null : <LiveRun job={job} what="Looking for the best plan with that change" onRun={open} />}
      {attempt.error ? <ProblemNote problem={problemOf(attempt.error)} /> : null}
      {conflict.relaxations.length === 0 ? (
        <Empty
          title={
            conflict.limit === null
              ? 'No change of few rows is enough.'
              : 'No change that is enough was found before the search was stopped.'
          }
        />
      ) : (
        <ul className={css.relaxations} aria-label="What would be enough">
          {conflict.relaxations.map((it) => (
            <Offer key={it.words} relaxation={it} isDisabled={isBusy || whyNot !== null} onTry={() => attempt.mutate(it)} />
          ))}
        </ul>
      )}
      {whyNot === null ? null : <p className={css.soft}>{whyNot}</p>}
    </Section>
  );
};

const Offer = ({ relaxation, isDisabled, onTry }: { relaxation: Relaxation; isDisabled: boolean; onTry: () => void }) => {
  const { number, list } = useFormats();
  const { changes, alone, proven_least: isLeast } = relaxation;
  return (
    <li className={css.relaxation}>
      <Button onPress={onTry} isDisabled={isDisabled}>
        {relaxationTitle(changes, number, list)}
      </Button>
      <div className={css.offer}>
        <ul className={css.changes}>
          {changes.map((it) => (
            <li key={it.row + ('drop' in it ? '' : it.column)}>
              <RowLink row={it.row} />: {'drop' in it ? 'is left out' : `${it.column} ${number(it.from)} → ${number(it.to)}`}
            </li>
          ))}
        </ul>
        <p className={css.badges}>
          <Badge tone={alone ? 'good' : 'plain'}>{alone ? 'alone enough' : `${changes.length} changes together`}</Badge>{' '}
          <Badge>{isLeast ? 'the least that is enough' : 'perhaps less is enough, too'}</Badge>
        </p>
      </div>
    </li>
  );
};
