import { lazy, useEffect, useRef, useState } from 'react';
import type { JobState } from '../api/use-job.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import { useFormats } from '../words/formats.ts';
import { readRefused } from '../words/refused-run.ts';
import { type Course, type CoursePoint, readCourse } from '../words/run-course.ts';
import { gapUp } from '../words/run-result.ts';
import { Button } from './button.tsx';
import { Facts } from './facts.tsx';
import { Going } from './going.tsx';
import { IssueList } from './issue-list.tsx';
import { JobPanel } from './job-panel.tsx';
import css from './live-run.module.css';
import { Note } from './note.tsx';
import { type Column, Table } from './table.tsx';

const CourseChart = lazy(() => import('../charts/course-chart.tsx'));

interface Props {
  readonly job: JobState;
  /** What is being done: `Looking for the best plan`. */
  readonly what: string;
  /** It has ended, and there is a run to look at. */
  readonly onRun: (run: string) => void;
}

/** A run while it goes: the best plan so far and the bound closing in; then it leads to the run. What kept it from running stays to be read. */
export const LiveRun = ({ job, what, onRun }: Props) => {
  const ended = job.job;
  const refused = readRefused(ended?.answer);
  const run = ended?.answer && !refused ? ended.run_id : null;
  const leave = useRef(onRun);
  leave.current = onRun;
  useEffect(() => {
    if (run !== null) leave.current(run);
  }, [run]);
  if (refused) return <Refused {...refused} />;
  if (job.problem || ended) return <JobPanel job={job} what={what} />;
  return <Under job={job} what={what} />;
};

const Refused = ({ message, issues }: NonNullable<ReturnType<typeof readRefused>>) => (
  <Note tone="bad" title="This run was refused: nothing was solved, and nothing of the plan has changed.">
    <p className={css.refusal}>{message}</p>
    <IssueList label="What stands in its way" issues={issues} />
    <p>
      Mend these rows in the workbook and send it again (a live Google Sheet is read anew by itself); or see under “More” what can be left
      aside.
    </p>
  </Note>
);

const Under = ({ job, what }: Pick<Props, 'job' | 'what'>) => {
  const { number } = useFormats();
  const course = readCourse(job.course);
  return (
    <div className={css.live}>
      <section className={css.panel} aria-label={what}>
        <Going />
        <div className={css.head}>
          <div className={css.words}>
            <p className={css.what}>{job.status === 'waiting' ? `${what}: waiting for a worker` : `${what} …`}</p>
            <p className={css.stage}>{stageWords(course)}</p>
          </div>
          <Button onPress={job.cancel} isDisabled={job.isCanceling}>
            {job.isCanceling ? 'Stopping …' : 'Stop, and keep the best plan so far'}
          </Button>
        </div>
        <Figures course={course} isRunning={job.status === 'running'} />
        <p className={css.broken} role="status">
          {job.isBroken ? 'The connection broke. The run goes on at the server; this page connects again by itself.' : ''}
        </p>
      </section>
      {course && course.points.length > 1 ? (
        <ChartFrame
          title="Closing in"
          lead="Solid: the best plan so far. Dashed: no plan is worth more. Where they meet, the plan is proven to be the best."
          fileName="run-course"
          table={<CourseTable points={course.points} />}
        >
          <CourseChart points={course.points} number={number} />
        </ChartFrame>
      ) : null}
    </div>
  );
};

const stageWords = (course: Course | null): string => {
  if (course === null) return 'It begins: rows are read and the problem is posed.';
  if (course.questions !== null) return `There is no plan. Looking for the rows that cannot hold together: question ${course.questions}.`;
  if (course.tieBreak !== null) return `The best value is found; among equally good plans, the one with the ${course.tieBreak}.`;
  return course.stageCount > 1
    ? `Step ${course.stage} of ${course.stageCount}: ${objectiveWords(course.name)}.`
    : objectiveWords(course.name);
};

const objectiveWords = (name: string): string => (name === 'weighted_kpis' ? 'the weighted mix of KPIs' : name);

const Figures = ({ course, isRunning }: { course: Course | null; isRunning: boolean }) => {
  const { rough, percent, number } = useFormats();
  const seconds = useSeconds(course?.seconds ?? 0, isRunning);
  const none = '–';
  const all = [
    ['Best plan so far', course ? rough(course.incumbent) : none],
    ['No plan is worth more than', course ? rough(course.bound) : none],
    ['Still open', course?.gapPct === null || course === null ? none : percent(gapUp(course.gapPct))],
    ['Time', `${number(Math.floor(seconds))} s`],
  ] as const;
  return <Facts facts={all} className={css.figures} />;
};

/** Goes on from the newest word of the worker: right after a reload, too. */
const useSeconds = (told: number, isRunning: boolean): number => {
  const [now, setNow] = useState(() => performance.now());
  const heard = useRef({ told, at: performance.now() });
  if (heard.current.told !== told) heard.current = { told, at: performance.now() };
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setNow(performance.now()), 250);
    return () => clearInterval(timer);
  }, [isRunning]);
  return isRunning ? told + Math.max(0, now - heard.current.at) / 1_000 : told;
};

const CourseTable = ({ points }: { points: readonly CoursePoint[] }) => {
  const { rough, number } = useFormats();
  const columns: readonly Column<CoursePoint>[] = [
    { id: 'seconds', title: 'Seconds', isNumber: true, cell: ({ seconds }) => number(seconds) },
    { id: 'incumbent', title: 'Best plan so far', isNumber: true, cell: ({ incumbent }) => rough(incumbent) },
    { id: 'bound', title: 'No plan is worth more than', isNumber: true, cell: ({ bound }) => rough(bound) },
  ];
  return <Table caption="How the run goes" columns={columns} rows={points} keyOf={(_, index) => index} />;
};
