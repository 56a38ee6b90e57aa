import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import type { RunReport } from '../../api/queries-run.ts';
import { useWhyNot } from '../../api/use-role.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog, DialogActions } from '../../parts/dialog.tsx';
import { ProblemNote } from '../../parts/note.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useFormats } from '../../words/formats.ts';
import css from './run.module.css';

interface Props {
  readonly report: RunReport;
  readonly workspace: string;
}

/** Marks a plan as the one that holds for its scenario, or takes that back; with a word on why, for the history. */
export const PublishPlan = ({ report, workspace }: Props) => {
  const [isOpen, setOpen] = useState(false);
  const whyNot = useWhyNot(workspace);
  const { moment } = useFormats();
  const { published } = report;
  return (
    <>
      {published ? (
        <p className={css.published}>
          Published {moment(published.at)} by {published.actor}
          {published.note === '' ? '' : ': '}
          <bdi>{published.note}</bdi>
        </p>
      ) : null}
      <Button onPress={() => setOpen(true)} isDisabled={whyNot !== null}>
        {published ? 'Take back …' : 'Publish …'}
      </Button>
      <PublishDialog report={report} workspace={workspace} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
};

const PublishDialog = ({ report, workspace, isOpen, onClose }: Props & { isOpen: boolean; onClose: () => void }) => {
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const isPublished = report.published !== null;
  const act = useMutation({
    mutationFn: async () => {
      const asked = { params: { path: { workspace, run: report.run_id } }, body: { note } };
      await (isPublished
        ? api.POST('/v1/workspaces/{workspace}/runs/{run}/unpublish', asked)
        : api.POST('/v1/workspaces/{workspace}/runs/{run}/publish', asked));
      await queries.invalidateQueries({ queryKey: [workspace] });
    },
    onSuccess: () => {
      setNote('');
      onClose();
    },
  });
  return (
    <Dialog
      title={isPublished ? 'Take this plan back?' : `Publish this plan for ${report.scenario_name}?`}
      isOpen={isOpen}
      onClose={() => {
        act.reset();
        onClose();
      }}
    >
      <p>
        {isPublished
          ? 'It stays as it is, but is no longer the published plan of its scenario.'
          : 'It becomes the plan that holds for this scenario, in the place of the one published before. New runs tell what they change against it.'}
      </p>
      <TextField label="Why, for the history (may be blank)" value={note} onChange={setNote} maxLength={2_000} autoFocus />
      {act.error ? <ProblemNote problem={problemOf(act.error)} /> : null}
      <DialogActions>
        <Button onPress={onClose}>Leave it as it is</Button>
        <Button kind="main" onPress={() => act.mutate()} isDisabled={act.isPending}>
          {isPublished ? 'Take back' : 'Publish'}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
