import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planEdits, shown } from '../../test/sheet/xlsx-fixture.ts';
import { openSource } from './open-source.ts';
import type { NewSheet, WorkbookEdits } from './workbook.ts';

let folder = '';
const all = () => true;
const RUNS: NewSheet = {
  kind: 'table',
  name: 'Runs',
  columns: [
    { header: 'run_id', width: 9 },
    { header: '=note', width: 9 },
  ],
  rows: [[{ text: 'r1' }, { number: '-2' }]],
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'planwright-'));
  await writeFile(join(folder, 'Plan.csv'), 'key;cost\nA;1\n\n"B;C";2\n');
  await writeFile(join(folder, 'Other.CSV'), 'x\n');
  await writeFile(join(folder, 'notes.txt'), 'mine');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const fingerprint = async () => (await openSource(folder).read(() => false)).fingerprint;
const text = (name: string) => readFile(join(folder, name), 'utf8');
const edits = (cells: Parameters<typeof planEdits>[0], newSheets: readonly NewSheet[] = []): WorkbookEdits => ({
  ...planEdits(cells),
  newSheets,
});

describe('a folder of CSV files', () => {
  it('is a workbook with a tab per file', async () => {
    const workbook = await openSource(folder).read((name) => name === 'Plan');
    expect(workbook.sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['Other', 0],
      ['Plan', 3],
    ]);
    expect(shown(workbook.sheets[1])).toEqual({ A1: 'key', B1: 'cost', A2: 'A', B2: '1', A4: 'B;C', B4: '2' });
  });

  it('is written file by file, with backups', async () => {
    const receipt = await openSource(folder).write(edits({ B2: 7, C1: 'status' }, [RUNS]), await fingerprint());
    expect(await text('Plan.csv')).toBe('key;cost;status\nA;7\n\n"B;C";2\n');
    expect(await text('Runs.csv')).toBe("run_id,'=note\nr1,-2\n");
    expect(await readdir(receipt.backup ?? '')).toHaveLength(1);
    expect(receipt.written).toBe(6);
    expect(receipt.fingerprint).toBe(await fingerprint());
    expect((await readdir(folder)).sort()).toEqual(['.planwright', 'Other.CSV', 'Plan.csv', 'Runs.csv', 'notes.txt']);
  });

  it('is not written when nothing would change', async () => {
    expect(await openSource(folder).write(edits({ A1: 'key' }), await fingerprint())).toMatchObject({ written: 0, backup: null });
    expect((await readdir(folder)).sort()).toEqual(['Other.CSV', 'Plan.csv', 'notes.txt']);
  });

  it('gives new files the mark that Excel needs where there is none to follow', async () => {
    const empty = join(folder, 'empty');
    await mkdir(empty);
    const source = openSource(empty);
    await source.write({ edits: [], newSheets: [RUNS] }, (await source.read(all)).fingerprint);
    expect(await readFile(join(empty, 'Runs.csv'), 'utf8')).toBe("\ufeffrun_id,'=note\r\nr1,-2\r\n");
  });

  it.each([
    ['of which a file changed', async () => writeFile(join(folder, 'Other.CSV'), 'y\n'), {}, 'workbook-changed'],
    ['of which a file is new', async () => writeFile(join(folder, 'New.csv'), 'y\n'), {}, 'workbook-changed'],
    ['of which a file is open', async () => writeFile(join(folder, '.~lock.Plan.csv#'), ''), {}, 'workbook-open'],
    ['that has the new tab', async () => undefined, { newSheets: [{ ...RUNS, name: 'other' }] }, 'sheet-exists'],
    ['for a tab that is no file name', async () => undefined, { newSheets: [{ ...RUNS, name: '../x' }] }, 'sheet-name-invalid'],
    ['for a tab that is missing', async () => undefined, { edits: [{ sheet: 'plan', cells: [] }] }, 'sheet-missing'],
  ])('%s is not written', async (_, meanwhile, other, code) => {
    const at = await fingerprint();
    await meanwhile();
    const before = await text('Plan.csv');
    await expect(openSource(folder).write({ ...edits({ A1: 'z' }), ...other }, at)).rejects.toMatchObject({
      code,
      hint: expect.any(String),
    });
    expect(await text('Plan.csv')).toBe(before);
    expect((await readdir(folder)).filter((name) => name.endsWith('-tmp') || name === 'Runs.csv')).toEqual([]);
  });

  it('is written as a whole or not at all', async () => {
    const source = openSource(folder);
    const at = await fingerprint();
    // A folder where the new file would go: the last step fails after the first file was replaced.
    const late: NewSheet = { ...RUNS, name: 'Late' };
    await mkdir(join(folder, 'Late.csv'));
    await chmod(join(folder, 'Late.csv'), 0o755);
    const before = await text('Plan.csv');
    await expect(source.write(edits({ A1: 'z' }, [late]), at)).rejects.toMatchObject({ hint: expect.any(String) });
    expect(await text('Plan.csv')).toBe(before);
  });
});
