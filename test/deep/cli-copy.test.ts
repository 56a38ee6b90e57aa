import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDesk } from '../support/cli.ts';

const desk = openDesk();
afterAll(desk.clear);

describe('planwright export --to', () => {
  it('copies a workbook there and back, needs no database, and says what the copy lacks', async () => {
    await desk.planwright('init', 'plan.xlsx');
    const there = await desk.planwright('export', 'plan.xlsx', '--to', 'plan/');
    expect(there.code).toBe(0);
    expect(there.stdout).toContain('Wrote plan/: 10 tabs');
    expect(there.stdout).toContain('4 constraint sets compiled to the very same.');
    expect(there.stdout).toMatch(/Candidates: .*1 filters/u);
    expect(readFileSync(join(desk.folder, 'plan', 'Targets.csv'), 'utf8')).toContain('scenario_name');
    const { document } = await desk.json('export', 'plan', '--to', 'again.xlsx');
    expect(document).toMatchObject({ to: 'again.xlsx', not_carried: [], sets: { equal: 4, differing: [] } });
    const checks = await Promise.all(['plan.xlsx', 'plan', 'again.xlsx'].map((source) => desk.json('check', source)));
    const [hashes, ...others] = checks.map((check) => check.document.sets.map(({ hash }: { readonly hash: string }) => hash));
    expect(others).toEqual([hashes, hashes]);
  }, 60_000);

  it.each([
    { args: ['plan.xlsx', '--to', 'plan'], code: 'destination-taken' },
    { args: ['plan.xlsx', '--to', 'plan.ods'], code: 'not-a-workbook-name' },
    { args: ['nowhere.xlsx', '--to', 'new/'], code: 'source-missing' },
    { args: ['plan.xlsx', '--to', 'new/', '--out', 'x.json'], code: 'usage' },
  ])('refuses $args and writes nothing', async ({ args, code }) => {
    const end = await desk.planwright('export', ...args, '--json');
    expect([end.code, JSON.parse(end.stdout).error.code]).toEqual([2, code]);
    expect(existsSync(join(desk.folder, 'new'))).toBe(false);
  });
});
