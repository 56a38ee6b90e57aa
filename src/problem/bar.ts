import type { CompiledSet } from '../compile/compiled-set.ts';

/** Why an initiative inside the problem can never be chosen: something it is tied to is outside, or barred itself. */
export interface Barred {
  readonly initiative: string;
  /** The prerequisite or fellow member that bars it. */
  readonly by: string;
  readonly bundle: string | null;
}

/** Every initiative inside that an outside prerequisite or bundle member bars, directly or through others (§6). By initiative. */
export const findBarred = (set: CompiledSet, inside: ReadonlySet<string>): ReadonlyMap<string, Barred> => {
  const ties = tiesOf(set);
  const barred = new Map<string, Barred>();
  const open = [...ties.keys()].filter((key) => !inside.has(key));
  for (let by = open.pop(); by !== undefined; by = open.pop()) {
    for (const tie of ties.get(by) ?? []) {
      if (!inside.has(tie.initiative) || barred.has(tie.initiative)) continue;
      barred.set(tie.initiative, { ...tie, by });
      open.push(tie.initiative);
    }
  }
  return barred;
};

/** Initiative → those that cannot be chosen without it. */
const tiesOf = (set: CompiledSet): ReadonlyMap<string, readonly Omit<Barred, 'by'>[]> => {
  const ties = new Map<string, Omit<Barred, 'by'>[]>();
  const tie = (needed: string, initiative: string, bundle: string | null): void => {
    const list = ties.get(needed) ?? [];
    list.push({ initiative, bundle });
    ties.set(needed, list);
  };
  for (const [dependent, needs] of Object.entries(set.shapes.prerequisites_json)) for (const needed of needs) tie(needed, dependent, null);
  for (const { bundle_key, members } of set.shapes.bundles_json) {
    for (const needed of members) for (const member of members) if (member !== needed) tie(needed, member, bundle_key);
  }
  return ties;
};
