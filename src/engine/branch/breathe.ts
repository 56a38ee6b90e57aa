/** Lets the event loop turn: messages of threads, timers and a caller's signal get through. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
