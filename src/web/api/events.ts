import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { send } from './client.ts';
import { awayProblem } from './problem.ts';

/** Server-sent events of one answer, as they come, until it ends. Throws `Problem`; also where nothing was heard for long. */
export async function* eventsOf(path: string, init: RequestInit): AsyncGenerator<EventSourceMessage> {
  const response = await send(path, { ...init, headers: { ...init.headers, accept: 'text/event-stream' } });
  const came: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (event) => void came.push(event) });
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  if (!reader) return;
  try {
    while (true) {
      const { done, value } = await reader.read().catch((thrown: unknown) => {
        throw init.signal?.aborted ? thrown : awayProblem();
      });
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      yield* came.splice(0);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
