import type { TreeSearch } from './tree-search.ts';

/** Which fractional column a dive rounds next, and which way. */
export type DiveRule = 'nearest' | 'upwards' | 'guided' | 'cheapest';

const MOST_ROUNDS = 200;

/**
 * Rounds fractional columns of the relaxation one by one, following what comes of it, until a point is found or nothing is left. One wrong
 * turn is taken back. What is found is offered to the tree; bounds and basis are afterwards as they were.
 */
export const dive = (tree: TreeSearch, rule: DiveRule): void => {
  const { relaxation } = tree;
  const { simplex } = relaxation;
  const bounds = relaxation.saveBounds();
  const basis = simplex.save();
  let last: Turn | null = null;
  let before = bounds;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const end = simplex.solve(tree.cutoff, 2000);
    if (end !== 'optimal') {
      // The last turn was wrong: the other way, once.
      if (!last || end === 'trouble') break;
      relaxation.restoreBounds(before);
      if (!turn(tree, last.column, !last.up)) break;
      last = null;
      continue;
    }
    const next = chooseTurn(tree, rule);
    tree.offer(tree.points.round(simplex.value));
    if (!next) break;
    before = relaxation.saveBounds();
    last = next;
    if (turn(tree, next.column, next.up)) continue;
    relaxation.restoreBounds(before);
    last = null;
    if (!turn(tree, next.column, !next.up)) break;
  }
  relaxation.restoreBounds(bounds);
  simplex.restore(basis);
};

interface Turn {
  readonly column: number;
  readonly up: boolean;
}

const turn = ({ relaxation }: TreeSearch, column: number, up: boolean): boolean => {
  const value = relaxation.value[column] ?? 0;
  return up
    ? relaxation.tighten(column, Math.ceil(value), Number.POSITIVE_INFINITY)
    : relaxation.tighten(column, Number.NEGATIVE_INFINITY, Math.floor(value));
};

const chooseTurn = (tree: TreeSearch, rule: DiveRule): Turn | null => {
  let best: Turn | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const { column, fraction } of tree.relaxation.fractions()) {
    const { up, merit } = judge(tree, rule, column, fraction);
    if (merit >= least) continue;
    least = merit;
    best = { column, up };
  }
  return best;
};

const judge = (tree: TreeSearch, rule: DiveRule, column: number, fraction: number): { readonly up: boolean; readonly merit: number } => {
  const nearest = { up: fraction > 0.5, merit: Math.min(fraction, 1 - fraction) };
  switch (rule) {
    case 'nearest':
      return nearest;
    case 'upwards':
      return { up: true, merit: 1 - fraction };
    case 'guided': {
      const goal = tree.best?.point[column];
      if (goal === undefined) return nearest;
      const up = goal > (tree.relaxation.value[column] ?? 0);
      return { up, merit: up ? 1 - fraction : fraction };
    }
    case 'cheapest': {
      const [down, up] = [tree.costs.loss(column, 0, fraction), tree.costs.loss(column, 1, 1 - fraction)];
      return { up: up < down, merit: Math.min(up, down) };
    }
  }
};
