import { useEffect, useState } from 'react';
import { toProblem } from '../api/problem.ts';
import type { JobState } from '../api/use-job.ts';
import { useFormats } from '../words/formats.ts';
import { Button } from './button.tsx';
import { Going } from './going.tsx';
import css from './job-panel.module.css';
import { Note, ProblemNote } from './note.tsx';

interface Props {
  readonly job: JobState;
  /** What is being done: `Looking for the best plan`. */
  readonly what: string;
  /** What ending it early keeps. */
  readonly cancelWords?: string;
}

/** How a job goes while it goes, with a way to end it, and what kept it from its answer. Of a job that ended well it shows nothing. */
export const JobPanel = ({ job, what, cancelWords = 'Stop, and keep what is known' }: Props) => {
  if (job.problem) return <ProblemNote problem={job.problem} />;
  const failure = job.job?.failure;
  if (failure) return <ProblemNote problem={toProblem({ ...failure, detail: failure.message }, 0)} />;
  if (job.job)
    return job.job.status === 'canceled' && job.job.answer === null ? (
      <Note title="It was stopped before there was anything to keep." />
    ) : null;
  return (
    <div className={css.panel}>
      <Going />
      <div className={css.words} role="status">
        <p className={css.what}>{job.status === 'waiting' ? `${what}: waiting for a worker` : what}</p>
        <p className={css.line}>{job.line ?? ' '}</p>
        {job.isBroken ? (
          <p className={css.broken}>The connection broke. It goes on at the server; this page connects again by itself.</p>
        ) : null}
      </div>
      <Seconds key={job.jobId} />
      <Button onPress={job.cancel} isDisabled={job.isCanceling}>
        {job.isCanceling ? 'Stopping …' : cancelWords}
      </Button>
    </div>
  );
};

const Seconds = () => {
  const { number } = useFormats();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const began = performance.now();
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - began) / 1_000)), 250);
    return () => clearInterval(timer);
  }, []);
  return <p className={css.seconds}>{number(seconds)} s</p>;
};
