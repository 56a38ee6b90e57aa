import type { TeamDeps } from '../app/jobs.ts';
import { type JobEvent, type JobPlace, readJobEvents } from '../app/jobs.ts';

/** Somebody who is told how a job goes. */
interface Watcher {
  readonly jobId: string;
  /** The last event that was told. */
  after: number;
  /** May more be told now? A reader that is slow is told later, from where it is. */
  readonly isReady: () => boolean;
  readonly tell: (event: JobEvent) => void;
  readonly fail: (error: unknown) => void;
}

const EVERY_MS = 250;
const MOST_EVENTS = 500;

/** One look at the database for all jobs that are watched through this server. */
export class JobWatch {
  readonly #deps: Pick<TeamDeps, 'store'>;
  readonly #watchers = new Set<Watcher>();
  #timer: NodeJS.Timeout | null = null;

  constructor(deps: Pick<TeamDeps, 'store'>) {
    this.#deps = deps;
  }

  /** Tells every event after one, in their order, each once. What it gives ends that. */
  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    this.#wait(0);
    return () => {
      this.#watchers.delete(watcher);
    };
  }

  #wait(ms: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.#look();
    }, ms);
  }

  async #look(): Promise<void> {
    const ready = [...this.#watchers].filter((it) => it.isReady());
    let isBehind = false;
    try {
      if (ready.length > 0) {
        const events = await readJobEvents(this.#deps, placesOf(ready), MOST_EVENTS);
        isBehind = events.length === MOST_EVENTS;
        for (const event of events) for (const it of ready) if (this.#watchers.has(it)) tellOnce(it, event);
      }
    } catch (error) {
      for (const it of ready) it.fail(error);
    }
    if (this.#watchers.size > 0) this.#wait(isBehind ? 0 : EVERY_MS);
  }
}

/** Of each job the place of who has heard the least of it. */
const placesOf = (watchers: readonly Watcher[]): readonly JobPlace[] => {
  const places = new Map<string, number>();
  for (const { jobId, after } of watchers) places.set(jobId, Math.min(after, places.get(jobId) ?? after));
  return [...places].map(([jobId, after]) => ({ jobId, after }));
};

const tellOnce = (watcher: Watcher, event: JobEvent): void => {
  if (event.jobId !== watcher.jobId || event.id <= watcher.after || !watcher.isReady()) return;
  watcher.after = event.id;
  watcher.tell(event);
};
