import { expect, it } from 'vitest';
import { groupChanges, readSyncAnswer } from './sync-words.ts';

const change = (what: string, name: string, how: string, details: readonly string[] = []) => ({ what, name, change: how, details });

it('groups what a sync changes, what wants most care first', () => {
  const groups = groupChanges(
    [
      change('kpi', 'gmv', 'added'),
      change('initiative', 'A', 'added'),
      change('initiative', 'B', 'added'),
      change('constraint set', 'Q1 / Base', 'stale'),
      change('initiative', 'C', 'archived'),
      change('scenario', 'Q1', 'changed', ['capacity: 700 -> 780']),
    ],
    String,
  );
  expect(groups.map(({ title }) => title)).toEqual([
    '1 constraint set falls behind the sheet',
    '1 initiative is archived',
    '1 scenario changes',
    '2 initiatives are new',
    '1 KPI is new',
  ]);
  expect(groups[1]?.note).toContain('Nothing is deleted');
});

it('reads an answer, and says nothing of what is none', () => {
  expect(readSyncAnswer({ dry_run: true, changes: [change('kpi', 'gmv', 'added', ['in EUR'])], notes: ['x'], written: 0 })).toEqual({
    isDry: true,
    changes: [change('kpi', 'gmv', 'added', ['in EUR'])],
    notes: ['x'],
    written: 0,
  });
  expect(readSyncAnswer(null)).toEqual({ isDry: false, changes: [], notes: [], written: 0 });
});
