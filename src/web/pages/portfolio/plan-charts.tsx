import { lazy } from 'react';
import type { Price } from '../../api/read-prices.ts';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { RowLinks } from '../../parts/row-links.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { type Formats, useFormats } from '../../words/formats.ts';
import { nearestMisses, type Report, sliceName } from './initiatives.ts';
import { type Met, metTargets, valuePoints } from './plan-figures.ts';
import css from './portfolio.module.css';

const SliceBars = lazy(() => import('../../charts/slice-bars.tsx'));
const TargetBars = lazy(() => import('../../charts/target-bars.tsx'));
const ValueScatter = lazy(() => import('../../charts/value-scatter.tsx'));

interface Props {
  readonly report: Report;
  readonly prices: ReadonlyMap<string, Price>;
  readonly onOpen: (initiative: string) => void;
}

/** The plan in pictures, each with its numbers. */
export const PlanCharts = ({ report, prices, onOpen }: Props) => (
  <>
    <div className={css.charts}>
      <KpiChart report={report} />
      <CapacityChart report={report} />
    </div>
    <ValueChart report={report} prices={prices} onOpen={onOpen} />
  </>
);

type Slice = Report['slices'][number];

const sliceColumns = ({ number }: Formats): readonly Column<Slice>[] => [
  { id: 'slice', title: 'Slice', cell: ({ dimension, key }) => sliceName(dimension, key) },
  { id: 'used', title: 'Used', isNumber: true, cell: ({ used }) => number(used) },
  { id: 'floor', title: 'Floor', isNumber: true, cell: ({ floor }) => number(floor) },
  { id: 'cap', title: 'Cap', isNumber: true, cell: ({ cap }) => number(cap) },
  { id: 'left', title: 'Left under the cap', isNumber: true, cell: ({ cap, used }) => (cap === null ? '' : number(exact(cap - used))) },
  { id: 'rows', title: 'Rows', cell: ({ rows }) => <RowLinks rows={rows} /> },
];

/** Differences of decimals, without what a browser's numbers add to them. */
const exact = (value: number): number => Number(value.toPrecision(12));

const CapacityChart = ({ report: { run_id, slices, capacity_used, capacity_total } }: Pick<Props, 'report'>) => {
  const formats = useFormats();
  const full = slices.filter(({ used, cap }) => used === cap).map(({ dimension, key }) => sliceName(dimension, key));
  const used =
    capacity_total === null ? formats.number(capacity_used) : `${formats.number(capacity_used)} of ${formats.number(capacity_total)}`;
  // The capacity of the scenario caps everything, unless a row caps it lower.
  const shown = slices.map((it) => (it.dimension === 'all' && it.cap === null ? { ...it, cap: capacity_total } : it));
  return (
    <ChartFrame
      title="Capacity by slice"
      lead={`${used} tokens are used. ${full.length === 0 ? 'No slice is full.' : `Full: ${formats.list(full)}.`}`}
      fileName={`${run_id}-capacity`}
      table={
        <Table
          caption="Capacity by slice"
          columns={sliceColumns(formats)}
          rows={shown}
          keyOf={({ dimension, key }) => `${dimension}\n${key}`}
        />
      }
    >
      <SliceBars
        bars={shown.map(({ dimension, key, used: it, floor, cap }) => ({
          name: sliceName(dimension, key),
          dimension,
          used: it,
          floor,
          cap,
        }))}
      />
    </ChartFrame>
  );
};

const targetColumns = ({ number }: Formats): readonly Column<Met>[] => [
  { id: 'kpi', title: 'KPI', cell: ({ name, unit }) => `${name}${unit === '' ? '' : ` (${unit})`}` },
  { id: 'from', title: 'Without the plan', isNumber: true, cell: ({ from }) => number(from) },
  { id: 'achieved', title: 'With the plan', isNumber: true, cell: ({ achieved }) => number(achieved) },
  { id: 'floor', title: 'Floor', isNumber: true, cell: ({ floor }) => number(floor) },
  { id: 'goal', title: 'Goal', isNumber: true, cell: ({ goal }) => number(goal) },
];

const KpiChart = ({ report }: Pick<Props, 'report'>) => {
  const formats = useFormats();
  const met = metTargets(report);
  const goals = met.filter(({ goal }) => goal !== null);
  const reached = goals.filter(({ achieved, goal, isFalling }) => goal !== null && (isFalling ? achieved <= goal : achieved >= goal));
  return (
    <ChartFrame
      title="KPIs against floors and goals"
      lead={
        met.length === 0
          ? 'The constraint set has no targets, and there are no changes to show.'
          : `${goals.length === 0 ? 'No goals are set.' : `${formats.number(reached.length)} of ${formats.count(goals.length, 'goal')} reached.`} Every floor holds.`
      }
      fileName={`${report.run_id}-kpis`}
      table={<Table caption="KPIs against floors and goals" columns={targetColumns(formats)} rows={met} keyOf={({ name }) => name} />}
    >
      <TargetBars bars={met} />
    </ChartFrame>
  );
};

const ValueChart = ({ report, prices, onOpen }: Props) => {
  const formats = useFormats();
  const misses = nearestMisses(report.initiatives, prices);
  const points = valuePoints(report.initiatives, misses);
  const columns: readonly Column<(typeof points)[number]>[] = [
    { id: 'key', title: 'Initiative', cell: ({ key, title }) => `${key} ${title}` },
    { id: 'group', title: 'In the plan', cell: ({ group }) => ({ chosen: 'Chosen', 'left-out': 'Left out', near: 'Near miss' })[group] },
    { id: 'tokens', title: 'Tokens', isNumber: true, cell: ({ tokens }) => formats.number(tokens) },
    { id: 'worth', title: 'Worth alone', isNumber: true, cell: ({ worth }) => formats.rough(worth) },
  ];
  return (
    <ChartFrame
      title="Worth against tokens"
      lead={
        <>
          What each initiative would add to the objective by itself, against what it costs.
          {misses.length === 0 ? null : ` The nearest misses: ${formats.list(misses.map(({ key }) => key))}.`}
        </>
      }
      fileName={`${report.run_id}-worth`}
      table={
        <div className={css.tall}>
          <Table caption="Worth against tokens" columns={columns} rows={points} keyOf={({ key }) => key} />
        </div>
      }
    >
      <ValueScatter points={points} onOpen={onOpen} />
    </ChartFrame>
  );
};
