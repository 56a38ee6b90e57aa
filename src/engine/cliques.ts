import type { ColumnPair } from './reduced-problem.ts';

/**
 * Conflicts as cliques: columns of which any two exclude each other, each conflict in at least one clique. "At most one of them" says the same
 * as all its pairs, and leaves far fewer fractional answers. Greedy and deterministic: each clique grows from the first conflict not yet
 * covered by the column that covers most further ones.
 */
export const coverByCliques = (conflicts: readonly ColumnPair[]): readonly (readonly number[])[] => {
  const neighbours = new Map<number, Set<number>>();
  const open = new Map<number, Set<number>>();
  for (const [a, b] of conflicts) {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      enter(neighbours, from, to);
      enter(open, from, to);
    }
  }
  const cliques: number[][] = [];
  for (const [a, b] of conflicts) {
    if (!open.get(a)?.has(b)) continue;
    const clique = grow(a, b, neighbours, open);
    for (const member of clique) for (const other of clique) open.get(member)?.delete(other);
    cliques.push(clique.sort((x, y) => x - y));
  }
  return cliques;
};

const enter = (lists: Map<number, Set<number>>, from: number, to: number): void => {
  const list = lists.get(from) ?? new Set<number>();
  lists.set(from, list.add(to));
};

const grow = (
  a: number,
  b: number,
  neighbours: ReadonlyMap<number, ReadonlySet<number>>,
  open: ReadonlyMap<number, ReadonlySet<number>>,
): number[] => {
  const clique = [a, b];
  let candidates = [...(neighbours.get(a) ?? [])].filter((column) => neighbours.get(b)?.has(column));
  while (candidates.length > 0) {
    const covers = (column: number): number => clique.filter((member) => open.get(column)?.has(member)).length;
    const next = candidates.reduce((best, column) => (covers(column) > covers(best) ? column : best));
    clique.push(next);
    candidates = candidates.filter((column) => column !== next && neighbours.get(next)?.has(column));
  }
  return clique;
};
