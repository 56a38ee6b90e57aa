import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { workspacesQuery } from '../../api/queries.ts';
import { Loading } from '../../parts/loading.tsx';
import { Empty } from '../../parts/note.tsx';
import { Section } from '../../parts/section.tsx';
import { byRecency } from '../../words/recent-workspaces.ts';
import css from './start-page.module.css';

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
          {byRecency(data.items.map(({ workspace }) => workspace)).map((workspace) => (
            <li key={workspace}>
              <Link to="/w/$workspace" params={{ workspace }} className={css.name}>
                {workspace}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
};
