import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { answeredJobsQuery, endedJobQuery } from '../../api/queries-answers.ts';
import { type RunReport, reportQuery } from '../../api/queries-run.ts';
import { useJob } from '../../api/use-job.ts';
import { AskedBefore } from '../../parts/asked-before.tsx';
import { JobPanel } from '../../parts/job-panel.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Note } from '../../parts/note.tsx';
import { Section } from '../../parts/section.tsx';
import { type Formats, useFormats } from '../../words/formats.ts';
import { endWords } from './alternative-words.ts';
import css from './alternatives-page.module.css';
import { AskAlternatives } from './ask-alternatives.tsx';
import { PlanCard } from './plan-card.tsx';
import { type Alternatives, plansOf, readAlternatives, toCard } from './read-alternatives.ts';

const route = getRouteApi('/w/$workspace/runs/$run/alternatives');

/** Other plans of a run: nearly as good and very different, or just as good. What somebody asked before is shown at once. */
export const AlternativesPage = () => {
  const { workspace, run } = route.useParams();
  const { job: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: report } = useQuery({ ...reportQuery(workspace, run), throwOnError: true });
  const { data: earlier = [] } = useQuery(answeredJobsQuery(workspace, run, 'alternatives'));
  const job = useJob(workspace, asked);
  const newest = asked === undefined ? earlier[0]?.job_id : undefined;
  const { data: before } = useQuery({ ...endedJobQuery(workspace, newest ?? ''), enabled: newest !== undefined });
  const show = (id: string): void => void navigate({ search: { job: id }, resetScroll: false });
  if (report === undefined) return <Loading what="the plan" />;
  const found = readAlternatives(asked === undefined ? before?.answer : job?.job?.answer);
  return (
    <div className={css.page}>
      <Section
        title="Other plans"
        lead="The best plan is rarely the only good one. See what else would do, and what it would cost."
        actions={
          <AskedBefore workspace={workspace} run={run} kind="alternatives" current={asked ?? newest} onChoose={show} what="Asked before" />
        }
      >
        <AskAlternatives workspace={workspace} run={run} isBusy={job !== null && job.status !== 'ended' && !job.problem} onAsked={show} />
      </Section>
      {job ? <JobPanel job={job} what="Looking for other plans" /> : null}
      {found === null ? null : <Found found={found} report={report} workspace={workspace} />}
    </div>
  );
};

const Found = ({ found, report, workspace }: { found: Alternatives; report: RunReport; workspace: string }) => {
  const formats = useFormats();
  const plans = plansOf(found);
  const { words, isPartial } = endWords(found, formats);
  const share =
    found.within_pct === undefined
      ? 'just as good'
      : `within ${formats.percent(found.within_pct)} of ${found.run_proven ? 'the best' : 'the plan of this run'}`;
  return (
    <Section
      title={plans.length === 0 ? 'No other plan' : `${formats.count(plans.length, 'other plan')} ${share}`}
      lead={
        plans.length === 0
          ? undefined
          : `${leastWords(found, report, formats)}Open one in Trade to change it further, or to keep it as a what-if.`
      }
    >
      {found.run_proven ? null : (
        <Note tone="warn" title="The plan of this run is not proven best.">
          <p>Some of these may be better, and a better one than all of them may exist.</p>
        </Note>
      )}
      <div className={css.cards}>
        {plans.map((plan, at) => (
          <PlanCard
            key={[...plan.enters, '', ...plan.leaves].join(' ')}
            card={toCard(plan, report)}
            at={at}
            workspace={workspace}
            run={report.run_id}
          />
        ))}
      </div>
      <Note tone={isPartial ? 'warn' : 'plain'} title={isPartial ? 'This is a part of the answer.' : undefined}>
        <p>{words}</p>
      </Note>
    </Section>
  );
};

/** What none of them falls below. */
const leastWords = ({ least }: Alternatives, { stages }: RunReport, { rough }: Formats): string =>
  least === undefined
    ? ''
    : `Each is worth at least ${rough(least.sum / least.divisor)} in the first objective; the plan of the run is worth ${rough(stages[0]?.objective.shown)}. `;
