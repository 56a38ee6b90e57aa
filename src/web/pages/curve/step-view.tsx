import { type CurveStep, toValue } from '../../api/answers.ts';
import type { RunReport } from '../../api/queries-run.ts';
import { makeMoved } from '../../parts/moved-of.ts';
import { PlanChange } from '../../parts/plan-change.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { useFormats } from '../../words/formats.ts';

const BEGINNINGS: Readonly<Record<string, string>> = { range: 'With', exact: 'From', open: 'At the latest from' };

/** One step: its plan against that of the step before, and what that does to each KPI. */
export const StepView = ({ step, before, report }: { step: CurveStep; before: CurveStep | undefined; report: RunReport }) => {
  const { number, rough, change, count } = useFormats();
  const moved = makeMoved(report.initiatives);
  const [gain] = step.gains ?? [];
  const [worth] = step.worth;
  const columns: readonly Column<CurveStep['kpis'][number]>[] = [
    { id: 'kpi', title: 'KPI', cell: ({ kpi, unit }) => (unit === '' ? kpi : `${kpi} (${unit})`) },
    { id: 'change', title: before ? 'Against the step before' : 'The plan adds', isNumber: true, cell: (it) => change(it.change) },
  ];
  return (
    <>
      <p>
        {BEGINNINGS[step.begins] ?? 'From'} {number(step.capacity)} tokens on: worth {rough(worth ? toValue(worth) : null)}, with{' '}
        {count(step.selected.length, 'initiative')} for {number(step.tokens_used)} tokens
        {gain && before ? `; ${rough(toValue(gain))} more than with ${number(before.capacity)} tokens` : ''}
        {step.follows_at_once || !before ? '.' : ', between which more steps may lie.'}
      </p>
      {before ? <PlanChange enters={moved(step.enters)} leaves={moved(step.leaves)} of="the step of the curve" /> : null}
      <Table caption="What that does to each KPI" columns={columns} rows={step.kpis} keyOf={({ kpi }) => kpi} empty="No KPI changes." />
    </>
  );
};
