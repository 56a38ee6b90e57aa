import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { answeredJobsQuery, endedJobQuery } from '../../api/queries-answers.ts';
import { reportQuery, runQuery } from '../../api/queries-run.ts';
import { usePrices } from '../../api/use-prices.ts';
import { Button } from '../../parts/button.tsx';
import { Loading } from '../../parts/loading.tsx';
import { useFormats } from '../../words/formats.ts';
import { resultOf } from '../../words/run-result.ts';
import { readVerifications } from '../../words/verifications.ts';
import css from './memo.module.css';
import { planWords } from './memo-facts.ts';
import { MemoCosts, MemoPlan, MemoReasons } from './memo-plan.tsx';
import { MemoPapers, MemoRules, MemoSureness } from './memo-proof.tsx';

const route = getRouteApi('/w/$workspace/runs/$run/memo');

/** What was decided, why, what it costs and how sure that is: on paper. */
export const MemoPage = () => {
  const { workspace, run } = route.useParams();
  const formats = useFormats();
  const { data: report } = useQuery({ ...reportQuery(workspace, run), throwOnError: true });
  const { data: document } = useQuery({ ...runQuery(workspace, run), throwOnError: true });
  const prices = usePrices(workspace, run, undefined, () => {});
  const [robust] = useQuery(answeredJobsQuery(workspace, run, 'robustness')).data ?? [];
  const { data: futures } = useQuery({ ...endedJobQuery(workspace, robust?.job_id ?? ''), enabled: robust !== undefined });
  if (report === undefined) return <Loading what="the memo" />;
  const { words } = resultOf(report, formats.percent);
  return (
    <article className={css.memo}>
      <div className={css.actions}>
        <Button kind="main" onPress={() => window.print()}>
          Print, or save as PDF
        </Button>
        <p>
          {prices.known.size === 0
            ? 'What was given up has no prices yet: “Price them” on the plan finds them, and they will stand here.'
            : ''}
        </p>
      </div>
      <header className={css.head}>
        <p className={css.kind}>Decision memo</p>
        <h2 className={css.title}>
          <bdi>{report.scenario_name}</bdi>, <bdi>{report.constraint_set_name}</bdi>
        </h2>
        <p>
          {report.finished_at === null ? '' : `${formats.moment(report.finished_at)} · `}
          asked by {report.asked_by}
          {report.period_key === null ? '' : ` · period ${report.period_key}`}
          {report.published === null ? '' : ` · published by ${report.published.actor}`}
        </p>
        <p className={css.answer}>
          {words}: {planWords(report, formats)}.
        </p>
      </header>
      <MemoPlan report={report} />
      <MemoReasons report={report} />
      <MemoCosts report={report} prices={prices.known} />
      <MemoSureness report={report} verifications={readVerifications(document)} robustness={futures?.answer} />
      <MemoRules report={report} />
      <MemoPapers report={report} workspace={workspace} />
    </article>
  );
};
