import type { Engine } from '../../engine/engine.ts';

/** How long an engine may take to end what it is doing. */
const LONGEST_END_MS = 500;

/** Engines that are running already, for questions that cannot wait for one to start. */
export class EnginePool {
  readonly #start: () => Promise<Engine>;
  readonly #most: number;
  readonly #idle: Promise<Engine>[] = [];
  #isClosed = false;

  /** `most`: so many wait here at most. */
  constructor(start: () => Promise<Engine>, most: number) {
    this.#start = start;
    this.#most = most;
  }

  /** Sees to it that the next one is on its way. */
  warm(): void {
    if (this.#idle.length > 0 || this.#isClosed) return;
    const engine = this.#start();
    this.#idle.push(engine);
    engine.catch(() => {
      const at = this.#idle.indexOf(engine);
      if (at >= 0) this.#idle.splice(at, 1);
    });
  }

  /** An engine for as long as some work takes. One that does not end in time when the work is aborted is ended with its thread. */
  async use<T>(signal: AbortSignal, work: (engine: Engine) => Promise<T>): Promise<T> {
    const engine = await (this.#idle.pop() ?? this.#start());
    let isSound = true;
    const watched: Engine = {
      ...engine,
      solve: async (...asked) => {
        const outcome = await engine.solve(...asked);
        // Its thread may have ended: it is not asked again.
        if (outcome.status === 'failed') isSound = false;
        return outcome;
      },
    };
    let timer: NodeJS.Timeout | undefined;
    const onAbort = (): void => {
      timer = setTimeout(() => {
        isSound = false;
        void engine.close();
      }, LONGEST_END_MS);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      return await work(watched);
    } catch (thrown) {
      isSound = false;
      throw thrown;
    } finally {
      signal.removeEventListener('abort', onAbort);
      clearTimeout(timer);
      await (isSound ? this.#keep(engine) : engine.close());
    }
  }

  async #keep(engine: Engine): Promise<void> {
    if (this.#isClosed || this.#idle.length >= this.#most) await engine.close();
    else this.#idle.push(Promise.resolve(engine));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const ended = this.#idle.splice(0).map(async (engine) => (await engine).close());
    await Promise.allSettled(ended);
  }
}
