import { useQuery } from '@tanstack/react-query';
import { jobsAboutQuery } from '../api/queries-answers.ts';
import { useFormats } from '../words/formats.ts';
import { Choice } from './choice.tsx';

interface Props {
  readonly workspace: string;
  readonly run: string;
  /** What was asked: `curve`. */
  readonly kind: string;
  /** The job that is shown. */
  readonly current: string | undefined;
  readonly onChoose: (jobId: string) => void;
  readonly what: string;
}

const NONE = 'none';

/** What somebody has asked of this run before: it need not be asked again. Nothing where nobody has. */
export const AskedBefore = ({ workspace, run, kind, current, onChoose, what }: Props) => {
  const { moment } = useFormats();
  const { data = [] } = useQuery(jobsAboutQuery(workspace, run, kind));
  const others = data.filter(({ job_id, status }) => status !== 'failed' && job_id !== current);
  if (others.length === 0) return null;
  const choices = [
    { id: NONE, label: current === undefined ? 'Choose one …' : 'This one' },
    ...others.map(({ job_id, queued_at, asked_by, status }) => ({
      id: job_id,
      label: `${moment(queued_at)}, asked by ${asked_by}${status === 'succeeded' ? '' : `, ${status}`}`,
    })),
  ];
  return <Choice label={what} value={NONE} choices={choices} onChange={(id) => id !== NONE && onChoose(id)} />;
};
