import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { Prices } from '../../api/use-prices.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Section } from '../../parts/section.tsx';
import { Segments } from '../../parts/segments.tsx';
import type { TableView } from '../../parts/table-view.ts';
import { useFormats } from '../../words/formats.ts';
import { initiativeColumns } from './initiative-columns.tsx';
import { type Initiative, inUsualOrder, isShownIn, type Report, type View } from './initiatives.ts';
import { PriceBar } from './price-bar.tsx';

const route = getRouteApi('/w/$workspace/runs/$run/');
const NAMES = { plan: 'Chosen initiatives', 'left-out': 'Initiatives left out', all: 'All initiatives' } as const;
const NOUN = ['initiative', 'initiatives'] as const;
const keyOf = ({ key }: Initiative): string => key;

interface Props {
  readonly report: Report;
  readonly prices: Prices;
  readonly onOpen: (initiative: string) => void;
}

/** The initiatives of a run as a table; how one looks at it stands in the address. */
export const PlanTable = ({ report, prices, onOpen }: Props) => {
  const formats = useFormats();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const show = search.show ?? 'plan';
  const columns = useMemo(() => initiativeColumns(report, prices.known, show, formats), [report, prices.known, show, formats]);
  const ordered = useMemo(() => inUsualOrder(report.initiatives, prices.known), [report, prices.known]);
  const rows = useMemo(() => ordered.filter((it) => isShownIn(show, it)), [ordered, show]);
  const chosen = report.initiatives.filter(({ selected }) => selected).length;
  const { number } = formats;
  const choices = [
    { id: 'plan', label: `Chosen ${number(chosen)}` },
    { id: 'left-out', label: `Left out ${number(report.initiatives.length - chosen)}` },
    { id: 'all', label: `All ${number(report.initiatives.length)}` },
  ] as const;
  const change = useCallback(
    ({ search: words, sort, group, filter, hide }: TableView): void =>
      void navigate({
        search: ({ show: shown, initiative, job }) => present({ show: shown, initiative, job, search: words, sort, group, filter, hide }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const view = (it: View): void => void navigate({ search: (before) => ({ ...before, show: it }), replace: true, resetScroll: false });
  return (
    <Section title={NAMES[show]} actions={<Segments label="Which initiatives" value={show} choices={choices} onChange={view} />}>
      <PriceBar prices={prices} count={report.initiatives.length} />
      <DataTable
        caption={NAMES[show]}
        noun={NOUN}
        columns={columns}
        rows={rows}
        keyOf={keyOf}
        view={search}
        onView={change}
        onOpen={({ key }) => onOpen(key)}
        openKey={search.initiative}
      />
    </Section>
  );
};

/** An address holds only what there is. */
const present = <T extends object>(search: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(search).filter(([, it]) => it !== undefined)) as { [K in keyof T]?: NonNullable<T[K]> };
