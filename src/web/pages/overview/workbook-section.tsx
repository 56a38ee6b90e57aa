import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Schemas } from '../../api/client.ts';
import { workbooksQuery } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Section } from '../../parts/section.tsx';
import { useFormats } from '../../words/formats.ts';
import { NextVersionDrop } from '../workbook/next-version.tsx';
import { useNextVersion } from '../workbook/use-next-version.ts';
import css from './overview-page.module.css';

/** The workbook taken away with everything that was written into it, and brought back. */
export const WorkbookSection = ({ workspace, mayPlan }: { workspace: string; mayPlan: boolean }) => {
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
    </Section>
  );
};

const OneWorkbook = ({ workspace, workbook, mayPlan }: { workspace: string; workbook: Schemas['Workbook']; mayPlan: boolean }) => {
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
