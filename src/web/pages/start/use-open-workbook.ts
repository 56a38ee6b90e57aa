import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schemas } from '../../api/client.ts';
import { type Problem, problemOf } from '../../api/problem.ts';
import { meQuery, workspacesQuery } from '../../api/queries.ts';
import { type Sending, sendingOf, startCheck, uploadToNewWorkspace, uploadVersion, uploadWorkbook } from '../../api/uploads.ts';
import { findTaken, nameFromFile } from '../../words/name-workspace.ts';

/** Where a workbook goes. */
export type Place =
  | { readonly kind: 'own'; readonly workspace: string }
  | { readonly kind: 'first'; readonly workspace: string }
  | { readonly kind: 'next'; readonly workspace: string; readonly workbook: string; readonly on: Schemas['WorkbookVersion'] };

export interface Opening {
  /** The file that waits for somebody to say where it goes, and the workspace that has its name. */
  readonly undecided: { readonly file: File; readonly workspace: string | null } | null;
  readonly mayMakeWorkspaces: boolean;
  readonly sendingName: string | null;
  readonly problem: Problem | null;
  readonly open: (file: File) => void;
  readonly decide: (place: Place) => void;
  readonly leave: () => void;
}

const send = async ({ place, sending }: { place: Place; sending: Sending }): Promise<{ workspace: string; workbook: string }> => {
  const { workspace } = place;
  if (place.kind === 'own') {
    const made = await uploadToNewWorkspace(workspace, sending);
    return { workspace: made.workspace, workbook: made.workbook_id };
  }
  if (place.kind === 'first') return { workspace, workbook: (await uploadWorkbook(workspace, sending)).workbook_id };
  await uploadVersion(place, sending);
  return { workspace, workbook: place.workbook };
};

/** From a file to its sheet page, checked. */
export const useOpenWorkbook = (): Opening => {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { data: me } = useQuery(meQuery);
  const { data: workspaces } = useQuery(workspacesQuery);
  const [undecided, setUndecided] = useState<Opening['undecided']>(null);
  const mayMakeWorkspaces = me?.role === 'admin';
  const upload = useMutation({
    mutationFn: send,
    onSuccess: async ({ workspace, workbook }) => {
      setUndecided(null);
      // Where the check cannot be asked for just now, the sheet page asks for it.
      const job = await startCheck(workspace, workbook).catch(() => undefined);
      void queries.invalidateQueries({ queryKey: ['workspaces'] });
      void queries.invalidateQueries({ queryKey: [workspace] });
      await navigate({ to: '/w/$workspace/sheet', params: { workspace }, search: job === undefined ? {} : { job } });
    },
    onError: (thrown, { place, sending }) => {
      void queries.invalidateQueries({ queryKey: [place.workspace] });
      // Somebody made one of that name meanwhile.
      if (problemOf(thrown).code === 'workspace-taken') setUndecided({ file: sending.file, workspace: place.workspace });
    },
  });
  const problem = upload.error === null ? null : problemOf(upload.error);
  return {
    undecided,
    mayMakeWorkspaces,
    sendingName: upload.isPending ? upload.variables.sending.file.name : null,
    problem: problem?.code === 'workspace-taken' && undecided !== null ? null : problem,
    open: (file) => {
      upload.reset();
      const name = nameFromFile(file.name);
      const taken = findTaken(name, workspaces?.items.map(({ workspace }) => workspace) ?? []);
      if (taken === undefined && mayMakeWorkspaces) upload.mutate({ place: { kind: 'own', workspace: name }, sending: sendingOf(file) });
      else setUndecided({ file, workspace: taken ?? null });
    },
    decide: (place) => {
      if (undecided) upload.mutate({ place, sending: sendingOf(undecided.file) });
    },
    leave: () => {
      setUndecided(null);
      upload.reset();
    },
  };
};
