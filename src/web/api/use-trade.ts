import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Schemas } from './client.ts';
import { drawKey } from './draw-key.ts';
import { eventsOf } from './events.ts';
import { toProblem } from './problem.ts';
import { TradeAsker, type TradeNews, type TradeSeen } from './trade-asker.ts';

export type TradePlan = Schemas['TradePlan'];
export type TradeEnd = Schemas['TradeEnd'];
type TradeWait = Schemas['TradeProgress'];

/** The changes, as a what-if takes them. */
export interface TradeBody {
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly set?: readonly string[];
  readonly drop?: readonly string[];
  readonly capacity?: string;
  readonly weights?: string;
  readonly mode?: string;
}

const tradePath = (workspace: string, run: string): string =>
  `/v1/workspaces/${encodeURIComponent(workspace)}/runs/${encodeURIComponent(run)}/trade`;

/** Two windows of one person trade side by side. */
const WINDOW = drawKey();

/** A trade as it goes on. */
async function* askTrade(path: string, body: TradeBody, signal: AbortSignal): AsyncGenerator<TradeNews<TradePlan, TradeEnd, TradeWait>> {
  const init = {
    method: 'POST',
    body: JSON.stringify({ ...body, window: WINDOW }),
    headers: { 'content-type': 'application/json' },
    signal,
  };
  for await (const { event, data } of eventsOf(path, init)) {
    // What the server describes is what it sends.
    const told = JSON.parse(data);
    if (event === 'plan') yield { kind: 'plan', plan: told };
    if (event === 'progress') yield { kind: 'progress', wait: told };
    if (event === 'end') yield { kind: 'end', end: told };
    if (event === 'problem') throw toProblem(told, Number(told.status));
  }
}

export interface Trade extends TradeSeen<TradePlan, TradeEnd, TradeWait> {
  /** Asks anew after a problem. */
  readonly again: () => void;
}

/** What the changes bring; `null` where nothing is changed. */
export const useTrade = (workspace: string, run: string, body: TradeBody | null): Trade => {
  const asker = useMemo(() => {
    const path = tradePath(workspace, run);
    return new TradeAsker((asked: TradeBody, signal) => askTrade(path, asked, signal));
  }, [workspace, run]);
  const of = body && JSON.stringify(body);
  useEffect(() => {
    asker.want(of, of === null ? {} : JSON.parse(of));
  }, [asker, of]);
  useEffect(() => () => asker.stop(), [asker]);
  const seen = useSyncExternalStore(asker.subscribe, asker.seen);
  return useMemo(() => ({ ...seen, again: asker.again }), [seen, asker]);
};

/** The end of a trade that nobody follows. */
export const readTradeEnd = async (workspace: string, run: string, body: TradeBody, signal: AbortSignal): Promise<TradeEnd> => {
  for await (const news of askTrade(tradePath(workspace, run), body, signal)) if (news.kind === 'end') return news.end;
  throw toProblem(null, 0);
};
