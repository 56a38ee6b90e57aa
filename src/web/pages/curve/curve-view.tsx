import { lazy, useMemo, useState } from 'react';
import { type CurveAnswer, type CurveStep, toValue } from '../../api/answers.ts';
import type { RunReport } from '../../api/queries-run.ts';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { toStairPoints } from '../../charts/staircase.ts';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/note.tsx';
import { Section } from '../../parts/section.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { useFormats } from '../../words/formats.ts';
import css from './curve-page.module.css';
import { bottomSentence, objectiveName, saturationSentence, wholenessSentence } from './curve-words.ts';
import { StepView } from './step-view.tsx';

const StaircaseChart = lazy(() => import('../../charts/staircase-chart.tsx'));

const worthOf = ({ worth: [first] }: CurveStep): number => (first ? toValue(first) : 0);

/** The step that holds at a capacity. */
const stepAt = (steps: readonly CurveStep[], at: number): number =>
  Math.max(
    0,
    steps.findLastIndex(({ capacity }) => capacity <= at),
  );

export const CurveView = ({ curve, report }: { curve: CurveAnswer; report: RunReport }) => {
  const formats = useFormats();
  const { steps, run_capacity: own } = curve;
  const [chosen, setChosen] = useState<number | null>(null);
  const points = useMemo(() => toPoints(curve), [curve]);
  const at = chosen ?? stepAt(steps, own ?? curve.to);
  const step = steps[at];
  if (!step) return <Empty title={bottomSentence(curve, formats) ?? 'No plan is known in this range.'} />;
  const sentences = [saturationSentence(curve, formats), wholenessSentence(curve, formats), bottomSentence(curve, formats)];
  return (
    <>
      <ChartFrame
        title={`What the best plan is worth: ${objectiveName(curve)} by capacity`}
        lead={sentences.filter((it) => it !== null).join(' ')}
        fileName={`curve-${curve.run_id}`}
        table={<StepTable steps={steps} />}
      >
        <StaircaseChart
          points={points}
          xTitle="Capacity (tokens)"
          yTitle={objectiveName(curve)}
          mark={own === null ? undefined : { at: own, label: 'this run' }}
          selected={{ at: step.capacity, worth: worthOf(step) }}
          onSelect={(capacity) => setChosen(stepAt(steps, capacity))}
        />
      </ChartFrame>
      <Section
        title={`Step ${formats.number(at + 1)} of ${formats.number(steps.length)}`}
        actions={
          <div className={css.steps}>
            <Button onPress={() => setChosen(at - 1)} isDisabled={at === 0}>
              Less capacity
            </Button>
            <Button onPress={() => setChosen(at + 1)} isDisabled={at >= steps.length - 1}>
              More capacity
            </Button>
          </div>
        }
      >
        <StepView step={step} before={steps[at - 1]} report={report} />
      </Section>
    </>
  );
};

const toPoints = ({ steps, open, to }: CurveAnswer) =>
  toStairPoints(
    steps.map((it) => ({ at: it.capacity, worth: worthOf(it) })),
    open.flatMap(({ from, to: end, at_least, at_most: [most] }) => {
      const least = at_least?.[0];
      return most ? [{ from, to: end, atLeast: least ? toValue(least) : null, atMost: toValue(most) }] : [];
    }),
    to,
  );

const StepTable = ({ steps }: { steps: readonly CurveStep[] }) => {
  const { number, rough } = useFormats();
  const columns: readonly Column<CurveStep>[] = [
    { id: 'capacity', title: 'Capacity from', isNumber: true, cell: (it) => number(it.capacity) },
    { id: 'used', title: 'Tokens used', isNumber: true, cell: (it) => number(it.tokens_used) },
    { id: 'worth', title: 'Worth', isNumber: true, cell: (it) => rough(worthOf(it)) },
    { id: 'gain', title: 'More than before', isNumber: true, cell: ({ gains }) => rough(gains?.[0] ? toValue(gains[0]) : null) },
    { id: 'enters', title: 'Enters', cell: ({ enters, gains }) => (gains ? enters.join(', ') : `${number(enters.length)} initiatives`) },
    { id: 'leaves', title: 'Leaves', cell: ({ leaves }) => leaves.join(', ') },
  ];
  return <Table caption="Every step of the curve" columns={columns} rows={steps} keyOf={({ capacity }) => capacity} />;
};
