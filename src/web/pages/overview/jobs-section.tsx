import type { Schemas } from '../../api/client.ts';
import { useJob } from '../../api/use-job.ts';
import { JobPanel } from '../../parts/job-panel.tsx';
import { Section } from '../../parts/section.tsx';
import { useFormats } from '../../words/formats.ts';
import css from './overview-page.module.css';

type Facts = Schemas['JobFacts'];

const WORDS: Readonly<Record<string, string>> = {
  run: 'A run',
  whatif: 'A what-if',
  explain: 'Prices of initiatives',
  curve: 'A capacity curve',
  frontier: 'A frontier of two KPIs',
  alternatives: 'Alternatives',
  robustness: 'How sure a plan is',
  verify: 'A second opinion',
  check: 'A check of the sheet',
  sync: 'A sync',
  compare: 'A comparison',
};

/** What is being worked on, for everybody who works here; and the job that the address names, though it has ended. */
export const JobsSection = ({ workspace, jobs, asked }: { workspace: string; jobs: readonly Facts[]; asked: string | undefined }) => {
  const isNamed = asked !== undefined && !jobs.some(({ job_id: id }) => id === asked);
  if (jobs.length === 0 && !isNamed) return null;
  return (
    <Section title={jobs.length === 0 ? 'A job' : 'Under way'}>
      <div className={css.list}>
        {isNamed ? <FollowedJob workspace={workspace} jobId={asked} /> : null}
        {jobs.map((job) => (
          <FollowedJob key={job.job_id} workspace={workspace} jobId={job.job_id} facts={job} />
        ))}
      </div>
    </Section>
  );
};

const FollowedJob = ({ workspace, jobId, facts }: { workspace: string; jobId: string; facts?: Facts }) => {
  const { moment } = useFormats();
  const state = useJob(workspace, jobId);
  const known = facts ?? state?.job;
  const what = known ? `${WORDS[known.kind] ?? known.kind}, asked by ${known.asked_by}` : 'A job';
  if (state === null) return null;
  return (
    <>
      {state.job ? (
        <p className={css.soft}>
          {what}: {state.job.status}
          {state.job.finished_at === null ? '' : `, ${moment(state.job.finished_at)}`}
        </p>
      ) : null}
      <JobPanel job={state} what={what} cancelWords="Stop" />
    </>
  );
};
