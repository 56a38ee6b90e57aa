import { Button } from '../../parts/button.tsx';
import { FileDrop } from '../../parts/file-drop.tsx';
import { Note, ProblemNote } from '../../parts/note.tsx';
import { NewerVersions, StaleDialog } from './stale-dialog.tsx';
import type { NextVersion } from './use-next-version.ts';

/** Why somebody may look, and change nothing. */
export const VIEWER_WORDS = 'You may look at this workspace. To change something in it you need the role planner; an admin gives it.';

/** A place for the next version of a workbook, which says what others did meanwhile. */
export const NextVersionDrop = ({ next, mayPlan }: { next: NextVersion; mayPlan: boolean }) => {
  const number = (next.newest?.version ?? 0) + 1;
  return (
    <>
      {next.newer.length > 0 && next.stale === null ? (
        <Note tone="warn" title="The workbook has changed since you took it.">
          <NewerVersions newer={next.newer} />
          <p>
            <Button onPress={next.download} isDisabled={next.isDownloading}>
              Download version {next.newest?.version}
            </Button>
          </p>
        </Note>
      ) : null}
      {mayPlan ? (
        <FileDrop
          label={next.isSending ? 'Sending it …' : `Drop the corrected workbook here: it becomes version ${number}.`}
          choose="Upload the next version"
          isDisabled={next.isSending || next.newest === undefined}
          onFile={next.upload}
        />
      ) : (
        <p>{VIEWER_WORDS}</p>
      )}
      {next.problem === null ? null : <ProblemNote problem={next.problem} />}
      <StaleDialog next={next} />
    </>
  );
};
