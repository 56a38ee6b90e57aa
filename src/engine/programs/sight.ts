import type { Engine } from '../engine.ts';
import type { Program } from './program.ts';

type OnProgress = Parameters<Engine['solve']>[2]['onProgress'];

/** How often is told of a search, at most. */
const EVERY_MS = 200;

/** What can be seen of a search while it runs, from the lines that the program prints; maximising, as engines do. */
export class Sight {
  readonly #program: Program;
  readonly #began: number;
  readonly #onProgress: OnProgress;
  #incumbent: number | null = null;
  #bound = Number.POSITIVE_INFINITY;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(program: Program, began: number, onProgress: OnProgress) {
    this.#program = program;
    this.#began = began;
    this.#onProgress = onProgress;
  }

  /** The least bound told of, raised by what its printing may have rounded away. */
  get bound(): number {
    return this.#bound;
  }

  see(line: string): void {
    const shown = this.#program.progress(line);
    if (!shown) return;
    const { incumbent = Number.NaN, bound = Number.NaN } = shown;
    // What stands for "none yet" is no number, or one beyond all others.
    if (Math.abs(incumbent) < 1e20) this.#incumbent = Math.max(-incumbent, this.#incumbent ?? Number.NEGATIVE_INFINITY);
    if (Math.abs(bound) < 1e20) this.#bound = Math.min(this.#bound, -bound + Math.abs(bound) * this.#program.shownError);
    const now = performance.now();
    if (now - this.#toldAt < EVERY_MS) return;
    this.#toldAt = now;
    this.#onProgress?.({
      elapsedMs: now - this.#began,
      incumbent: this.#incumbent,
      bound: Number.isFinite(this.#bound) ? this.#bound : null,
    });
  }
}
