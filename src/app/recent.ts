/** What was made last and is dear to make, by the name of something that does not change. */
export interface Recent<T> {
  /** What is there under the name, else what is made now; those who ask meanwhile get the same. */
  readonly get: (name: string, make: () => Promise<T>) => Promise<T>;
}

/** Keeps at most so much weight in all; what was asked for longest ago goes first. */
export const keepRecent = <T>(mostWeight: number, weigh: (value: T) => number): Recent<T> => {
  const kept = new Map<string, { readonly value: T; readonly weight: number }>();
  const underway = new Map<string, Promise<T>>();
  let total = 0;
  const keep = (name: string, value: T): void => {
    const weight = weigh(value);
    if (weight > mostWeight) return;
    kept.set(name, { value, weight });
    total += weight;
    for (const [oldest, it] of kept) {
      if (total <= mostWeight) return;
      kept.delete(oldest);
      total -= it.weight;
    }
  };
  const make = async (name: string, maker: () => Promise<T>): Promise<T> => {
    try {
      const value = await maker();
      keep(name, value);
      return value;
    } finally {
      underway.delete(name);
    }
  };
  return {
    get: async (name, maker) => {
      const found = kept.get(name);
      if (found) {
        kept.delete(name);
        kept.set(name, found);
        return found.value;
      }
      const running = underway.get(name) ?? make(name, maker);
      underway.set(name, running);
      return running;
    },
  };
};
