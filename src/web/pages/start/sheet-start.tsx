import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { googleQuery, makeWorkspace } from '../../api/live-sheets.ts';
import { problemOf } from '../../api/problem.ts';
import { workspacesQuery } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { Folded } from '../../parts/folded.tsx';
import { ProblemNote } from '../../parts/note.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { findTaken } from '../../words/name-workspace.ts';
import { NotSetUp } from '../workbook/link-sheet.tsx';
import css from './start-page.module.css';

/** For a plan that stands in a Google Sheet: a workspace first, in which it is linked then. For whoever may make workspaces. */
export const SheetStart = () => {
  const { data: google } = useQuery(googleQuery);
  return (
    <Folded title="Begin with a Google Sheet" level={2}>
      {google === undefined ? null : google.is_set_up ? <MakeWorkspace /> : <NotSetUp />}
    </Folded>
  );
};

const MakeWorkspace = () => {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { data } = useQuery(workspacesQuery);
  const [name, setName] = useState('');
  const taken = findTaken(name.trim(), data?.items.map(({ workspace }) => workspace) ?? []);
  const make = useMutation({
    mutationFn: () => makeWorkspace(name.trim()),
    onSuccess: async (workspace) => {
      void queries.invalidateQueries({ queryKey: ['workspaces'] });
      await navigate({ to: '/w/$workspace/sheet', params: { workspace } });
    },
  });
  const isReady = name.trim() !== '' && taken === undefined && !make.isPending;
  return (
    <Form
      className={css.way ?? ''}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) make.mutate();
      }}
    >
      <p>It stays in Google, and belongs to one workspace. Make that first; the sheet is linked there.</p>
      <TextField
        label="Name of the workspace"
        value={name}
        onChange={setName}
        fault={taken === undefined ? null : 'This name is taken: open that workspace, and link the sheet there.'}
        maxLength={200}
      />
      <p>
        <Button type="submit" isDisabled={!isReady}>
          Make the workspace
        </Button>
      </p>
      {make.error === null ? null : <ProblemNote problem={problemOf(make.error)} />}
    </Form>
  );
};
