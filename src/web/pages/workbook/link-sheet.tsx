import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { Schemas } from '../../api/client.ts';
import { googleQuery, linkSheet } from '../../api/live-sheets.ts';
import { problemOf } from '../../api/problem.ts';
import { meQuery } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Folded } from '../../parts/folded.tsx';
import { Loading } from '../../parts/loading.tsx';
import { ProblemNote } from '../../parts/note.tsx';
import { OutsideLink } from '../../parts/outside-link.tsx';
import { TextField } from '../../parts/text-field.tsx';
import css from './live-sheet.module.css';

/** How a Google Sheet becomes a workbook of the workspace; for planners. */
export const LinkSheet = ({ workspace }: { workspace: string }) => {
  const { data: google } = useQuery({ ...googleQuery, throwOnError: true });
  const { data: me } = useQuery(meQuery);
  if (google === undefined) return <Loading what="whom to share it with" />;
  if (!google.is_set_up) return <NotSetUp />;
  return (
    <div className={css.way}>
      <p>It stays where it is: Planwright reads it there, and writes statuses and results into it.</p>
      <ol className={css.steps}>
        <li>
          In the sheet, press Share and add as Editor: <Account account={google.account} />
        </li>
        <li>
          Let the sheet say that it is for the workspace “<bdi>{workspace}</bdi>”: in its menu, Planwright &gt; Settings &gt; Link this
          sheet, which does the next step, too.
          {me?.role === 'admin' ? ' As an admin of all workspaces you can do without.' : ''} Is there no such menu yet? Press Extensions
          &gt; Apps Script in the sheet, paste <OutsideLink href="/menu/Code.gs">this script</OutsideLink> in place of what is there, save
          it, and reload the sheet.
        </li>
        <li>
          <LinkForm workspace={workspace} />
        </li>
      </ol>
    </div>
  );
};

/** The same, on demand. */
export const FoldedLinkSheet = ({ workspace, level }: { workspace: string; level: 2 | 3 }) => (
  <Folded title="Link a Google Sheet" level={level}>
    <LinkSheet workspace={workspace} />
  </Folded>
);

export const NotSetUp = () => (
  <p>
    Google Sheets is not set up on this server. Whoever runs the server can change that; “Google Sheets” in the documentation of Planwright
    says how.
  </p>
);

const Account = ({ account }: { account: string | null }) =>
  account === null ? (
    'the account of this server. Whoever runs the server knows its address.'
  ) : (
    <span className={css.account}>
      <code>{account}</code> <CopyButton text={() => account} words="Copy the address" otherwise="Mark it and copy it" kind="usual" />
    </span>
  );

const LinkForm = ({ workspace }: { workspace: string }) => {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [sheet, setSheet] = useState('');
  const link = useMutation({
    mutationFn: () => linkSheet(workspace, sheet.trim()),
    onSuccess: async ({ workbook_id: workbook }: Schemas['Workbook']) => {
      await queries.invalidateQueries({ queryKey: [workspace] });
      await navigate({ to: '/w/$workspace/sheet', params: { workspace }, search: { workbook } });
    },
  });
  return (
    <Form
      className={css.way ?? ''}
      onSubmit={(event) => {
        event.preventDefault();
        if (sheet.trim() !== '' && !link.isPending) link.mutate();
      }}
    >
      <TextField
        label="Paste the address of the sheet"
        hint="As it stands in the browser: https://docs.google.com/spreadsheets/d/…"
        value={sheet}
        onChange={setSheet}
        maxLength={2_000}
        inputMode="url"
        autoComplete="off"
        spellCheck="false"
      />
      <p>
        <Button type="submit" isDisabled={sheet.trim() === '' || link.isPending}>
          {link.isPending ? 'Looking at the sheet …' : 'Link the sheet'}
        </Button>
      </p>
      {link.error === null ? null : <ProblemNote problem={problemOf(link.error)} />}
    </Form>
  );
};
