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

/** Open nodes, the one with the highest bound first; of equals the deeper, then the later one. */
export class NodeHeap {
  readonly #nodes: OpenNode[] = [];

  get size(): number {
    return this.#nodes.length;
  }

  get best(): OpenNode | undefined {
    return this.#nodes[0];
  }

  push(node: OpenNode): void {
    const nodes = this.#nodes;
    let at = nodes.push(node) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = nodes[parent];
      if (!above || !isBefore(node, above)) break;
      nodes[at] = above;
      at = parent;
    }
    nodes[at] = node;
  }

  pop(): OpenNode | undefined {
    const nodes = this.#nodes;
    const top = nodes[0];
    const last = nodes.pop();
    if (!last || nodes.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      const [left, right] = [nodes[child], nodes[child + 1]];
      if (!left) break;
      let next = left;
      if (right && isBefore(right, left)) {
        child++;
        next = right;
      }
      if (!isBefore(next, last)) break;
      nodes[at] = next;
      at = child;
    }
    nodes[at] = last;
    return top;
  }

  clear(): void {
    this.#nodes.length = 0;
  }
}

const isBefore = (a: OpenNode, b: OpenNode): boolean =>
  a.bound !== b.bound ? a.bound > b.bound : a.depth !== b.depth ? a.depth > b.depth : a.order > b.order;
