/** Waits that end early when something stirs. What stirs while nobody waits ends the next wait. */
export interface Stirring {
  readonly stir: () => void;
  /** Until the time has come, something stirs, or the signal aborts. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

export const makeStirring = (): Stirring => {
  let hasStirred = false;
  let wake: (() => void) | undefined;
  return {
    stir: () => {
      hasStirred = true;
      wake?.();
    },
    wait: async (ms, signal) => {
      if (!hasStirred && !signal.aborted && ms > 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
          signal.addEventListener('abort', wake, { once: true });
        });
        if (wake) signal.removeEventListener('abort', wake);
      }
      wake = undefined;
      hasStirred = false;
    },
  };
};
