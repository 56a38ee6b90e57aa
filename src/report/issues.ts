import { issueKind } from '../base/issue.ts';

/** The catalogue of this room: findings that only a run can make. */

export const conflict = issueKind({
  code: 'conflict',
  severity: 'error',
  facts: ['run', 'set', 'words'],
  says: ({ run, set, words }) => `No plan for ${set} in ${run}: ${words}`,
  means:
    'A run proved that no plan keeps all rules of its set, and this row is one of a smallest group that cannot hold together: without any one of them the others could. The row itself is sound, and its set is stored; only `planwright run` finds this, and the next check, sync or run writes the status anew.',
  example: 'A floor of 66 tokens in the UK, where two UK initiatives exclude each other and 65 is the most that is left.',
  fix: 'Make one of the changes that the status names, each proven to be enough: another number, or the row dropped (`is_active` FALSE). Then run again.',
});
