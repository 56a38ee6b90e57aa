import type { TradeEnd } from '../../api/use-trade.ts';
import { Section } from '../../parts/section.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import type { Desk } from './desk.ts';

type Line = NonNullable<NonNullable<TradeEnd['revalued']>['old']>[number] & { readonly which: string };

/** Where the changes change what counts: both plans by what counted, and by what counts now. */
export const Revalued = ({ revalued, formats }: Desk & { revalued: NonNullable<TradeEnd['revalued']> }) => {
  const lines: readonly Line[] = [
    ...(revalued.old ?? []).map((it) => ({ ...it, which: 'As the run counts' })),
    ...(revalued.new ?? []).map((it) => ({ ...it, which: 'As it counts now' })),
  ];
  const columns: readonly Column<Line>[] = [
    { id: 'which', title: 'What plans are worth', cell: ({ which, name }) => (name === 'weighted_kpis' ? which : `${which}: ${name}`) },
    { id: 'before', title: 'Plan of the run', isNumber: true, cell: ({ before }) => formats.rough(before.sum / before.divisor) },
    { id: 'after', title: 'This plan', isNumber: true, cell: ({ after }) => formats.rough(after.sum / after.divisor) },
  ];
  return (
    <Section title="What counts has changed" lead="So the two values are not to be held against each other, only within a line:">
      <Table
        caption="Both plans, by what counted and by what counts now"
        columns={columns}
        rows={lines}
        keyOf={({ which, name }) => which + name}
      />
      {revalued.old && revalued.new ? null : <p>One of the plans holds what cannot be chosen in the other.</p>}
    </Section>
  );
};
