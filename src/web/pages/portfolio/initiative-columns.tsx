import type { Price } from '../../api/read-prices.ts';
import { Badge } from '../../parts/badge.tsx';
import type { DataColumn } from '../../parts/data-columns.ts';
import type { Formats } from '../../words/formats.ts';
import { type Initiative, type Report, shortPrice, type View, worthPerToken } from './initiatives.ts';
import css from './portfolio.module.css';

const STATES = { true: 'Chosen', false: 'Left out' } as const;

/** The columns of the plan: what an initiative is, what it takes and gives, why it is where it is, and what the other way would cost. */
export const initiativeColumns = (
  { kpis, initiatives }: Pick<Report, 'kpis' | 'initiatives'>,
  prices: ReadonlyMap<string, Price>,
  view: View,
  { number, rough }: Formats,
): readonly DataColumn<Initiative>[] => {
  const dimensions = [...new Set(initiatives.flatMap((it) => Object.keys(it.dimensions)))];
  return [
    {
      id: 'initiative',
      title: 'Initiative',
      kind: 'text',
      value: ({ key, title }) => `${key} ${title}`.trim(),
      cell: ({ key, title }) => (
        <>
          <span className={css.key}>{key}</span> <bdi>{title}</bdi>
        </>
      ),
      width: 23,
    },
    ...(view === 'all' ? [stateColumn] : []),
    { id: 'tokens', title: 'Tokens', kind: 'number', value: ({ tokens }) => tokens, width: 6, isSummed: true },
    {
      id: 'adds',
      title: view === 'left-out' ? 'Would add to the objective' : 'Adds to the objective',
      kind: 'number',
      value: (it) => (it.selected ? it.objective_contribution.shown : it.score.shown),
      cell: (it) => rough(it.selected ? it.objective_contribution.shown : it.score.shown),
      width: 8,
      isSummed: view === 'plan',
      sum: rough,
    },
    {
      id: 'per-token',
      title: 'Worth per token',
      kind: 'number',
      value: worthPerToken,
      cell: (it) => (worthPerToken(it) === Number.POSITIVE_INFINITY ? '∞' : rough(worthPerToken(it))),
      width: 8,
      isHidden: true,
    },
    priceColumn(prices, view),
    {
      id: 'reason',
      title: view === 'plan' ? 'Why it is in' : view === 'left-out' ? 'Why it is out' : 'Why',
      kind: 'text',
      value: ({ reason }) => reason,
      width: 26,
    },
    ...kpis.map(
      ({ kpi, name, unit }): DataColumn<Initiative> => ({
        id: `kpi.${kpi}`,
        title: `${name || kpi}${unit === '' ? '' : ` (${unit})`}`,
        kind: 'number',
        value: ({ contributions }) => contributions[kpi] ?? null,
        cell: ({ contributions }) => (contributions[kpi] === undefined ? '' : number(contributions[kpi])),
        width: 8,
        isSummed: true,
      }),
    ),
    ...dimensions.map(
      (dimension): DataColumn<Initiative> => ({
        id: `dimension.${dimension}`,
        title: dimension,
        kind: 'choice',
        value: (it) => it.dimensions[dimension] ?? null,
        width: 8.5,
      }),
    ),
    ...restColumns,
  ];
};

const stateColumn: DataColumn<Initiative> = {
  id: 'state',
  title: 'In the plan',
  kind: 'choice',
  value: ({ selected }) => STATES[`${selected}`],
  cell: ({ selected }) => <Badge tone={selected ? 'good' : 'plain'}>{STATES[`${selected}`]}</Badge>,
  width: 7.5,
};

const PRICE_TITLES = { plan: 'Doing without it costs', 'left-out': 'Taking it costs', all: 'What the other way costs' } as const;

/** What the title of the column says already is not said again. */
const inShort = (words: string, view: View): string => (view === 'all' ? words : shortPrice(words));

const priceColumn = (prices: ReadonlyMap<string, Price>, view: View): DataColumn<Initiative> => ({
  id: 'price',
  title: PRICE_TITLES[view],
  kind: 'text',
  value: ({ key }) => prices.get(key)?.words ?? null,
  order: ({ key }) => {
    const price = prices.get(key);
    return price === undefined ? null : (price.cost ?? Number.POSITIVE_INFINITY);
  },
  cell: ({ key }) => {
    const words = prices.get(key)?.words;
    return words ? inShort(words, view) : <span className={css.unknown}>–</span>;
  },
  width: 19,
});

/** What planners look at now and then. */
const restColumns: readonly DataColumn<Initiative>[] = [
  {
    id: 'mandatory',
    title: 'Mandatory',
    kind: 'choice',
    value: ({ mandatory }) => (mandatory ? 'Yes' : 'No'),
    width: 7,
    isHidden: true,
  },
  { id: 'bundle', title: 'Bundle', kind: 'choice', value: ({ bundles }) => bundles.join(', ') || null, width: 8, isHidden: true },
  { id: 'depends', title: 'Depends on', kind: 'text', value: ({ dependency_status: it }) => it, width: 12, isHidden: true },
  { id: 'status', title: 'Status', kind: 'choice', value: ({ lifecycle_status: it }) => it || null, width: 8, isHidden: true },
  { id: 'score', title: 'Score', kind: 'number', value: ({ active_overall_score: it }) => it, width: 6, isHidden: true },
  { id: 'notes', title: 'Notes', kind: 'text', value: ({ notes }) => notes, width: 16, isHidden: true },
];
