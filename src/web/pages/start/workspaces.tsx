import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { workspacesQuery } from '../../api/queries.ts';
import { overviewQuery } from '../../api/queries-overview.ts';
import { Loading } from '../../parts/loading.tsx';
import { Empty } from '../../parts/note.tsx';
import { Section } from '../../parts/section.tsx';
import { useFormats } from '../../words/formats.ts';
import { byRecency } from '../../words/recent-workspaces.ts';
import { AttentionList } from '../overview/attention.tsx';
import css from './start-page.module.css';

/** Of so many workspaces it is said how things stand in them. */
const TOLD = 6;
const MOST_ATTENTION = 3;

/** What one may go on with; what was looked at last comes first. */
export const Workspaces = () => {
  const { data } = useQuery({ ...workspacesQuery, throwOnError: true });
  return (
    <Section title="Workspaces">
      {data === undefined ? (
        <Loading what="the workspaces" />
      ) : data.items.length === 0 ? (
        <Empty title="No workspace yet.">
          <p>Your first workbook makes one, with its name.</p>
        </Empty>
      ) : (
        <ul className={css.workspaces}>
          {byRecency(data.items.map(({ workspace }) => workspace)).map((workspace, at) => (
            <li key={workspace}>
              <Link to="/w/$workspace" params={{ workspace }} className={css.name}>
                <bdi>{workspace}</bdi>
              </Link>
              {at < TOLD ? <HowItStands workspace={workspace} /> : null}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
};

const HowItStands = ({ workspace }: { workspace: string }) => {
  const { moment } = useFormats();
  const { data } = useQuery(overviewQuery(workspace));
  if (data === undefined) return <p className={css.hint}> </p>;
  const { workbook, attention } = data;
  return (
    <>
      <p className={css.hint}>
        {workbook === null
          ? 'No workbook yet'
          : `${workbook.file_name}, ${workbook.live === null ? `version ${workbook.version}` : 'a live Google Sheet, linked'} by ${workbook.by}, ${moment(workbook.at)}`}
      </p>
      <AttentionList workspace={workspace} attention={attention.slice(0, MOST_ATTENTION)} />
    </>
  );
};
