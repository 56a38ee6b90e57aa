import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RunReport } from '../../api/queries-run.ts';
import { useWhyNot } from '../../api/use-role.ts';
import { Badge } from '../../parts/badge.tsx';
import { Facts } from '../../parts/facts.tsx';
import { useFormats } from '../../words/formats.ts';
import { resultOf } from '../../words/run-result.ts';
import { PublishPlan } from './publish-plan.tsx';
import css from './run.module.css';
import { RunNav } from './run-nav.tsx';
import { AskAnother, SecondOpinions } from './second-opinions.tsx';

interface Props {
  readonly report: RunReport;
  readonly workspace: string;
}

/** What must be known of a run whatever of it one looks at. */
export const RunHead = ({ report, workspace }: Props) => {
  const { percent } = useFormats();
  const { words, tone } = resultOf(report, percent);
  const whyNot = useWhyNot(workspace);
  return (
    <section className={css.head} aria-label="This run">
      <div className={css.top}>
        <div className={css.title}>
          <p className={css.place}>
            <Link to="/w/$workspace/scenarios/$scenario" params={{ workspace, scenario: report.scenario_name }}>
              {report.scenario_name}
            </Link>
            <span aria-hidden="true">/</span>
            <bdi>{report.constraint_set_name}</bdi>
          </p>
          <h1 className={`${css.result} ${css[tone]}`}>
            {words}
            {report.published ? <Badge tone="good">Published</Badge> : null}
          </h1>
        </div>
        <div className={css.actions}>
          {report.objective_mode === null ? null : <AskAnother report={report} workspace={workspace} />}
          {report.has_plan ? <PublishPlan report={report} workspace={workspace} /> : null}
          {whyNot === null ? null : <p className={css.whynot}>{whyNot}</p>}
        </div>
      </div>
      <RunFacts report={report} />
      <WhatIf report={report} workspace={workspace} />
      <SecondOpinions report={report} workspace={workspace} />
      <RunNav report={report} workspace={workspace} />
    </section>
  );
};

const RunFacts = ({ report }: { report: RunReport }) => {
  const { number, rough, moment } = useFormats();
  const { has_plan: hasPlan, capacity_total: capacity, capacity_used: used, finished_at: at } = report;
  const facts: readonly (readonly [string, ReactNode])[] = [
    ...(hasPlan ? report.stages.map((it) => [objectiveName(it, report), rough(it.objective.shown)] as const) : []),
    ...(report.objective_mode === null
      ? []
      : [
          [
            hasPlan ? 'Tokens' : 'Capacity',
            `${hasPlan ? `${number(used)} of ` : ''}${capacity === null ? 'unlimited' : number(capacity)}`,
          ] as const,
        ]),
    ...(hasPlan
      ? [
          [
            'Initiatives',
            `${number(report.initiatives.filter((it) => it.selected).length)} of ${number(report.initiatives.length)}`,
          ] as const,
        ]
      : []),
    ['Candidates', report.scope === 'all' ? 'all' : 'those selected for the run'],
    ['Run', `${at === null ? '' : moment(at)} by ${report.asked_by}`],
    ['Id', <code key="id">{report.run_id}</code>],
  ];
  return <Facts facts={facts} className={css.facts} />;
};

/** `Objective: gmv`, and `then nps` of the second one. */
const objectiveName = ({ name, kpi }: RunReport['stages'][number], { stages, kpis }: RunReport): string => {
  const word = kpi === null ? 'Objective: weighted KPIs' : `Objective: ${kpis.find((it) => it.kpi === kpi)?.name || kpi}`;
  return stages[0]?.name === name ? word : word.replace('Objective:', 'Then');
};

const WhatIf = ({ report, workspace }: Props) => {
  const { list } = useFormats();
  if (report.parent_run === null) return null;
  const params = { workspace, run: report.parent_run };
  return (
    <p className={css.whatif}>
      <strong>What if</strong>:{' '}
      <bdi>{report.changes.length === 0 ? 'the same once more' : list(report.changes.map((it) => it.replaceAll(' -> ', ' → ')))}</bdi>, on{' '}
      <Link to="/w/$workspace/runs/$run" params={params}>
        {report.parent_run}
      </Link>
      . Nothing of the workbook has changed.{' '}
      {report.has_plan ? (
        <Link to="/w/$workspace/compare" params={{ workspace }} search={{ run: [report.parent_run, report.run_id] }}>
          Compare the two
        </Link>
      ) : null}
    </p>
  );
};
