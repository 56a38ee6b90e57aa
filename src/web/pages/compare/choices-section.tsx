import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Comparison } from '../../api/queries-compare.ts';
import type { RunReport } from '../../api/queries-run.ts';
import type { DataColumn } from '../../parts/data-columns.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Section } from '../../parts/section.tsx';
import { Segments } from '../../parts/segments.tsx';
import type { TableView } from '../../parts/table-view.ts';
import type { CompareSearch } from '../../shell/search.ts';
import { useFormats } from '../../words/formats.ts';
import { type Chosen, choicesOf, knownInitiatives, WHERE } from './choices.ts';
import css from './compare-page.module.css';
import { letterOf } from './letters.ts';

const route = getRouteApi('/w/$workspace/compare');
const NOUN = ['initiative', 'initiatives'] as const;
const keyOf = ({ key }: Chosen): string => key;
const isIn = (run: string, { runs }: Chosen): string => (runs.includes(run) ? 'chosen' : 'not');

interface Props {
  readonly comparison: Comparison;
  readonly reports: readonly RunReport[];
}

type View = NonNullable<CompareSearch['show']>;

/** Which initiatives the plans choose: all of them, only some, or none. */
export const ChoicesSection = ({ comparison, reports }: Props) => {
  const { number } = useFormats();
  const { workspace } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const all = useMemo(() => choicesOf(comparison, knownInitiatives(reports)), [comparison, reports]);
  const columns = useMemo(() => columnsFor(comparison), [comparison]);
  const show = search.show ?? 'some';
  const rows = useMemo(() => (show === 'any' ? all : all.filter(({ where }) => where === WHERE[show])), [all, show]);
  const count = (view: keyof typeof WHERE): string => `${WHERE[view]} ${number(all.filter(({ where }) => where === WHERE[view]).length)}`;
  const choices = [
    { id: 'some', label: count('some') },
    { id: 'all', label: count('all') },
    { id: 'none', label: count('none') },
    { id: 'any', label: `All ${number(all.length)}` },
  ] as const;
  const change = (changed: Changed): void =>
    void navigate({ search: (before) => present({ ...before, ...changed }), replace: true, resetScroll: false });
  const onView = ({ search: words, sort, filter, hide }: TableView): void => change({ search: words, sort, filter, hide });
  const open = ({ key, runs }: Chosen): void => {
    const run = runs[0] ?? comparison.runs.find((it) => it.has_plan)?.run_id ?? comparison.runs[0]?.run_id ?? '';
    void navigate({ to: '/w/$workspace/runs/$run', params: { workspace, run }, search: { initiative: key, show: 'all' } });
  };
  return (
    <Section
      title="Which initiatives each plan chooses"
      lead="Choose one to see why it is in or out."
      actions={<Segments<View> label="Which initiatives" value={show} choices={choices} onChange={(it) => change({ show: it })} />}
    >
      {rows.length === 0 && search.search === undefined ? (
        <p className={css.none}>{NOTHING[show]}</p>
      ) : (
        <DataTable
          caption="Which initiatives each plan chooses"
          noun={NOUN}
          columns={columns}
          rows={rows}
          keyOf={keyOf}
          view={search}
          onView={onView}
          onOpen={open}
        />
      )}
    </Section>
  );
};

const NOTHING: Readonly<Record<View, string>> = {
  some: 'Every plan chooses the same initiatives.',
  all: 'No initiative is in every plan.',
  none: 'Every initiative is in one of the plans.',
  any: 'No run has initiatives to choose from.',
};

type Changed = { readonly [K in keyof CompareSearch]?: CompareSearch[K] | undefined };

/** An address holds only what there is. */
const present = <T extends object>(search: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(search).filter(([, it]) => it !== undefined)) as { [K in keyof T]?: NonNullable<T[K]> };

const columnsFor = ({ runs }: Comparison): readonly DataColumn<Chosen>[] => [
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
    width: 24,
  },
  { id: 'tokens', title: 'Tokens', kind: 'number', value: ({ tokens }) => tokens, width: 6, isSummed: true },
  { id: 'where', title: 'In which plans', kind: 'choice', value: ({ where }) => where, width: 9, isHidden: true },
  ...runs.map(
    ({ run_id: id, has_plan }, at): DataColumn<Chosen> => ({
      id: `run.${letterOf(at)}`,
      title: `Run ${letterOf(at)}`,
      kind: 'choice',
      value: (it) => (has_plan ? isIn(id, it) : 'no plan'),
      cell: (it) => <Mark words={has_plan ? isIn(id, it) : 'no plan'} />,
      width: 6.5,
    }),
  ),
];

const Mark = ({ words }: { words: string }) =>
  words === 'chosen' ? <span className={css.in}>✓ chosen</span> : <span className={css.soft}>{words === 'not' ? '– not' : words}</span>;
