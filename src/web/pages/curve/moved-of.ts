import type { RunReport } from '../../api/queries-run.ts';
import type { MovedInitiative } from '../../parts/plan-change.tsx';

/** Initiatives by their keys, with what the run knows of them. */
export const movedOf = (keys: readonly string[], report: RunReport): readonly MovedInitiative[] => {
  const known = new Map(report.initiatives.map((it) => [it.key, it]));
  return keys.map((key) => ({ key, title: known.get(key)?.title ?? '', tokens: known.get(key)?.tokens ?? null }));
};
