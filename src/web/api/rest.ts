/** Lets some time pass: between two tries, or before something that may wait. */
export const rest = (durationMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, durationMs));
