import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../api/client.ts';
import { overviewQuery } from '../../api/queries-overview.ts';
import { OutsideLink } from '../../parts/outside-link.tsx';
import { useFormats } from '../../words/formats.ts';
import { linkedBy } from '../../words/linked-by.ts';
import css from './overview-page.module.css';

interface Props {
  readonly workspace: string;
  readonly workbook: Schemas['Workbook'];
}

/** A workbook that is a Google Sheet: it is looked at and changed where it stands. */
export const LiveWorkbook = ({ workspace, workbook, url }: Props & { url: string }) => {
  const { moment } = useFormats();
  const { data: overview } = useQuery(overviewQuery(workspace));
  const { by, at } = linkedBy(workbook, overview?.workbook);
  return (
    <>
      <p className={css.words}>
        <strong>
          <bdi>{workbook.file_name}</bdi>
        </strong>
        , a live Google Sheet: linked by <bdi>{by}</bdi>, {moment(at)}
      </p>
      <p className={css.actions}>
        <OutsideLink href={url} kind="usual">
          Open in Google Sheets
        </OutsideLink>
        <Link to="/w/$workspace/sheet" params={{ workspace }} search={{ workbook: workbook.workbook_id }}>
          See what was found in it
        </Link>
      </p>
    </>
  );
};

/** One that was linked. */
export const UnlinkedWorkbook = ({ workspace, workbook }: Props) => (
  <p className={css.words}>
    <strong>
      <bdi>{workbook.file_name}</bdi>
    </strong>
    , a Google Sheet that is not linked any more.{' '}
    <Link to="/w/$workspace/sheet" params={{ workspace }} search={{ workbook: workbook.workbook_id }}>
      What stays, and how to link it again
    </Link>
  </p>
);
