import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Schemas } from '../../api/client.ts';
import { overviewQuery } from '../../api/queries-overview.ts';
import { useJob } from '../../api/use-job.ts';
import { Button } from '../../parts/button.tsx';
import { JobPanel } from '../../parts/job-panel.tsx';
import { Note, ProblemNote } from '../../parts/note.tsx';
import { OutsideLink } from '../../parts/outside-link.tsx';
import { PageHead } from '../../parts/section.tsx';
import { useFormats } from '../../words/formats.ts';
import { linkedBy } from '../../words/linked-by.ts';
import { compareIssues, readCheckedSets, readIssues, type SheetIssue } from '../../words/sheet-issues.ts';
import { VIEWER_WORDS } from '../workbook/next-version.tsx';
import { UnlinkSheet } from '../workbook/unlink-sheet.tsx';
import { Better } from './better.tsx';
import css from './health-page.module.css';
import { LiveIssues, placeOf } from './live-issues.tsx';
import { StatusesPanel } from './statuses-panel.tsx';
import { SyncPanel } from './sync-panel.tsx';
import { useSheetCheck } from './use-sheet-check.ts';
import { Verdict } from './verdict.tsx';

const route = getRouteApi('/w/$workspace/sheet');

type Live = NonNullable<Schemas['Workbook']['live']>;

interface Props {
  readonly workspace: string;
  readonly workbook: Schemas['Workbook'] & { readonly live: Live };
  readonly mayPlan: boolean;
}

/** A workbook that is a Google Sheet: its check, and what comes next. Its cells are looked at where they stand. */
export const LiveSheet = ({ workspace, workbook, mayPlan }: Props) => {
  const search = route.useSearch();
  const { moment } = useFormats();
  const { workbook_id: id, live } = workbook;
  const { data: overview } = useQuery({ ...overviewQuery(workspace), throwOnError: true });
  const check = useSheetCheck({ workspace, workbook: id, overview, search, mayPlan });
  const before = useJob(workspace, search.before)?.job?.answer;
  const { job } = check;
  const answer = job?.job?.answer;
  const issues = useMemo(() => (answer ? readIssues(answer) : null), [answer]);
  const sets = useMemo(() => readCheckedSets(answer), [answer]);
  const better = useMemo(() => (issues && before ? compareIssues(readIssues(before), issues) : null), [issues, before]);
  const readAt = job?.job?.finished_at ?? null;
  return (
    <>
      <Head {...{ workspace, workbook, overview, mayPlan, check }} />
      <div className={css.stack}>
        {check.problem ? <ProblemNote problem={check.problem} onRetry={() => check.start(false)} /> : null}
        {job && (job.job || !check.isKnown) ? <JobPanel job={job} what="Reading the sheet" cancelWords="Stop" /> : null}
        {overview !== undefined && job === null && !mayPlan ? <Note title="It has not been checked yet. A planner can do that." /> : null}
        {search.tab === undefined ? null : <Place tab={search.tab} row={search.row} url={live.url} issues={issues ?? []} />}
        {issues === null ? null : (
          <>
            {better === null ? null : <Better better={better} since="check" />}
            <Verdict issues={issues} sets={sets} />
            {readAt === null ? null : <p className={css.soft}>This is the sheet as it was read {moment(readAt)}.</p>}
          </>
        )}
        <div className={css.beside}>
          <div className={css.list}>{issues === null ? null : <LiveIssues issues={issues} fresh={better?.fresh ?? []} />}</div>
          <div className={css.side}>
            <SyncPanel workspace={workspace} workbook={id} mayPlan={mayPlan} isLive />
            {mayPlan ? <StatusesPanel check={check} /> : <p>{VIEWER_WORDS}</p>}
          </div>
        </div>
      </div>
    </>
  );
};

interface HeadProps {
  readonly workspace: string;
  readonly workbook: Props['workbook'];
  readonly overview: Schemas['Overview'] | undefined;
  readonly check: ReturnType<typeof useSheetCheck>;
  readonly mayPlan: boolean;
}

const Head = ({ workspace, workbook, overview, check, mayPlan }: HeadProps) => {
  const navigate = route.useNavigate();
  const { moment } = useFormats();
  const { workbook_id: id, file_name: title, live } = workbook;
  const { by, at } = linkedBy(workbook, overview?.workbook);
  return (
    <PageHead
      title="Sheet health"
      lead={
        <>
          <bdi>{title}</bdi>, a live Google Sheet, linked by <bdi>{by}</bdi>, {moment(at)}
        </>
      }
      actions={
        <>
          <OutsideLink href={live.url} kind="usual">
            Open in Google Sheets
          </OutsideLink>
          {mayPlan ? (
            <>
              <Button onPress={() => check.start(false)} isDisabled={check.isStarting}>
                Check again
              </Button>
              <UnlinkSheet
                workspace={workspace}
                workbook={id}
                title={title}
                onUnlinked={() => void navigate({ search: { workbook: id }, replace: true })}
              />
            </>
          ) : null}
        </>
      }
    />
  );
};

interface PlaceProps {
  readonly tab: string;
  readonly row: string | undefined;
  readonly url: string;
  readonly issues: readonly SheetIssue[];
}

/** Whoever comes from a row of a plan: where to find it, and what is wrong there. */
const Place = ({ tab, row, url, issues }: PlaceProps) => {
  const place = placeOf({ tab, row: row === undefined ? null : Number(row) });
  const found = issues.filter((it) => it.tab === tab && (row === undefined || it.row === Number(row)));
  return (
    <Note
      title={
        <>
          <bdi>{place}</bdi> stands in the sheet itself.
        </>
      }
    >
      <p>
        <OutsideLink href={url}>Open it in Google Sheets</OutsideLink>
        {row === undefined ? '' : `, and go to row ${row} of the tab ${tab}`}.
      </p>
      {found.length === 0 ? null : (
        <ul className={css.there}>
          {found.map(({ message, column }) => (
            <li key={`${column} ${message}`}>
              <bdi>{message}</bdi>
            </li>
          ))}
        </ul>
      )}
    </Note>
  );
};
