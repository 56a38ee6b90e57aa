import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Schemas } from '../../api/client.ts';
import { versionsQuery, workbooksQuery, workspaceQuery } from '../../api/queries.ts';
import { Choice } from '../../parts/choice.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Empty } from '../../parts/note.tsx';
import { PageHead, Section } from '../../parts/section.tsx';
import { rememberWorkspace } from '../../words/recent-workspaces.ts';
import { LinkSheet } from '../workbook/link-sheet.tsx';
import css from './health-page.module.css';
import { LiveSheet } from './live-sheet.tsx';
import { Sheet } from './sheet.tsx';
import { UnlinkedSheet } from './unlinked-sheet.tsx';

const route = getRouteApi('/w/$workspace/sheet');

/** What the workbook says, cell by cell, and what is wrong with it. */
export const HealthPage = () => {
  const { workspace } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: workbooks } = useQuery({ ...workbooksQuery(workspace), throwOnError: true });
  useEffect(() => rememberWorkspace(workspace), [workspace]);
  if (workbooks === undefined) return <Loading what="the workbook" />;
  const workbook = workbooks.items.find(({ workbook_id }) => workbook_id === search.workbook) ?? workbooks.items[0];
  if (workbook === undefined) return <NoSheet workspace={workspace} />;
  return (
    <>
      {workbooks.items.length > 1 ? (
        <Choice
          label="Workbook"
          value={workbook.workbook_id}
          choices={workbooks.items.map((it) => ({ id: it.workbook_id, label: it.file_name }))}
          onChange={(chosen) => void navigate({ search: { workbook: chosen } })}
        />
      ) : null}
      <SheetOf key={workbook.workbook_id} workspace={workspace} workbook={workbook} />
    </>
  );
};

interface Props {
  readonly workspace: string;
  readonly workbook: Schemas['Workbook'];
}

const SheetOf = ({ workspace, workbook }: Props) => {
  const { data: place } = useQuery({ ...workspaceQuery(workspace), throwOnError: true });
  const { data: versions } = useQuery({ ...versionsQuery(workspace, workbook.workbook_id), throwOnError: true });
  if (place === undefined || versions === undefined) return <Loading what="the workbook" />;
  const mayPlan = place.role !== 'viewer';
  const { live } = workbook;
  if (live !== null) return <LiveSheet workspace={workspace} workbook={{ ...workbook, live }} mayPlan={mayPlan} />;
  const [newest] = versions.items;
  // Whatever was uploaded has a version.
  if (newest === undefined) return <UnlinkedSheet workspace={workspace} workbook={workbook} mayPlan={mayPlan} />;
  return <Sheet workspace={workspace} workbook={workbook} newest={newest} mayPlan={mayPlan} />;
};

const NoSheet = ({ workspace }: { workspace: string }) => {
  const { data: place } = useQuery({ ...workspaceQuery(workspace), throwOnError: true });
  return (
    <>
      <PageHead title="Sheet health" />
      <div className={css.stack}>
        <Empty title="There is no workbook in this workspace yet.">
          <p>
            <Link to="/">Bring one</Link>: its cells stand here, each with what is wrong with it.
          </p>
        </Empty>
        {place === undefined || place.role === 'viewer' ? null : (
          <Section title="Link a Google Sheet">
            <LinkSheet workspace={workspace} />
          </Section>
        )}
      </div>
    </>
  );
};
