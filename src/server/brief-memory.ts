/** More than any team has people and workspaces; then it begins anew. */
const MOST = 10_000;

/**
 * What was looked up a moment ago, and need not be again: who a token speaks for, which workspace a name means. Whatever is changed through
 * this server is forgotten at once; what another process changes is known here when the moment is over.
 */
export class BriefMemory<T> {
  readonly #ms: number;
  readonly #found = new Map<string, { readonly until: number; readonly value: Promise<T | null> }>();

  /** 0 ms: it remembers nothing. */
  constructor(ms: number) {
    this.#ms = ms;
  }

  /** Those who ask for the same at once wait for one look. What was not found may be there the next moment, and is not remembered. */
  recall(key: string, look: () => Promise<T | null>): Promise<T | null> {
    if (this.#ms === 0) return look();
    const now = performance.now();
    const known = this.#found.get(key);
    if (known && known.until > now) return known.value;
    if (this.#found.size >= MOST) this.#found.clear();
    const value = look();
    this.#found.set(key, { until: now + this.#ms, value });
    const drop = (): void => {
      if (this.#found.get(key)?.value === value) this.#found.delete(key);
    };
    value.then((it) => it === null && drop(), drop);
    return value;
  }

  forget(): void {
    this.#found.clear();
  }
}
