import type { Schemas } from '../api/client.ts';
import type { MovedInitiative } from './plan-change.tsx';

type Known = Pick<Schemas['ReportedInitiative'], 'key' | 'title' | 'tokens'>;

/** Initiatives by their keys, with what the run knows of them. */
export const makeMoved = (initiatives: readonly Known[]): ((keys: readonly string[]) => readonly MovedInitiative[]) => {
  const known = new Map(initiatives.map((it) => [it.key, it]));
  return (keys) => keys.map((key) => ({ key, title: known.get(key)?.title ?? '', tokens: known.get(key)?.tokens ?? null }));
};
