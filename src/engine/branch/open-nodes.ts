import { Heap } from '../../base/heap.ts';

/** A part of the tree that is still to be looked at: its parent's part, narrowed by one decision. */
export interface OpenNode {
  readonly parent: OpenNode | null;
  readonly column: number;
  /** 0: downwards, 1: upwards. */
  readonly way: 0 | 1;
  readonly lower: number;
  readonly upper: number;
  readonly depth: number;
  /** No point in this part is worth more. */
  readonly bound: number;
  /** What the decision moved the column by. */
  readonly distance: number;
  readonly order: number;
}

/** The one with the highest bound first; of equals the deeper, then the later one. */
const isBefore = (a: OpenNode, b: OpenNode): boolean =>
  a.bound !== b.bound ? a.bound > b.bound : a.depth !== b.depth ? a.depth > b.depth : a.order > b.order;

/** While there is no point: so many nodes are followed in depth before the search begins again at the best one. */
const MOST_BLIND = 8;
/** With so many waiting (some hundred megabytes), new ones are followed in depth, which adds few. */
const MOST_WAITING = 1_000_000;

/**
 * The nodes that are still open. With a point known, the one with the best bound comes first; before that the latest one, so that one branch
 * after the other is followed to its end, and now and then the best one, so that a bad beginning is given up.
 */
export class OpenNodes {
  readonly #heap = new Heap(isBefore);
  readonly #latest: OpenNode[] = [];
  #blind = 0;

  /** The highest bound among them; −∞ when there is none. */
  get bound(): number {
    return this.#latest.reduce((most, { bound }) => Math.max(most, bound), this.#heap.head?.bound ?? Number.NEGATIVE_INFINITY);
  }

  push(node: OpenNode, isKnown: boolean): void {
    if (isKnown && this.#heap.size < MOST_WAITING) this.#heap.push(node);
    else this.#latest.push(node);
  }

  /** Takes the next one; none when no node is worth more than the cutoff. */
  take(cutoff: number): OpenNode | undefined {
    const isBlind = cutoff === Number.NEGATIVE_INFINITY && this.#blind < MOST_BLIND;
    if (!isBlind && this.#heap.size < MOST_WAITING) {
      for (const node of this.#latest.splice(0)) this.#heap.push(node);
      this.#blind = 0;
    }
    this.#blind++;
    for (let node = this.#latest.pop(); node; node = this.#latest.pop()) if (node.bound > cutoff) return node;
    const node = this.#heap.pop();
    if (!node || node.bound > cutoff) return node;
    this.#heap.clear();
    return undefined;
  }
}
