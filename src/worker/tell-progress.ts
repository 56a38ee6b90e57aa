import type { Progress } from '../asks/ask.ts';
import { isJsonObject, type Json } from '../base/json.ts';

/** Twice a second is enough for whoever looks on. */
const EVERY_MS = 500;

/** Tells of progress, the newest of each half second, with the news of all; what cannot be told is not missed. */
export interface Teller {
  readonly tell: (progress: Progress) => void;
  /** When this resolves, nothing is told any more. */
  readonly finish: () => Promise<void>;
}

export const makeTeller = (monotonic: () => number, tell: (progress: readonly Json[]) => Promise<void>): Teller => {
  let newest: Progress | null = null;
  let news: readonly Json[] = [];
  let toldAt = Number.NEGATIVE_INFINITY;
  let telling: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const now = (): void => {
    timer = undefined;
    if (!newest) return;
    const { line, document } = newest;
    const told = news.length === 0 || !isJsonObject(document) ? document : { ...document, news };
    newest = null;
    news = [];
    toldAt = monotonic();
    telling = telling.then(() => tell([{ line, document: told }])).catch(() => undefined);
  };
  return {
    tell: (progress) => {
      newest = progress;
      news = [...news, ...(progress.news ?? [])];
      const waitMs = toldAt + EVERY_MS - monotonic();
      if (waitMs <= 0) now();
      else timer ??= setTimeout(now, waitMs);
    },
    finish: async () => {
      clearTimeout(timer);
      now();
      await telling;
    },
  };
};
