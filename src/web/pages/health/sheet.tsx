import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Schemas } from '../../api/client.ts';
import { tabsQuery } from '../../api/queries-sheet.ts';
import { useJob } from '../../api/use-job.ts';
import { Button } from '../../parts/button.tsx';
import { JobPanel } from '../../parts/job-panel.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Note, ProblemNote } from '../../parts/note.tsx';
import { PageHead } from '../../parts/section.tsx';
import { useFormats } from '../../words/formats.ts';
import { compareIssues, readCheckedSets, readIssues } from '../../words/sheet-issues.ts';
import { FoldedLinkSheet } from '../workbook/link-sheet.tsx';
import { NextVersionDrop } from '../workbook/next-version.tsx';
import { useNextVersion } from '../workbook/use-next-version.ts';
import { Better } from './better.tsx';
import css from './health-page.module.css';
import { IssueList } from './issue-list.tsx';
import { SheetTabs } from './sheet-tabs.tsx';
import { SyncPanel } from './sync-panel.tsx';
import { useCheck } from './use-check.ts';
import { Verdict } from './verdict.tsx';

const route = getRouteApi('/w/$workspace/sheet');

interface Props {
  readonly workspace: string;
  readonly workbook: Schemas['Workbook'];
  readonly newest: Schemas['WorkbookVersion'];
  readonly mayPlan: boolean;
}

/** One workbook: its check, its cells, and what comes next. */
export const Sheet = ({ workspace, workbook, newest, mayPlan }: Props) => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { moment } = useFormats();
  const workbookId = workbook.workbook_id;
  const check = useCheck({ workspace, workbook: workbookId, newest, search, mayPlan });
  const before = useJob(workspace, search.before);
  const { data: tabs } = useQuery({ ...tabsQuery(workspace, workbookId, newest.version), throwOnError: true });
  const answer = check.job?.job?.answer;
  const issues = useMemo(() => (answer ? readIssues(answer) : null), [answer]);
  const sets = useMemo(() => readCheckedSets(answer), [answer]);
  const earlier = before?.job?.answer;
  const better = useMemo(() => (issues && earlier ? compareIssues(readIssues(earlier), issues) : null), [issues, earlier]);
  const next = useNextVersion({ workspace, workbook: workbookId, fileName: workbook.file_name }, () => {
    // The new version has not been checked: that it is begins by itself, and this check is what it is compared with.
    const known = check.job?.jobId;
    void navigate({ search: ({ job: _, sync: __, before: ___, ...kept }) => (known === undefined ? kept : { ...kept, before: known }) });
  });
  return (
    <>
      <PageHead
        title="Sheet health"
        lead={
          <>
            <bdi>{workbook.file_name}</bdi>, version {newest.version},{' '}
            {newest.job_id === null ? `by ${newest.by}` : 'with what Planwright wrote'}, {moment(newest.at)}
          </>
        }
        actions={
          <>
            <Button onPress={next.download} isDisabled={next.isDownloading}>
              Download
            </Button>
            {mayPlan ? (
              <Button onPress={check.start} isDisabled={check.isStarting}>
                Check again
              </Button>
            ) : null}
          </>
        }
      />
      <div className={css.stack}>
        {check.problem ? <ProblemNote problem={check.problem} onRetry={check.start} /> : null}
        {check.job && (check.job.job || !check.isKnown) ? <JobPanel job={check.job} what="Reading every row" cancelWords="Stop" /> : null}
        {check.job === null && !mayPlan ? <Note title="It has not been checked yet. A planner can do that." /> : null}
        {issues === null ? null : (
          <>
            {check.isOld ? <Note tone="warn" title="These findings are of an earlier version: check it again." /> : null}
            {better === null ? null : <Better better={better} since="version" />}
            <Verdict issues={issues} sets={sets} />
          </>
        )}
        <div className={css.columns}>
          <div className={css.cells}>
            {tabs === undefined ? (
              <Loading what="the tabs" />
            ) : (
              <SheetTabs workspace={workspace} workbook={workbookId} version={newest.version} tabs={tabs.tabs} issues={issues ?? []} />
            )}
          </div>
          <div className={css.list}>{issues === null ? null : <IssueList issues={issues} fresh={better?.fresh ?? []} />}</div>
          <div className={css.side}>
            <SyncPanel workspace={workspace} workbook={workbookId} mayPlan={mayPlan} />
            <NextVersionDrop next={next} mayPlan={mayPlan} />
            {mayPlan ? <FoldedLinkSheet workspace={workspace} level={2} /> : null}
          </div>
        </div>
      </div>
    </>
  );
};
