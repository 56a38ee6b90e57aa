import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Document, openDesk } from '../support/cli.ts';
import { edited, SMALL_PLAN, writeFolder } from '../support/small-plan.ts';

// Tight of the small plan: 25 tokens in the UK (Constraints row 3), where A with 10 and B with 20 exclude each other (row 4).

const desk = openDesk();
afterAll(desk.clear);
const source = join(desk.folder, 'plan');
const rowsOf = (tab: string): Document[] => parse(readFileSync(join(source, `${tab}.csv`), 'utf8'), { columns: true });
const statuses = (): readonly string[] => rowsOf('Constraints').map((row) => row.run_status);

beforeAll(() => {
  writeFolder(source);
});

describe('a run without a plan, in every door', () => {
  let document: Document;
  it('says why, and what would be enough', async () => {
    const { code, stdout } = await desk.planwright('run', 'plan', '--constraint-set', 'Tight', '--no-write');
    expect(code).toBe(1);
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect(text).toContain(
      'Constraints row 3 asks for at least 25 tokens in country UK, but row 4 forbids choosing A with B: with all other rows as they are, at most 20 can be reached.',
    );
    expect(text).toContain('Lower min_tokens of Constraints row 3 from 25 to 20. - Or drop Constraints row 4.');
  });

  it('writes it beside the rows and on Gaps_and_Alerts and Runs, and leaves other rows as they are', async () => {
    document = (await desk.json('run', 'plan', '--constraint-set', 'Tight')).document;
    expect(document.conflict.rows).toEqual(['Constraints!3', 'Constraints!4']);
    expect(document.message).toContain('Lower min_tokens of Constraints row 3 from 25 to 20, or drop Constraints row 4.');
    const [base, floor, pair, cap] = statuses();
    expect([base, cap]).toEqual(['OK', 'OK']);
    expect(floor).toMatch(/^ERROR \[conflict\] No plan for Q1 \/ Tight in RUN-.*: Constraints row 3 asks for at least 25 tokens/);
    expect(floor).toContain('Lower min_tokens of Constraints row 3 from 25 to 20: that alone is enough.');
    expect(pair).toMatch(/^ERROR \[conflict\].*Drop Constraints row 4: that alone is enough\.$/);
    expect(rowsOf('Gaps_and_Alerts')).toMatchObject([
      {
        run_id: document.run_id,
        dimension: 'country',
        dimension_key: 'UK',
        target_type: 'capacity_floor',
        target: '25',
        severity: 'critical',
      },
      {
        run_id: document.run_id,
        dimension: 'initiative',
        dimension_key: 'A|B',
        target_type: 'exclude_pair',
        target: '',
        achieved: '',
        gap: '',
      },
    ]);
    expect(rowsOf('Runs').at(-1)?.message).toContain('forbids choosing A with B');
  });

  it('keeps it with the run', async () => {
    const shown = (await desk.json('runs', document.run_id)).document;
    expect(shown.conflict).toEqual(document.conflict);
    const [listed] = (await desk.json('runs', '--limit', '1')).document.runs;
    expect(listed).toMatchObject({ result: 'infeasible', message: expect.stringContaining('Constraints row 3 asks for') });
  });

  it('blocks nothing: the rows are sound to the next check, which says so', async () => {
    const check = await desk.json('check', 'plan', '--write');
    expect(check.document.sets.map((it: Document) => it.status)).toEqual(['ok', 'ok']);
    expect(statuses()).toEqual(['OK', 'OK', 'OK', 'OK']);
  });

  it('is right: what it proposes gives a plan', async () => {
    writeFolder(join(desk.folder, 'mended'), edited(SMALL_PLAN, 'Constraints', 'UK,25', 'UK,20'));
    const { code, document: mended } = await desk.json('run', 'mended', '--constraint-set', 'Tight');
    expect({ code, result: mended.result }).toEqual({ code: 0, result: 'optimal' });
    expect(mended).not.toHaveProperty('conflict');
  });

  it('names what cannot hold together in a problem file, too', async () => {
    await desk.planwright('export', document.run_id, '--out', 'problem.json');
    const { code, document: solved } = await desk.json('solve', 'problem.json');
    expect(code).toBe(1);
    expect(solved.conflict).toEqual({
      constraints: ['floor: country UK', 'not both: A, B'],
      rows: ['Constraints!3', 'Constraints!4'],
      proven_minimal: true,
    });
    expect((await desk.planwright('solve', 'problem.json')).stdout).toContain('floor: country UK (Constraints!3)');
  });
});
