import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { unlinkSheet } from '../../api/live-sheets.ts';
import { problemOf } from '../../api/problem.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog, DialogActions } from '../../parts/dialog.tsx';
import { ProblemNote } from '../../parts/note.tsx';

interface Props {
  readonly workspace: string;
  readonly workbook: string;
  readonly title: string;
  readonly onUnlinked: () => void;
}

/** Ends the link with a sheet, once it is clear what that means. */
export const UnlinkSheet = ({ workspace, workbook, title, onUnlinked }: Props) => {
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const unlink = useMutation({
    mutationFn: () => unlinkSheet(workspace, workbook),
    onSuccess: async () => {
      setAsking(false);
      onUnlinked();
      await queries.invalidateQueries({ queryKey: [workspace] });
    },
  });
  const close = (): void => {
    setAsking(false);
    unlink.reset();
  };
  return (
    <>
      <Button onPress={() => setAsking(true)}>Unlink</Button>
      <Dialog
        title={
          <>
            Unlink “<bdi>{title}</bdi>”?
          </>
        }
        isOpen={isAsking}
        onClose={close}
      >
        <p>Planwright then reads the sheet no more, and writes nothing into it. In the sheet itself nothing changes.</p>
        <p>
          Everything stays that came of it: the plan’s data, all runs and their answers. It can be linked again at any time, here or with
          another workspace.
        </p>
        {unlink.error === null ? null : <ProblemNote problem={problemOf(unlink.error)} />}
        <DialogActions>
          <Button onPress={close}>Leave it linked</Button>
          <Button kind="bad" onPress={() => unlink.mutate()} isDisabled={unlink.isPending}>
            Unlink it
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
};
