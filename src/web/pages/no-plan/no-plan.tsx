import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Schemas } from '../../api/client.ts';
import type { RunReport } from '../../api/queries-run.ts';
import { Badge } from '../../parts/badge.tsx';
import { IssueList } from '../../parts/issue-list.tsx';
import { Note } from '../../parts/note.tsx';
import { RowLink, RowLinks } from '../../parts/row-links.tsx';
import { Section } from '../../parts/section.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { TextWithRows } from '../../parts/text-with-rows.tsx';
import css from './no-plan.module.css';
import { otherMessages, sentenceParts } from './relaxation-words.ts';
import { Relaxations } from './relaxations.tsx';

type Conflict = Schemas['ReportedConflict'];
type ConflictRow = Conflict['rows'][number];

interface Props {
  readonly report: RunReport;
  readonly workspace: string;
}

/** Instead of a plan: which rows cannot hold together, and a button for each change that would be enough. */
export const NoPlan = ({ report, workspace }: Props) => (
  <div className={css.page}>
    {report.conflict ? <Why report={report} conflict={report.conflict} /> : <Ending report={report} workspace={workspace} />}
    {report.conflict ? <Relaxations conflict={report.conflict} workspace={workspace} run={report.run_id} /> : null}
    {report.conflict && report.conflict.more_conflicts.length > 0 ? <MoreConflicts report={report} conflict={report.conflict} /> : null}
    {report.issues.length === 0 ? null : (
      <Section title="What is wrong in the sheet" lead="As it was when the run was asked for.">
        <IssueList label="Issues" issues={report.issues} />
      </Section>
    )}
    {report.conflict ? <Messages messages={otherMessages(report.messages, report.conflict)} /> : null}
  </div>
);

const Why = ({ report, conflict }: { report: RunReport; conflict: Conflict }) => (
  <Section title="Why there is no plan">
    <p className={css.sentence}>
      <Sentence words={conflict.sentences[0] ?? ''} rows={conflict.rows} />
    </p>
    {conflict.proven_minimal ? (
      <p className={css.soft}>Each of these rows is needed for the conflict: without any one of them, the others can be kept.</p>
    ) : (
      <Note tone="warn" title="Not proven minimal">
        <p>Together these rows allow no plan, but perhaps fewer of them do so already: the search was stopped before that was proven.</p>
      </Note>
    )}
    <ConflictTable caption="The rows that cannot hold together" report={report} rows={conflict.rows} conflict={conflict} />
    {conflict.complete ? null : <p className={css.soft}>There may be further conflicts: the search for them was stopped early.</p>}
  </Section>
);

const Sentence = ({ words, rows }: { words: string; rows: readonly ConflictRow[] }) =>
  sentenceParts(
    words,
    rows.flatMap(({ row, twins }) => [row, ...twins]),
  ).map(
    ({ words: part, row }, index): ReactNode =>
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence stay where they are
      row === null ? <bdi key={index}>{part}</bdi> : <RowLink key={index} row={row} />,
  );

interface TableProps {
  readonly caption: string;
  readonly report: RunReport;
  readonly rows: readonly ConflictRow[];
  /** Whose changes were looked at row by row. */
  readonly conflict?: Conflict;
}

const ConflictTable = ({ caption, report, rows, conflict }: TableProps) => {
  const policies = new Set(report.rules.filter(({ policy }) => policy).map(({ row }) => row));
  const columns: readonly Column<ConflictRow>[] = [
    {
      id: 'row',
      title: 'Row',
      cell: ({ row, twins }) => (
        <>
          <RowLink row={row} />
          {twins.length === 0 ? null : (
            <span className={css.soft}>
              {' '}
              (so does <RowLinks rows={twins} />)
            </span>
          )}
        </>
      ),
    },
    {
      id: 'demand',
      title: 'What it demands',
      cell: ({ row, words }) => (
        <>
          <bdi>{words}</bdi> {policies.has(row) ? <Badge>policy</Badge> : null}
        </>
      ),
    },
    ...(conflict ? [{ id: 'alone', title: 'Changed alone', cell: ({ row }: ConflictRow) => <Alone row={row} conflict={conflict} /> }] : []),
  ];
  return <Table caption={caption} columns={columns} rows={rows} keyOf={({ row }) => row} />;
};

const Alone = ({ row, conflict }: { row: string; conflict: Conflict }) => {
  if (conflict.cannot_alone.includes(row)) return <span className={css.soft}>no change of it alone is enough</span>;
  const found = conflict.relaxations.find(({ alone, changes }) => alone && changes.some((it) => it.row === row));
  const change = found?.changes[0];
  if (!change) return <span className={css.soft}>not known</span>;
  return <>{'drop' in change ? 'enough: do without it' : `enough: ${change.column} ${change.to}`}</>;
};

const MoreConflicts = ({ report, conflict }: { report: RunReport; conflict: Conflict }) => (
  <Section title="More conflicts" lead="Rows of their own that cannot hold together either. What would be enough above solves these, too.">
    {conflict.more_conflicts.map(({ rows, proven_minimal: isMinimal }, index) => (
      <div key={rows.map(({ row }) => row).join()} className={css.more}>
        <p>
          <Sentence words={conflict.sentences[index + 1] ?? ''} rows={rows} />
          {isMinimal ? '' : ' (Not proven minimal.)'}
        </p>
        <ConflictTable caption={`Conflict ${index + 2}`} report={report} rows={rows} />
      </div>
    ))}
  </Section>
);

/** It was refused, stopped, or failed: no conflict is known. */
const Ending = ({ report, workspace }: Props) => (
  <Section title={report.objective_mode === null ? 'Why it was refused' : 'How it ended'}>
    {report.messages.map((words) => (
      <p key={words} className={css.words}>
        <TextWithRows text={words} />
      </p>
    ))}
    <p>
      <Link to="/w/$workspace/scenarios/$scenario" params={{ workspace, scenario: report.scenario_name }}>
        Run it again
      </Link>
      {report.result === 'unknown' ? ', with more time perhaps.' : ', once its rows are mended.'}
    </p>
  </Section>
);

const Messages = ({ messages }: { messages: readonly string[] }) =>
  messages.length === 0 ? null : (
    <Section title="What else the run has to say">
      <ul className={css.messages}>
        {messages.map((words) => (
          <li key={words} className={css.words}>
            <bdi>{words}</bdi>
          </li>
        ))}
      </ul>
    </Section>
  );
