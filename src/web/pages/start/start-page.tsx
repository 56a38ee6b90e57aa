import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { workspacesQuery } from '../../api/queries.ts';
import { Loading } from '../../parts/loading.tsx';
import { Empty } from '../../parts/note.tsx';
import { PageHead, Section } from '../../parts/section.tsx';

/** Where everybody begins. */
export const StartPage = () => {
  const { data } = useQuery({ ...workspacesQuery, throwOnError: true });
  return (
    <>
      <PageHead
        title="What should your capacity buy?"
        lead="From your workbook to the provably best plan, and back into the same workbook."
      />
      <Section title="Workspaces">
        {data === undefined ? (
          <Loading what="the workspaces" />
        ) : data.items.length === 0 ? (
          <Empty title="No workspace yet." />
        ) : (
          <ul>
            {data.items.map(({ workspace }) => (
              <li key={workspace}>
                <Link to="/w/$workspace" params={{ workspace }}>
                  {workspace}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
};
