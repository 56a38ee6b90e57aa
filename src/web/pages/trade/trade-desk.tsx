import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Schemas } from '../../api/client.ts';
import { type TradeBody, useTrade } from '../../api/use-trade.ts';
import type { TradeSearch } from '../../shell/search.ts';
import { useFormats } from '../../words/formats.ts';
import { ChangeChips } from './change-chips.tsx';
import { namesOf } from './change-words.ts';
import { Controls } from './controls.tsx';
import type { Desk } from './desk.ts';
import { type Asked, type Outcome, outcomeOf, unchanged } from './outcome.ts';
import { OutcomeDetails } from './outcome-details.tsx';
import css from './trade.module.css';
import { baseOf } from './trade-base.ts';
import { changesOf, mayMeasureElse, type TradeBase } from './trade-state.ts';
import { useTradeChanges } from './use-trade-changes.ts';
import { Verdict } from './verdict.tsx';

const bodyOf = ({ job: _, ...changes }: TradeSearch): TradeBody => changes;

/** What a plan was asked for: perhaps other changes than those of now. */
const askedOf = (of: string, base: TradeBase): Asked => {
  const changes = changesOf(JSON.parse(of), base);
  const capacity = changes.find((it) => it.kind === 'capacity');
  return { capacity: capacity ? capacity.to : base.capacity, mayMeasureElse: changes.some((it) => mayMeasureElse(it, base)) };
};

/** All of a trade: what is changed, and what comes of it. */
export const TradeDesk = ({ report }: { report: Schemas['RunReport'] }) => {
  const { workspace, run } = useParams({ from: '/w/$workspace/runs/$run/trade' });
  const formats = useFormats();
  const base = useMemo(() => baseOf(report), [report]);
  const names = useMemo(() => namesOf(report), [report]);
  const traded = useTradeChanges();
  const { search } = traded;
  const changes = useMemo(() => changesOf(search, base), [search, base]);
  const body = changes.length === 0 ? null : bodyOf(search);
  const of = body && JSON.stringify(body);
  const trade = useTrade(workspace, run, body);
  const plan = of === null ? null : trade.plan;
  const outcome: Outcome = useMemo(
    () => (plan ? outcomeOf(report, plan.it, askedOf(plan.of, base)) : unchanged(report)),
    [report, plan, base],
  );
  const end = trade.end?.of === of ? (trade.end?.it ?? null) : null;
  const desk: Desk = {
    report,
    base,
    names,
    formats,
    traded,
    changes,
    trade,
    outcome,
    isRunsPlan: plan === null,
    end,
    isStale: of !== null && trade.plan?.of !== of,
  };
  return (
    <div className={css.desk} data-trade={of === null || end ? 'settled' : desk.isStale ? 'looking' : 'proving'}>
      <Controls {...desk} />
      <div className={css.answer}>
        <Verdict {...desk} />
        <ChangeChips {...desk} />
        <OutcomeDetails {...desk} />
      </div>
    </div>
  );
};
