import { createParser } from 'eventsource-parser';

export interface ReadEvent {
  readonly kind: string;
  // What a stream tells is JSON, whose shape its reader knows.
  // biome-ignore lint/suspicious/noExplicitAny: a document of a test
  readonly data: any;
  /** Milliseconds since it was asked. */
  readonly ms: number;
}

/** Reads a stream of server-sent events to its end; `onEvent` sees each as it comes. */
export const readEvents = async (
  answer: Response,
  began: number,
  onEvent: (event: ReadEvent) => void = () => {},
): Promise<readonly ReadEvent[]> => {
  const events: ReadEvent[] = [];
  const parser = createParser({
    onEvent: ({ event = '', data }) => {
      const read = { kind: event, data: JSON.parse(data), ms: performance.now() - began };
      events.push(read);
      onEvent(read);
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of answer.body ?? []) parser.feed(decoder.decode(chunk, { stream: true }));
  return events;
};
