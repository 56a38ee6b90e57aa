import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { Schemas } from '../../api/client.ts';
import { versionsQuery, workbooksQuery, workspacesQuery } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Dialog, DialogActions } from '../../parts/dialog.tsx';
import { ProblemNote } from '../../parts/note.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useFormats } from '../../words/formats.ts';
import { findTaken, freeName, nameFromFile } from '../../words/name-workspace.ts';
import css from './start-page.module.css';
import type { Opening } from './use-open-workbook.ts';

/** Asks where a file goes whose name says nothing for certain. */
export const WhereTo = ({ opening }: { opening: Opening }) => {
  const { undecided, leave } = opening;
  const title =
    undecided === null
      ? ''
      : undecided.workspace === null
        ? `Where does ${undecided.file.name} go?`
        : `There is a workspace “${undecided.workspace}” already`;
  return (
    <Dialog title={title} isOpen={undecided !== null} onClose={leave}>
      {undecided === null ? null : <Decide opening={opening} file={undecided.file} named={undecided.workspace} />}
    </Dialog>
  );
};

const Decide = ({ opening, file, named }: { opening: Opening; file: File; named: string | null }) => {
  const { data } = useQuery(workspacesQuery);
  const open = data?.items.filter(({ role }) => role !== 'viewer').map(({ workspace }) => workspace) ?? [];
  const [chosen, setChosen] = useState(named !== null && open.includes(named) ? named : (open[0] ?? null));
  return (
    <>
      {named === null && open.length > 1 ? (
        <Choice label="Workspace" value={chosen ?? ''} choices={open.map((id) => ({ id, label: id }))} onChange={setChosen} />
      ) : null}
      {chosen === null ? <p>You may look at workspaces here, and change none. An admin can make you a planner.</p> : null}
      {chosen === null ? null : <IntoWorkspace key={chosen} opening={opening} workspace={chosen} file={file} />}
      {opening.mayMakeWorkspaces ? (
        <OfItsOwn opening={opening} file={file} taken={data?.items.map(({ workspace }) => workspace) ?? []} />
      ) : null}
      {opening.problem === null ? null : <ProblemNote problem={opening.problem} />}
      <DialogActions>
        <Button onPress={opening.leave}>Neither: leave everything as it is</Button>
      </DialogActions>
    </>
  );
};

const IntoWorkspace = ({ opening, workspace, file }: { opening: Opening; workspace: string; file: File }) => {
  const { data } = useQuery(workbooksQuery(workspace));
  const workbooks = data?.items ?? [];
  const versions = useQueries({ queries: workbooks.map(({ workbook_id: id }) => versionsQuery(workspace, id)) });
  if (data === undefined || versions.some(({ isPending }) => isPending)) return null;
  // A Google Sheet has none, whether it is live or was.
  const uploaded = workbooks.filter((_, at) => versions[at]?.data?.items.length !== 0);
  if (uploaded.length > 0)
    return uploaded.map((workbook) => (
      <AsNextVersion key={workbook.workbook_id} opening={opening} workspace={workspace} workbook={workbook} />
    ));
  const live = workbooks.find((it) => it.live !== null);
  return (
    <div className={css.way}>
      {live === undefined ? (
        <p>“{workspace}” has no workbook yet.</p>
      ) : (
        <p>
          “{workspace}” works with a live Google Sheet, {live.file_name}. A file becomes a workbook beside it, and runs read whichever came
          last.
        </p>
      )}
      <Button isDisabled={opening.sendingName !== null} onPress={() => opening.decide({ kind: 'first', workspace })}>
        Put {file.name} into it
      </Button>
    </div>
  );
};

const AsNextVersion = ({ opening, workspace, workbook }: { opening: Opening; workspace: string; workbook: Schemas['Workbook'] }) => {
  const { moment } = useFormats();
  const { data } = useQuery(versionsQuery(workspace, workbook.workbook_id));
  const newest = data?.items[0];
  if (newest === undefined) return null;
  return (
    <div className={css.way}>
      <p>
        <strong>A new version of {workbook.file_name}.</strong> Its newest is version {newest.version}, by {newest.by}, {moment(newest.at)}.
        It is kept, and so are all runs; yours becomes version {newest.version + 1}.
      </p>
      <Button
        isDisabled={opening.sendingName !== null}
        onPress={() => opening.decide({ kind: 'next', workspace, workbook: workbook.workbook_id, on: newest })}
      >
        Make it version {newest.version + 1}
      </Button>
    </div>
  );
};

const OfItsOwn = ({ opening, file, taken }: { opening: Opening; file: File; taken: readonly string[] }) => {
  const [name, setName] = useState(() => freeName(nameFromFile(file.name), taken));
  const fault = findTaken(name.trim(), taken) === undefined ? null : 'This name is taken.';
  return (
    <Form
      className={css.way ?? ''}
      onSubmit={(event) => {
        event.preventDefault();
        opening.decide({ kind: 'own', workspace: name.trim() });
      }}
    >
      <p>
        <strong>A workspace of its own.</strong> It has nothing to do with the others.
      </p>
      <TextField label="Its name" value={name} onChange={setName} fault={fault} maxLength={200} />
      <Button type="submit" isDisabled={name.trim() === '' || fault !== null || opening.sendingName !== null}>
        Make the workspace
      </Button>
    </Form>
  );
};
