import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { problemOf } from '../../api/problem.ts';
import { startSync } from '../../api/uploads.ts';
import { useJob } from '../../api/use-job.ts';
import { Button } from '../../parts/button.tsx';
import { ChangeList } from '../../parts/change-list.tsx';
import { Folded } from '../../parts/folded.tsx';
import { JobPanel } from '../../parts/job-panel.tsx';
import { Note, ProblemNote } from '../../parts/note.tsx';
import { Section } from '../../parts/section.tsx';
import { useFormats } from '../../words/formats.ts';
import { groupChanges, readSyncAnswer, type SyncAnswer, type SyncGroup } from '../../words/sync-words.ts';
import css from './health-page.module.css';

const route = getRouteApi('/w/$workspace/sheet');

interface Props {
  readonly workspace: string;
  readonly workbook: string;
  readonly mayPlan: boolean;
  /** It is a Google Sheet: what is written stands in it, and there are no versions. */
  readonly isLive?: boolean;
}

/** From the sheet into the plan's data: first what would change, then the change. */
export const SyncPanel = ({ workspace, workbook, mayPlan, isLive = false }: Props) => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const job = useJob(workspace, search.sync);
  const start = useMutation({
    mutationFn: (isDry: boolean) => startSync(workspace, workbook, isDry),
    onSuccess: (sync) => navigate({ search: (known) => ({ ...known, sync }), resetScroll: false }),
  });
  const answer = job?.job?.answer ? readSyncAnswer(job.job.answer) : null;
  const isBusy = start.isPending || (job !== null && job.status !== 'ended');
  return (
    <Section title="Sync" lead="Takes what the sheet says into the plan’s data. Every version before stays readable.">
      {job ? <JobPanel job={job} what="Comparing the sheet with the plan’s data" cancelWords="Stop" /> : null}
      {answer === null ? null : <Changes answer={answer} isLive={isLive} />}
      {start.error === null ? null : <ProblemNote problem={problemOf(start.error)} />}
      <div className={css.actions}>
        <Button onPress={() => start.mutate(true)} isDisabled={isBusy || !mayPlan}>
          What would change?
        </Button>
        <Button kind="main" onPress={() => start.mutate(false)} isDisabled={isBusy || !mayPlan}>
          Sync
        </Button>
      </div>
      {answer !== null && !answer.isDry ? (
        <p>
          <Link to="/w/$workspace" params={{ workspace }}>
            Choose a scenario to plan
          </Link>
        </p>
      ) : null}
    </Section>
  );
};

const Changes = ({ answer, isLive }: { answer: SyncAnswer; isLive: boolean }) => {
  const { number, count } = useFormats();
  const { changes, isDry, notes, written } = answer;
  const groups = groupChanges(changes, number);
  const title =
    changes.length === 0
      ? isDry
        ? 'Nothing would change: the plan’s data are what the sheet says.'
        : 'Nothing changed: the plan’s data were what the sheet says.'
      : isDry
        ? 'A sync would do this; nothing is done yet:'
        : 'Synced:';
  return (
    <div className={css.changes} aria-live="polite">
      <Note tone={isDry ? 'plain' : 'good'} title={title}>
        {groups.map((group) => (
          <Group key={group.title} group={group} />
        ))}
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        {written > 0 ? (
          <p>
            {count(written, 'cell')} of{' '}
            {isLive ? 'the sheet now hold the status of their row.' : 'the workbook now hold the status of their row, in a new version.'}
          </p>
        ) : null}
      </Note>
    </div>
  );
};

const Group = ({ group: { title, note, changes } }: { group: SyncGroup }) => (
  <Folded title={title} level={3} note={note === null ? null : <p className={css.soft}>{note}</p>}>
    <ChangeList changes={changes} />
  </Folded>
);
