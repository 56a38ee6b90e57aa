import { lazy, useState } from 'react';
import type { FrontierAnswer, FrontierPoint } from '../../api/answers.ts';
import type { RunReport } from '../../api/queries-run.ts';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { Button } from '../../parts/button.tsx';
import { makeMoved } from '../../parts/moved-of.ts';
import { Empty } from '../../parts/note.tsx';
import { PlanChange } from '../../parts/plan-change.tsx';
import { Section } from '../../parts/section.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { useFormats } from '../../words/formats.ts';
import css from './curve-page.module.css';

const FrontierChart = lazy(() => import('../../charts/frontier-chart.tsx'));

export const FrontierView = ({ frontier, report }: { frontier: FrontierAnswer; report: RunReport }) => {
  const { number } = useFormats();
  const { points, kpis, run } = frontier;
  const [at, setAt] = useState(run.point === null ? 0 : run.point - 1);
  const [one, other] = kpis.map(({ kpi, unit }) => (unit === '' ? kpi : `${kpi} (${unit})`));
  const point = points[at];
  if (!point || one === undefined || other === undefined) return <Empty title="No plan is known yet." />;
  const moved = makeMoved(report.initiatives);
  const whole = frontier.whole
    ? 'These are all; that is proven.'
    : 'Not everything was looked at: between these points others may lie, and empty dots may still be beaten.';
  return (
    <>
      <ChartFrame
        title={`${one} against ${other}`}
        lead={`${runSentence(frontier)} ${whole}`}
        fileName={`frontier-${frontier.run_id}`}
        table={<PointTable points={points} one={one} other={other} />}
      >
        <FrontierChart
          dots={points.map(({ amounts, proven }) => ({ ...toPlace(amounts), isProven: proven }))}
          run={toPlace(run.amounts)}
          xTitle={one}
          yTitle={other}
          selected={at}
          onSelect={setAt}
        />
      </ChartFrame>
      <Section
        title={`Plan ${number(at + 1)} of ${number(points.length)}`}
        lead={`${number(point.amounts[0])} of ${one}, ${number(point.amounts[1])} of ${other}, for ${number(point.tokens_used)} tokens; ${pointWords(point)}.`}
        actions={
          <div className={css.steps}>
            <Button onPress={() => setAt(at - 1)} isDisabled={at === 0}>
              {`More of ${kpis[0]?.kpi ?? ''}`}
            </Button>
            <Button onPress={() => setAt(at + 1)} isDisabled={at >= points.length - 1}>
              {`More of ${kpis[1]?.kpi ?? ''}`}
            </Button>
          </div>
        }
      >
        <h3>Against the plan of this run</h3>
        <PlanChange enters={moved(point.enters)} leaves={moved(point.leaves)} of="the plan of the frontier" />
      </Section>
    </>
  );
};

/** The two amounts of a plan, as a place on the drawing. */
const toPlace = ([x = 0, y = 0]: readonly number[]): { readonly x: number; readonly y: number } => ({ x, y });

const runSentence = ({ run }: FrontierAnswer): string => {
  if (run.point !== null) return 'The plan of this run is one of them.';
  if (run.dominated_by.length > 0) return 'Some plans are better than that of this run in one of the two and no worse in the other.';
  return 'No plan that is known is better than that of this run in both.';
};

/** What is certain of a point. */
const pointWords = ({ proven, found_by_weights }: FrontierPoint): string => {
  if (!proven) return 'a better one may exist';
  return found_by_weights === false ? 'proven, and no weights of the two would find it' : 'proven';
};

const PointTable = ({ points, one, other }: { points: readonly FrontierPoint[]; one: string; other: string }) => {
  const { number } = useFormats();
  const columns: readonly Column<FrontierPoint>[] = [
    { id: 'one', title: one, isNumber: true, cell: ({ amounts }) => number(amounts[0]) },
    { id: 'other', title: other, isNumber: true, cell: ({ amounts }) => number(amounts[1]) },
    { id: 'tokens', title: 'Tokens', isNumber: true, cell: (it) => number(it.tokens_used) },
    { id: 'certain', title: 'How certain', cell: pointWords },
    { id: 'enters', title: 'Enters', cell: ({ enters }) => enters.join(', ') },
    { id: 'leaves', title: 'Leaves', cell: ({ leaves }) => leaves.join(', ') },
  ];
  return <Table caption="Every plan of the frontier" columns={columns} rows={points} keyOf={({ amounts }) => amounts.join()} />;
};
