import type { Schemas } from '../../api/client.ts';
import type { Price } from '../../api/read-prices.ts';
import { RowLink } from '../../parts/row-links.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { TextWithRows } from '../../parts/text-with-rows.tsx';
import { type Formats, useFormats } from '../../words/formats.ts';
import { type Initiative, nearestMisses, shortPrice } from '../portfolio/initiatives.ts';
import css from './memo.module.css';
import { biggest, type KpiLine, kpiLines, tightRules } from './memo-facts.ts';
import { MemoPart } from './memo-part.tsx';

type Report = Schemas['RunReport'];
interface Props {
  readonly report: Report;
}

const kpiColumns = ({ number, change }: Formats): readonly Column<KpiLine>[] => [
  { id: 'kpi', title: 'KPI', cell: ({ name, unit }) => `${name}${unit === '' ? '' : ` (${unit})`}` },
  { id: 'before', title: 'Before', isNumber: true, cell: ({ before }) => number(before) },
  { id: 'after', title: 'With the plan', isNumber: true, cell: ({ after }) => number(after) },
  { id: 'change', title: 'Change', isNumber: true, cell: (it) => (it.change === null ? '' : change(it.change)) },
  { id: 'floor', title: 'Floor', isNumber: true, cell: ({ floor }) => number(floor) },
  { id: 'goal', title: 'Goal', isNumber: true, cell: ({ goal }) => number(goal) },
  { id: 'weight', title: 'Weight', isNumber: true, cell: ({ weight }) => number(weight) },
];

/** The plan and what it brings. */
export const MemoPlan = ({ report }: Props) => {
  const formats = useFormats();
  const chosen = biggest(report, report.initiatives.length);
  return (
    <MemoPart title="What we do">
      <Table caption="What the plan does to each KPI" columns={kpiColumns(formats)} rows={kpiLines(report)} keyOf={({ kpi }) => kpi} />
      <p>The chosen initiatives, those that add most first, each with its tokens:</p>
      <ol className={css.chosen}>
        {chosen.map(({ key, title, tokens }) => (
          <li key={key}>
            <span className={css.key}>{key}</span> <bdi>{title}</bdi> <span className={css.tokens}>{formats.number(tokens)}</span>
          </li>
        ))}
      </ol>
    </MemoPart>
  );
};

const BIGGEST = 10;

const nameColumn: Column<Initiative> = {
  id: 'initiative',
  title: 'Initiative',
  cell: ({ key, title }) => (
    <>
      <span className={css.key}>{key}</span> <bdi>{title}</bdi>
    </>
  ),
};

/** Why the biggest ones are in. */
export const MemoReasons = ({ report }: Props) => {
  const { number } = useFormats();
  const rows = biggest(report, BIGGEST);
  return (
    <MemoPart title={rows.length < BIGGEST ? 'Why' : `Why: the ${BIGGEST} that add most`}>
      <Table
        caption="Why the biggest initiatives are in the plan"
        columns={[
          nameColumn,
          { id: 'tokens', title: 'Tokens', isNumber: true, cell: ({ tokens }) => number(tokens) },
          { id: 'reason', title: 'Why it is in', cell: ({ reason }) => <TextWithRows text={reason} /> },
        ]}
        rows={rows}
        keyOf={({ key }) => key}
      />
    </MemoPart>
  );
};

const MISSES = 8;

/** What was given up, and which rows hold the plan back. */
export const MemoCosts = ({ report, prices }: Props & { readonly prices: ReadonlyMap<string, Price> }) => {
  const { number } = useFormats();
  const tight = tightRules(report);
  const slack = report.capacity_total === null || report.capacity_used === null ? null : report.capacity_total - report.capacity_used;
  return (
    <MemoPart title="What it costs, and what we gave up">
      <Table
        caption="The nearest misses"
        columns={[
          nameColumn,
          { id: 'tokens', title: 'Tokens', isNumber: true, cell: ({ tokens }) => number(tokens) },
          { id: 'reason', title: 'Why it is out', cell: ({ reason }) => <TextWithRows text={reason} /> },
          { id: 'price', title: 'Taking it costs', cell: ({ key }) => shortPrice(prices.get(key)?.words ?? 'not priced') },
        ]}
        rows={nearestMisses(report.initiatives, prices, MISSES)}
        keyOf={({ key }) => key}
        empty="Nothing that could be chosen was left out."
      />
      <h4>Rows that hold the plan back, with nothing to spare</h4>
      {tight.length === 0 ? (
        <p>None: no rule with a number is used up.</p>
      ) : (
        <ul className={css.rows}>
          {tight.map(({ row, words }) => (
            <li key={row}>
              <RowLink row={row} /> {words}
            </li>
          ))}
        </ul>
      )}
      {slack === null || slack === 0 ? null : <p>{number(Number(slack.toPrecision(12)))} tokens of the capacity are left over.</p>}
    </MemoPart>
  );
};
