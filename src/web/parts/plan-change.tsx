import { useState } from 'react';
import { useFormats } from '../words/formats.ts';
import { Button } from './button.tsx';
import { InitiativeName } from './initiative-name.tsx';
import css from './plan-change.module.css';
import { sumOf } from './sum-of.ts';
import { type Column, Table } from './table.tsx';

export interface MovedInitiative {
  readonly key: string;
  readonly title: string;
  readonly tokens: number | null;
}

export interface KpiMove {
  readonly kpi: string;
  readonly name: string;
  readonly unit: string;
  readonly direction: 'increase' | 'decrease';
  /** What each plan adds to it; `null` without a plan. */
  readonly before: number | null;
  readonly after: number | null;
  readonly change: number | null;
}

interface Props {
  readonly enters: readonly MovedInitiative[];
  readonly leaves: readonly MovedInitiative[];
  readonly kpis?: readonly KpiMove[];
  /** The run whose initiatives they are; else that of the page. */
  readonly run?: string | undefined;
  /** What the plan is called where there are several: `plan 2`. */
  readonly of?: string | undefined;
}

/** What another plan changes: what that does to each KPI, what enters and what leaves. */
export const PlanChange = ({ enters, leaves, kpis = [], run, of }: Props) => (
  <div className={css.change}>
    {kpis.length === 0 ? null : <KpiTable kpis={kpis} of={of} />}
    {enters.length + leaves.length === 0 ? (
      <p className={css.same}>The same initiatives.</p>
    ) : (
      <div className={css.lists}>
        <MovedList title="Enters" sign="+" moved={enters} run={run} of={of} />
        <MovedList title="Leaves" sign="−" moved={leaves} run={run} of={of} />
      </div>
    )}
  </div>
);

/** So many are seen at a glance; the others on demand. */
const GLANCE = 8;

interface ListProps extends Pick<Props, 'run' | 'of'> {
  readonly title: string;
  readonly sign: string;
  readonly moved: readonly MovedInitiative[];
}

const MovedList = ({ title, sign, moved, run, of }: ListProps) => {
  const { number, count } = useFormats();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole || moved.length <= GLANCE + 1 ? moved : moved.slice(0, GLANCE);
  return (
    <section aria-label={of === undefined ? title : `${title}, ${of}`} className={css.list}>
      <h3 className={css.title}>
        {title}
        <bdi className={css.sum}>
          {moved.length === 0 ? 'nothing' : `${number(moved.length)} · ${count(sumOf(moved.map(({ tokens }) => tokens)), 'token')}`}
        </bdi>
      </h3>
      <ul className={css.moved}>
        {shown.map(({ key, title: words, tokens }) => (
          <li key={key}>
            <span aria-hidden="true" className={css.sign}>
              {sign}
            </span>
            <InitiativeName initiative={key} title={words} run={run} />
            <bdi className={css.tokens}>{count(tokens ?? 0, 'token')}</bdi>
          </li>
        ))}
      </ul>
      {shown === moved ? null : (
        <Button kind="quiet" onPress={() => setWhole(true)}>
          Show all {number(moved.length)}
        </Button>
      )}
    </section>
  );
};

/** Each KPI before and after. */
export const KpiTable = ({ kpis, of = 'that' }: { kpis: readonly KpiMove[]; of?: string | undefined }) => {
  const { number } = useFormats();
  const columns: readonly Column<KpiMove>[] = [
    { id: 'kpi', title: 'KPI', cell: ({ name, unit }) => <bdi>{unit === '' ? name : `${name} (${unit})`}</bdi> },
    { id: 'before', title: 'Before', isNumber: true, cell: ({ before }) => number(before) },
    { id: 'after', title: 'After', isNumber: true, cell: ({ after }) => number(after) },
    { id: 'change', title: 'Difference', isNumber: true, cell: (it) => <KpiDifference {...it} /> },
  ];
  return <Table caption={`What ${of} does to each KPI`} columns={columns} rows={kpis} keyOf={({ kpi }) => kpi} />;
};

/** A difference, and whether it is one for the better. */
export const KpiDifference = ({ change, direction }: Pick<KpiMove, 'change' | 'direction'>) => {
  const formats = useFormats();
  if (change === null) return formats.number(null);
  if (change === 0) return <span className={css.none}>no change</span>;
  const isBetter = direction === 'increase' ? change > 0 : change < 0;
  return (
    <span className={isBetter ? css.better : css.worse}>
      {formats.change(change)} <span className={css.verdict}>{isBetter ? 'better' : 'worse'}</span>
    </span>
  );
};
