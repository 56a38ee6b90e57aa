import { useEffect, useRef, useState } from 'react';
import { rest } from './rest.ts';
import { readTradeEnd, type TradeBody, type TradeEnd } from './use-trade.ts';

/** Whoever goes on trading is not kept waiting by questions about what was before. */
const REST_MS = 1_000;

/** What becomes of several other sets of changes: asked one after the other, so that nobody waits for it elsewhere. `null`: nothing is asked. */
export const useTradeEnds = (workspace: string, run: string, bodies: readonly TradeBody[] | null): ReadonlyMap<string, TradeEnd> => {
  const [ends, setEnds] = useState<ReadonlyMap<string, TradeEnd>>(new Map());
  const known = useRef(ends);
  known.current = ends;
  const wanted = JSON.stringify(bodies ?? []);
  useEffect(() => {
    const over = new AbortController();
    const askAll = async (): Promise<void> => {
      await rest(REST_MS);
      for (const body of JSON.parse(wanted)) {
        if (over.signal.aborted) return;
        const of = JSON.stringify(body);
        if (known.current.has(of)) continue;
        const end = await readTradeEnd(workspace, run, body, over.signal);
        if (over.signal.aborted) return;
        setEnds((before) => new Map([...before, [of, end]]));
      }
    };
    // What cannot be asked now is left open: the answer itself stands.
    askAll().catch(() => undefined);
    return () => over.abort();
  }, [workspace, run, wanted]);
  return ends;
};
