import type { Schemas } from '../../api/client.ts';

/** The changes of a what-if, in words. */
export const whatIfOf = ({ parent_run, changes }: Schemas['Run']): string =>
  parent_run === undefined ? '' : Array.isArray(changes) ? changes.map(String).join(', ').replaceAll(' -> ', ' → ') : 'of another run';
