import { eventsOf } from './events.ts';
import { isPassing } from './problem.ts';
import { rest } from './rest.ts';

/** How a job goes. */
export interface JobEvent {
  readonly kind: 'queued' | 'running' | 'progress' | 'succeeded' | 'failed' | 'canceled';
  readonly at: string;
  /** In words, of progress. */
  readonly line?: string;
  /** For machines, of progress. */
  readonly document?: unknown;
}

const KINDS: readonly string[] = ['queued', 'running', 'progress', 'succeeded', 'failed', 'canceled'];
const ENDS: readonly string[] = ['succeeded', 'failed', 'canceled'];
const WAIT_MS = 1_000;

/** Tells how a job goes until it has ended. Where the connection breaks it goes on after the last event, and says so meanwhile. */
export const followJob = async (
  path: string,
  { signal, onEvent, onBroken }: { signal: AbortSignal; onEvent: (event: JobEvent) => void; onBroken: (isBroken: boolean) => void },
): Promise<void> => {
  let lastId = '0';
  while (!signal.aborted) {
    try {
      for await (const { id, event = '', data } of eventsOf(`${path}/events`, { signal, headers: { 'last-event-id': lastId } })) {
        lastId = id ?? lastId;
        onBroken(false);
        if (KINDS.includes(event)) onEvent({ ...JSON.parse(data), kind: event });
        if (ENDS.includes(event)) return;
      }
    } catch (thrown) {
      if (signal.aborted) return;
      if (!isPassing(thrown)) throw thrown;
    }
    onBroken(true);
    await rest(WAIT_MS);
  }
};
