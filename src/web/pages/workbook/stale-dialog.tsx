import type { Schemas } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog, DialogActions } from '../../parts/dialog.tsx';
import { useFormats } from '../../words/formats.ts';
import type { NextVersion } from './use-next-version.ts';

/** Where somebody else was faster: what they did, and what can be done now. */
export const StaleDialog = ({ next }: { next: NextVersion }) => (
  <Dialog title="Somebody was faster; nothing has been overwritten" isOpen={next.stale !== null} onClose={next.leave}>
    <p>The workbook has changed since the version that {next.stale?.name ?? 'yours'} was made from:</p>
    <NewerVersions newer={next.newer} />
    <p>
      Take the newest and make your changes in it, or put yours on top: then the newest is yours, and what stands only in theirs is to be
      found in the version before.
    </p>
    <DialogActions>
      <Button onPress={next.leave}>Leave it as it is</Button>
      <Button onPress={next.putOnTop} isDisabled={next.isSending}>
        Put mine on top, as version {(next.newest?.version ?? 0) + 1}
      </Button>
      <Button kind="main" onPress={next.download} isDisabled={next.isDownloading}>
        Download version {next.newest?.version}
      </Button>
    </DialogActions>
  </Dialog>
);

export const NewerVersions = ({ newer }: { newer: readonly Schemas['WorkbookVersion'][] }) => {
  const { moment } = useFormats();
  return (
    <ul>
      {newer.map(({ version, by, at, job_id }) => (
        <li key={version}>
          Version {version}, {moment(at)}:{' '}
          {job_id === null ? `uploaded by ${by}` : `statuses and results written by Planwright, asked by ${by}`}
        </li>
      ))}
    </ul>
  );
};
