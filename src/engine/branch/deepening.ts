import type { MatrixProblem } from '../engine.ts';
import type { WorthyPoint } from './points.ts';
import type { Shrunk } from './shrink.ts';

/** The first core has so many columns besides those whose move costs the relaxation nothing; each next one has so many times as many. */
const FIRST_SIZE = 100;
const GROWTH = 1.4;
const SLICE = 2e6;

/** A search of a core. */
export interface CoreSearch {
  readonly work: number;
  readonly bound: number;
  readonly best: WorthyPoint | null;
  /** Its end proves nothing. */
  readonly isUnsettled: boolean;
  run(work: number): 'done' | 'paused';
}

/** The problem that cores are taken from, and what is known of it; objectives are its own. */
export interface Whole {
  /** Of each column whose move costs the relaxation something: by how much the bound falls at least. Ascending. */
  readonly distances: Float64Array;
  /** Of the relaxation. */
  readonly bound: number;
  /** What the best point is worth. */
  readonly reached: number;
  /** Points that are better by no more than this are not looked for. */
  readonly gap: number;
  /** The problem without the columns that stand still in all points that are worth more than `floor`; `null`: there are no such points. */
  coreAbove(floor: number): Shrunk | null;
  /** Searches for points that are worth more than `floor` by more than the gap. */
  search(core: MatrixProblem, floor: number): CoreSearch;
  take(point: Float64Array): void;
}

interface Rung {
  readonly floor: number;
  readonly layer: Shrunk;
  readonly search: CoreSearch;
}

/**
 * Lowers the bound of a large problem step by step: is anything worth more than a floor just below it? Few columns can move in such a
 * point, so the question is a small problem, and no point that is known has to be near the bound. Each answer lowers the bound, and the next
 * floor is deeper; the first core that holds an optimum finds it. Iterative deepening (Korf, Artificial Intelligence 27 (1985)), where what
 * grows is the core that reduced costs leave (Balas & Zemel, Oper. Res. 28 (1980)).
 */
export class Deepening {
  readonly #whole: Whole;
  #pastWork = 0;
  #size = FIRST_SIZE;
  #rung: Rung | null = null;
  #proven: number;

  /** `bound`: what is proven already. */
  constructor(whole: Whole, bound: number) {
    this.#whole = whole;
    this.#proven = bound;
  }

  get work(): number {
    return this.#pastWork + (this.#rung?.search.work ?? 0);
  }

  /** No point is worth more than this. */
  get bound(): number {
    const rung = this.#rung;
    return rung ? Math.min(this.#proven, Math.max(rung.floor, rung.search.bound + rung.layer.offset)) : this.#proven;
  }

  /** What a point must exceed. */
  get #cutoff(): number {
    return this.#whole.reached + this.#whole.gap;
  }

  /** A step. `done`: nothing better than the best point is left. `stuck`: rounding keeps a core from being settled, and so all that follow. */
  step(): 'done' | 'paused' | 'stuck' {
    if (this.bound <= this.#cutoff) return 'done';
    this.#rung ??= this.#descend();
    if (!this.#rung) return this.#proven <= this.#cutoff ? 'done' : 'paused';
    const { search, layer, floor } = this.#rung;
    const end = search.run(SLICE);
    const found = search.best;
    const isMissing = (): boolean => found !== null && isAbove(found.objective + layer.offset, this.#whole.reached);
    if (found && isMissing()) this.#whole.take(layer.widen(found.point));
    if (end === 'paused') return 'paused';
    this.#pastWork += search.work;
    this.#rung = null;
    // A best point that could not be taken proves nothing.
    if (search.isUnsettled || isMissing()) return 'stuck';
    this.#proven = Math.min(this.#proven, Math.max(floor, this.#cutoff));
    return this.#proven <= this.#cutoff ? 'done' : 'paused';
  }

  /** The next core; `null`: there is nothing above its floor. */
  #descend(): Rung | null {
    const whole = this.#whole;
    let floor = this.#floorOf(this.#size);
    while (floor >= this.#proven) {
      this.#size *= GROWTH;
      floor = this.#floorOf(this.#size);
    }
    floor = Math.max(floor, this.#cutoff);
    const layer = whole.coreAbove(floor);
    if (layer) return { floor, layer, search: whole.search(layer.problem, floor - whole.gap - layer.offset) };
    this.#proven = floor;
    return null;
  }

  #floorOf(size: number): number {
    const { distances, bound } = this.#whole;
    return bound - (distances[Math.floor(size)] ?? Number.POSITIVE_INFINITY);
  }
}

/** By more than the order of a sum can make. */
const isAbove = (a: number, b: number): boolean => a > b + 1e-9 * Math.max(1, Math.abs(a));
