import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Document, openDesk } from '../support/cli.ts';
import { edited, SMALL_PLAN, type Tabs, writeFolder } from '../support/small-plan.ts';

// One workbook through its life. The changes of each sync are all there is: what is not named was not touched.

const desk = openDesk({ PLANWRIGHT_ACTOR: 'mia' });
afterAll(desk.clear);
const source = join(desk.folder, 'team');
const put = (tabs: Tabs): string => writeFolder(source, tabs);
const brief = (changes: readonly Document[]): readonly string[] => changes.map((it) => `${it.change} ${it.what} ${it.name} v${it.version}`);
const sync = async (tabs: Tabs, ...options: readonly string[]): Promise<Document> => {
  put(tabs);
  const { code, document } = await desk.json('sync', source, '--no-write', ...options);
  return { code, ...document, changes: brief(document.changes) };
};

const withoutTight: Tabs = { ...SMALL_PLAN, Constraints: (SMALL_PLAN.Constraints ?? '').replace(/^Q1,Tight.*\n/gm, '') };

describe('planwright sync', () => {
  beforeAll(async () => {
    expect((await sync(SMALL_PLAN)).code).toBe(0);
  }, 60_000);

  it('twice changes nothing', async () => {
    const before = (await desk.json('db', 'log', 'team')).document;
    expect(await sync(SMALL_PLAN)).toMatchObject({
      code: 0,
      changes: [],
      unchanged: { initiatives: 4, kpis: 2, scenarios: 1, sets: 2 },
    });
    expect((await desk.json('db', 'log', 'team')).document).toEqual(before);
  });

  it('an edit changes only its set, and says who changed what, from where', async () => {
    const { changes } = await sync(edited(SMALL_PLAN, 'Constraints', 'UK,,25,agreed', 'UK,,20,agreed'));
    expect(changes).toEqual(['changed constraint set Q1 / Base v2']);
    const [event] = (await desk.json('db', 'log', 'team', '--limit', '1')).document.events;
    expect(event).toMatchObject({ actor: 'mia', name: 'Q1 / Base', change: 'changed', version: 2 });
    expect(event.source).toMatch(/team$/);
    expect(event.details.join('\n')).toMatch(/25.*20/);
  });

  it('a dry run says what would change and writes nothing, neither to the store nor to the workbook', async () => {
    put(withoutTight);
    const text = readFileSync(join(source, 'Constraints.csv'), 'utf8');
    const [human, machine] = [await desk.planwright('sync', source, '--dry-run'), await desk.json('sync', source, '--dry-run')];
    expect(human.stdout).toContain('What a sync of the workspace "team" would change:');
    expect(human.stdout).toContain('archived');
    expect(machine.document).toMatchObject({ dry_run: true, written: 0, backup: null });
    expect(brief(machine.document.changes)).toEqual(['changed constraint set Q1 / Base v3', 'archived constraint set Q1 / Tight v2']);
    expect(readFileSync(join(source, 'Constraints.csv'), 'utf8')).toBe(text);
    const { events } = (await desk.json('db', 'log', 'team', '--limit', '1')).document;
    expect(events[0]).toMatchObject({ name: 'Q1 / Base', version: 2 });
  });

  it('a set that is removed is archived, and comes back', async () => {
    expect((await sync(withoutTight)).changes).toEqual(['changed constraint set Q1 / Base v3', 'archived constraint set Q1 / Tight v2']);
    expect(await desk.json('run', source, '--constraint-set', 'Tight', '--no-write')).toMatchObject({ code: 2 });
    expect((await sync(SMALL_PLAN)).changes).toEqual(['restored constraint set Q1 / Tight v3']);
  });

  it('a set with an error keeps its last good version while others go through', async () => {
    const broken = edited(
      edited(SMALL_PLAN, 'Constraints', 'UK,,25,agreed', 'UK,,lots,agreed'),
      'Constraints',
      'all,all,,60',
      'all,all,,59',
    );
    const bad = await sync(broken);
    expect(bad).toMatchObject({ code: 1, issues: expect.arrayContaining([expect.objectContaining({ code: 'number-invalid', row: 2 })]) });
    expect(bad.changes).toEqual(['stale constraint set Q1 / Base v3', 'changed constraint set Q1 / Tight v4']);

    const refused = await desk.json('run', source, '--constraint-set', 'Base', '--no-write');
    expect(refused).toMatchObject({
      code: 1,
      document: { status: 'failed', result: 'invalid', objective: [], selected: [], gap_pct: null },
    });
    expect(refused.document.message).toContain('--allow-stale');
    const kept = (await desk.json('runs', refused.document.run_id)).document;
    expect(kept).toMatchObject({ run_id: refused.document.run_id, result: 'invalid', issues: refused.document.issues });

    const stale = await desk.json('run', source, '--constraint-set', 'Base', '--allow-stale');
    expect(stale).toMatchObject({ code: 0, document: { result: 'optimal', selected: ['A', 'C'] } });
    expect(stale.document.message).toContain('version 3');
    expect(readFileSync(join(source, 'Runs.csv'), 'utf8')).toContain('Run on version 3 of the constraint set, its last without errors');
    expect(readFileSync(join(source, 'Constraints.csv'), 'utf8')).toMatch(/^Q1,Base.*,"?ERROR \[number-invalid\] max_tokens/m);

    expect((await sync(SMALL_PLAN)).changes).toEqual(['fresh again constraint set Q1 / Base v3', 'changed constraint set Q1 / Tight v5']);
  });

  it('a tab that lost its rows archives nothing unless told so', async () => {
    const emptied = { ...SMALL_PLAN, Targets: (SMALL_PLAN.Targets ?? '').split('\n')[0] ?? '' };
    const careful = await sync(emptied);
    expect(careful.changes).toEqual(['stale constraint set Q1 / Base v3']);
    expect(careful.notes.join(' ')).toContain('--allow-empty-tab');
    expect((await sync(emptied, '--allow-empty-tab')).changes).toEqual(['changed constraint set Q1 / Base v4']);
  });
});
