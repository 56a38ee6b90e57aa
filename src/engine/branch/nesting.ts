import type { MatrixProblem } from '../engine.ts';
import type { Shrunk } from './shrink.ts';

/** A problem and the smaller ones that it was shrunk to, each inside the one before. */
export class Nesting {
  readonly #whole: MatrixProblem;
  readonly #layers: Shrunk[] = [];

  constructor(whole: MatrixProblem) {
    this.#whole = whole;
  }

  /** The innermost problem: what is left to search. */
  get problem(): MatrixProblem {
    return this.#layers.at(-1)?.problem ?? this.#whole;
  }

  get depth(): number {
    return this.#layers.length;
  }

  /** Objective of the whole = objective of the innermost problem + this. */
  get offset(): number {
    return this.#layers.reduce((total, { offset }) => total + offset, 0);
  }

  push(layer: Shrunk): void {
    this.#layers.push(layer);
  }

  /** A point of the innermost problem as one of the whole. */
  widen(point: Float64Array): Float64Array {
    return this.#layers.reduceRight((at, layer) => layer.widen(at), point);
  }

  /** A point of the whole in the innermost problem; it may have left that one's bounds. */
  narrow(point: Float64Array): Float64Array {
    return this.#layers.reduce((at, layer) => layer.narrow(at), point);
  }
}
