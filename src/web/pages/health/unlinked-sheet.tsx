import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../api/client.ts';
import { Note } from '../../parts/note.tsx';
import { PageHead, Section } from '../../parts/section.tsx';
import { LinkSheet } from '../workbook/link-sheet.tsx';
import { VIEWER_WORDS } from '../workbook/next-version.tsx';
import css from './health-page.module.css';

interface Props {
  readonly workspace: string;
  readonly workbook: Schemas['Workbook'];
  readonly mayPlan: boolean;
}

/** A Google Sheet that was linked: what is left of it, and the way back. */
export const UnlinkedSheet = ({ workspace, workbook, mayPlan }: Props) => (
  <>
    <PageHead title="Sheet health" lead={<bdi>{workbook.file_name}</bdi>} />
    <div className={css.stack}>
      <Note tone="warn" title="This Google Sheet is not linked with this workspace any more.">
        <p>Planwright neither reads it nor writes into it. What came of it stays: the plan’s data, all runs and their answers.</p>
      </Note>
      {mayPlan ? (
        <Section title="Link it again, or another one">
          <LinkSheet workspace={workspace} />
          <p>
            Or <Link to="/">bring a workbook</Link> as a file.
          </p>
        </Section>
      ) : (
        <p>{VIEWER_WORDS}</p>
      )}
    </div>
  </>
);
