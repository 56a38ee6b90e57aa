import { useMemo } from 'react';
import type { Comparison } from '../../api/queries-compare.ts';
import type { RunReport } from '../../api/queries-run.ts';
import { Note } from '../../parts/note.tsx';
import { KpiDifference } from '../../parts/plan-change.tsx';
import { Section } from '../../parts/section.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { useFormats } from '../../words/formats.ts';
import css from './compare-page.module.css';
import { type JudgedFigure, type KpiFacts, planFigures, sliceFigures, targetFigures } from './figures.ts';
import { letterOf } from './letters.ts';

interface Props {
  readonly comparison: Comparison;
  readonly reports: readonly RunReport[];
}

/** What each plan brings, the capacity that it takes, and which targets it reaches. */
export const FiguresSections = ({ comparison, reports }: Props) => {
  const formats = useFormats();
  const kpis = useMemo(() => kpisOf(reports), [reports]);
  const slices = sliceFigures(comparison, formats.number);
  const targets = targetFigures(comparison, kpis, formats.number);
  const planless = comparison.runs.flatMap(({ has_plan }, at) => (has_plan ? [] : [letterOf(at)]));
  return (
    <>
      <Section title="What each plan brings">
        {planless.length === 0 ? null : (
          <Note
            tone="warn"
            title={`${formats.list(planless)} ${planless.length === 1 ? 'has' : 'have'} no plan, so there are no figures.`}
          />
        )}
        {comparison.one_measure ? null : (
          <Note tone="warn" title="The objectives cannot be compared.">
            <p>They are mixed or scaled differently, so their values measure different things. Compare the KPIs.</p>
          </Note>
        )}
        <FigureTable caption="Figures of each plan" comparison={comparison} figures={planFigures(comparison, kpis, formats.number)} />
      </Section>
      {slices.length === 0 ? null : (
        <Section title="Tokens where rules watch them">
          <FigureTable caption="Tokens of each plan" comparison={comparison} figures={slices} />
        </Section>
      )}
      {targets.length === 0 ? null : (
        <Section title="Targets">
          <FigureTable caption="Targets of each plan" comparison={comparison} figures={targets} />
        </Section>
      )}
    </>
  );
};

/** Names, units and directions, from the first report that has them. */
const kpisOf = (reports: readonly RunReport[]): readonly KpiFacts[] => [
  ...new Map(reports.toReversed().flatMap(({ kpis }) => kpis.map((it) => [it.kpi, it] as const))).values(),
];

interface TableProps {
  readonly caption: string;
  readonly comparison: Comparison;
  readonly figures: readonly JudgedFigure[];
}

const FigureTable = ({ caption, comparison, figures }: TableProps) => {
  const columns: readonly Column<JudgedFigure>[] = [
    { id: 'figure', title: 'Figure', cell: ({ name }) => <bdi>{name}</bdi> },
    ...comparison.runs.map(
      ({ run_id: id }, at): Column<JudgedFigure> => ({
        id,
        title: `Run ${letterOf(at)}`,
        isNumber: true,
        cell: (figure) => <Cell figure={figure} at={at} />,
      }),
    ),
  ];
  return <Table caption={caption} columns={columns} rows={figures} keyOf={({ id }) => id} />;
};

const Cell = ({ figure, at }: { figure: JudgedFigure; at: number }) => {
  const { number, rough } = useFormats();
  const cell = figure.cells[at];
  if (!cell) return null;
  const { value, change, note } = cell;
  return (
    <div className={css.cell}>
      {value === null && note !== '' ? null : <span className={css.value}>{figure.isRough ? rough(value) : number(value)}</span>}
      {note === '' ? null : <span className={css.note}>{note}</span>}
      {at > 0 && value !== null && figure.isOtherMeasure ? <span className={css.note}>cannot be compared</span> : null}
      {change === null ? null : (
        <span className={css.note}>
          <Difference change={change} figure={figure} />
        </span>
      )}
    </div>
  );
};

/** Six digits are enough where the value itself has no more. */
const SIX = 6;

const Difference = ({ change, figure: { direction, isRough } }: { change: number; figure: JudgedFigure }) => {
  const formats = useFormats();
  const told = isRough ? Number(change.toPrecision(SIX)) : change;
  if (direction !== null) return <KpiDifference change={told} direction={direction} />;
  return told === 0 ? 'no change' : formats.change(told);
};
