import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Schemas } from '../../api/client.ts';
import { versionsQuery, workbooksQuery } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Section } from '../../parts/section.tsx';
import { useFormats } from '../../words/formats.ts';
import { FoldedLinkSheet } from '../workbook/link-sheet.tsx';
import { NextVersionDrop } from '../workbook/next-version.tsx';
import { useNextVersion } from '../workbook/use-next-version.ts';
import { LiveWorkbook, UnlinkedWorkbook } from './live-workbook.tsx';
import css from './overview-page.module.css';

interface SectionProps {
  readonly workspace: string;
  readonly mayPlan: boolean;
  /** There is none, or all were Google Sheets that are linked no more. */
  readonly isNoneInUse: boolean;
}

/** The workbook taken away with everything that was written into it, and brought back; or where it stands, live. */
export const WorkbookSection = ({ workspace, mayPlan, isNoneInUse }: SectionProps) => {
  const { data } = useQuery({ ...workbooksQuery(workspace), throwOnError: true });
  return (
    <Section title={(data?.items.length ?? 0) > 1 ? 'Workbooks' : 'Workbook'}>
      {data === undefined ? (
        <Loading what="the workbook" />
      ) : data.items.length === 0 ? (
        <p>
          None yet. <Link to="/">Bring one</Link>.
        </p>
      ) : (
        data.items.map((workbook) => <OneWorkbook key={workbook.workbook_id} workspace={workspace} workbook={workbook} mayPlan={mayPlan} />)
      )}
      {data !== undefined && data.items.length > 0 && isNoneInUse ? (
        <p>
          Or <Link to="/">bring a workbook</Link>.
        </p>
      ) : null}
      {mayPlan ? <FoldedLinkSheet workspace={workspace} level={3} /> : null}
    </Section>
  );
};

interface Props {
  readonly workspace: string;
  readonly workbook: Schemas['Workbook'];
  readonly mayPlan: boolean;
}

const OneWorkbook = ({ workspace, workbook, mayPlan }: Props) => {
  const { data: versions } = useQuery({ ...versionsQuery(workspace, workbook.workbook_id), throwOnError: true });
  if (workbook.live !== null) return <LiveWorkbook workspace={workspace} workbook={workbook} url={workbook.live.url} />;
  // Whatever was uploaded has a version.
  if (versions?.items.length === 0) return <UnlinkedWorkbook workspace={workspace} workbook={workbook} />;
  return <UploadedWorkbook workspace={workspace} workbook={workbook} mayPlan={mayPlan} />;
};

const UploadedWorkbook = ({ workspace, workbook, mayPlan }: Props) => {
  const navigate = useNavigate();
  const { moment } = useFormats();
  const { workbook_id: id, file_name: fileName } = workbook;
  const next = useNextVersion({ workspace, workbook: id, fileName }, () => {
    void navigate({ to: '/w/$workspace/sheet', params: { workspace }, search: { workbook: id } });
  });
  const { newest } = next;
  return (
    <>
      <p className={css.words}>
        <strong>
          <bdi>{fileName}</bdi>
        </strong>
        {newest === undefined
          ? ''
          : `, version ${newest.version}: ${newest.job_id === null ? `uploaded by ${newest.by}` : 'written by Planwright'}, ${moment(newest.at)}`}
      </p>
      <p className={css.actions}>
        <Button onPress={next.download} isDisabled={next.isDownloading || newest === undefined}>
          Download the newest version
        </Button>
        <Link to="/w/$workspace/sheet" params={{ workspace }} search={{ workbook: id }}>
          See its cells
        </Link>
      </p>
      <NextVersionDrop next={next} mayPlan={mayPlan} />
    </>
  );
};
