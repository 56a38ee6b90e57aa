import type { Constraint } from '../problem/problem.ts';

/**
 * The initiatives that rules keep out of every plan by logic alone, whatever the numbers: excluded or barred ones, rivals of what must be
 * chosen, and all that cannot do without one of them.
 */
export const neverChosen = (constraints: readonly Constraint[]): ReadonlySet<string> => {
  const fixed = (value: 0 | 1): readonly string[] => constraints.flatMap((it) => (it.kind === 'fix' && it.value === value ? [it.key] : []));
  const must = reach(
    fixed(1),
    tiesOf(constraints, ({ dependent, needed }) => [dependent, needed]),
  );
  const rivals = constraints.flatMap((it) => {
    if (it.kind !== 'conflict') return [];
    const [a, b] = it.members;
    return [...(must.has(a) ? [b] : []), ...(must.has(b) ? [a] : [])];
  });
  return reach(
    [...fixed(0), ...rivals],
    tiesOf(constraints, ({ dependent, needed }) => [needed, dependent]),
  );
};

type Tie = { readonly dependent: string; readonly needed: string };

/** `from` of every tie → its `to`s. The members of a bundle are tied in a ring: each is reached from each. */
const tiesOf = (
  constraints: readonly Constraint[],
  direct: (tie: Tie) => readonly [from: string, to: string],
): ReadonlyMap<string, readonly string[]> => {
  const ties = constraints.flatMap((it): readonly Tie[] => {
    if (it.kind === 'implies') return [{ dependent: it.if, needed: it.then }];
    if (it.kind !== 'equal') return [];
    return it.members.map((key, at) => ({ dependent: key, needed: it.members[(at + 1) % it.members.length] ?? key }));
  });
  const found = new Map<string, string[]>();
  for (const [from, to] of ties.map(direct)) found.set(from, [...(found.get(from) ?? []), to]);
  return found;
};

const reach = (start: readonly string[], ties: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> => {
  const reached = new Set(start);
  // A set may grow while it is walked: what is added is walked, too.
  for (const key of reached) for (const next of ties.get(key) ?? []) reached.add(next);
  return reached;
};
