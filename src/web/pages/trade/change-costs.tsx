import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { TradeEnd } from '../../api/use-trade.ts';
import { useTradeEnds } from '../../api/use-trade-ends.ts';
import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/section.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { changeWords } from './change-words.ts';
import { costOf, costWords } from './costs.ts';
import type { Desk } from './desk.ts';
import type { Change } from './trade-state.ts';
import { changeKey, takeBack } from './trade-state.ts';

/** Answers that come so fast are asked for without anybody asking. */
const FAST_SECONDS = 2;
const FEW = 6;

/** What each of several changes costs: the best plan without it, beside the best with all. */
export const ChangeCosts = ({ end, report, base, names, formats, traded, changes }: Desk & { end: TradeEnd }) => {
  const { workspace, run } = useParams({ from: '/w/$workspace/runs/$run/trade' });
  const { search } = traded;
  const [wanted, setWanted] = useState<unknown>(null);
  const isAsked = wanted === search || (end.proven && end.seconds <= FAST_SECONDS && changes.length <= FEW);
  const { job: _, ...given } = search;
  const without = changes.map((change) => ({ change, body: takeBack(given, base, change) }));
  const ends = useTradeEnds(workspace, run, isAsked ? without.map(({ body }) => body) : null);
  if (!isAsked)
    return (
      <Section title="What each change costs" lead="Each is taken back in turn, and the best plan without it looked for.">
        <p>
          <Button onPress={() => setWanted(search)}>Find out</Button>
        </p>
      </Section>
    );
  const rows = without.map(({ change, body }) => ({ change, end: ends.get(JSON.stringify(body)) ?? null }));
  const columns: readonly Column<{ change: Change; end: TradeEnd | null }>[] = [
    { id: 'change', title: 'Change', cell: ({ change }) => <bdi>{changeWords(change, base, formats, names)}</bdi> },
    {
      id: 'cost',
      title: 'By itself, beside the others, it',
      cell: ({ change, end: other }) => (other ? costWords(costOf(end, other, change, base), report, formats) : '…'),
    },
  ];
  return (
    <Section title="What each change costs">
      <Table caption="What each change costs" columns={columns} rows={rows} keyOf={({ change }) => changeKey(change)} />
    </Section>
  );
};
