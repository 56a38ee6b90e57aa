import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openSource } from '../../src/sheet/open-source.ts';
import { editXlsx } from '../../src/sheet/xlsx-bytes.ts';
import { type Document, ended, openDesk } from '../support/cli.ts';
import { edited, SMALL_PLAN, type Tabs, writeFolder, writeXlsx } from '../support/small-plan.ts';

const desk = openDesk();
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(desk.clear);

const BROKEN = edited(SMALL_PLAN, 'Candidates', 'B,Pay,UK,20', 'B,Pay,UK,many');

/** The command, and what it tells, event after event. */
const watching = (...args: readonly string[]) => {
  const child: ChildProcess = desk.start('watch', ...args, '--json');
  children.push(child);
  const end = ended(child);
  const told: Document[] = [];
  const waiting: (() => void)[] = [];
  if (child.stdout === null) throw new RangeError('the child has no standard output');
  createInterface({ input: child.stdout }).on('line', (line) => {
    told.push(JSON.parse(line));
    for (const wake of waiting.splice(0)) wake();
  });
  return {
    /** The next event of a kind; those before it are dropped. */
    next: async (event: string): Promise<Document> => {
      for (;;) {
        const found = told.shift();
        if (found?.event === event) return found;
        if (found === undefined) await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
    untold: () => told.length,
    stop: async (signal: 'SIGINT' | 'SIGTERM' = 'SIGTERM') => {
      child.kill(signal);
      return (await end).code;
    },
  };
};

/** As spreadsheet programs save: a new file under another name, renamed over the old one. */
const save = (path: string, tabs: Tabs): void => renameSync(writeXlsx(`${path}.new`, tabs), path);

/** What stands beside the row of a key, or beside the row of a number. */
const statusOf = async (path: string, key: string, tab = 'Candidates', number?: number): Promise<string> => {
  const { sheets } = await openSource(path).read((name) => name === tab);
  const rows = sheets.find(({ name }) => name === tab)?.rows ?? [];
  const text = (row: (typeof rows)[number] | undefined, column: number | undefined): string => {
    const value = row?.cells.find((cell) => cell.column === column)?.value;
    return value?.kind === 'text' ? value.text : '';
  };
  const column = rows[0]?.cells.find(({ value }) => value.kind === 'text' && value.text === 'run_status')?.column;
  return text(
    rows.find((row) => text(row, 1) === key && (number === undefined || row.row === number)),
    column,
  );
};

const bytesAfter = async (path: string, wait: number): Promise<Buffer> => {
  await sleep(wait);
  return readFileSync(path);
};

describe('planwright watch', () => {
  it('writes the statuses of what is saved, and nothing when nothing changed', async () => {
    const path = writeXlsx(join(desk.folder, 'saved.xlsx'));
    const it = watching(path);
    expect(await it.next('checked')).toMatchObject({ errors: 0, statuses: { kind: 'written' } });
    expect(await statusOf(path, 'B')).toBe('OK');
    save(path, BROKEN);
    expect(await it.next('checked')).toMatchObject({
      errors: 2,
      new: expect.arrayContaining([expect.objectContaining({ tab: 'Candidates', row: 3 })]),
      statuses: { kind: 'written' },
    });
    expect(await statusOf(path, 'B')).toMatch(/^ERROR \[/);
    // Only its time is new, then the very same content is saved: neither is a reason to write.
    const before = readFileSync(path);
    utimesSync(path, new Date(), new Date());
    writeFileSync(path, before);
    const { ino } = statSync(path);
    expect((await bytesAfter(path, 2500)).equals(before)).toBe(true);
    expect([statSync(path).ino, it.untold()]).toEqual([ino, 0]);
    save(path, SMALL_PLAN);
    expect(await it.next('checked')).toMatchObject({
      errors: 0,
      mended: expect.arrayContaining([expect.objectContaining({ tab: 'Candidates', row: 3 })]),
    });
    expect(await it.stop('SIGINT')).toBe(0);
  }, 60_000);

  it('outlives saves in pieces, and a file that is deleted and made again', async () => {
    const path = writeXlsx(join(desk.folder, 'pieces.xlsx'));
    const it = watching(path);
    await it.next('checked');
    const bytes = readFileSync(writeXlsx(join(desk.folder, 'other.xlsx'), BROKEN));
    writeFileSync(path, bytes.subarray(0, 900));
    await sleep(700);
    writeFileSync(path, bytes);
    expect(await it.next('checked')).toMatchObject({ errors: 2 });
    rmSync(path);
    await sleep(700);
    writeXlsx(path);
    expect(await it.next('checked')).toMatchObject({ errors: 0 });
    expect(await it.stop()).toBe(0);
    expect(await statusOf(path, 'B')).toBe('OK');
  }, 60_000);

  it('tells while it is open in a spreadsheet program, and writes when it is closed', async () => {
    const path = writeXlsx(join(desk.folder, 'open.xlsx'), BROKEN);
    const sign = join(desk.folder, '~$open.xlsx');
    writeFileSync(sign, '');
    const before = readFileSync(path);
    const it = watching(path);
    expect(await it.next('checked')).toMatchObject({ errors: 2, statuses: { kind: 'waiting' } });
    expect((await it.next('open')).error.code).toBe('workbook-open');
    expect((await bytesAfter(path, 3000)).equals(before)).toBe(true);
    expect(it.untold()).toBe(0);
    rmSync(sign);
    expect(await it.next('caught-up')).toMatchObject({ statuses: { kind: 'written' } });
    expect(await statusOf(path, 'B')).toMatch(/^ERROR/);
    expect(await it.stop()).toBe(0);
  }, 60_000);

  it('writes into a copy beside it meanwhile, where that is asked for', async () => {
    const path = writeXlsx(join(desk.folder, 'copied.xlsx'), BROKEN);
    const sign = join(desk.folder, '.~lock.copied.xlsx#');
    writeFileSync(sign, '');
    const before = readFileSync(path);
    const it = watching(path, '--copy');
    const beside = join(desk.folder, 'copied.checked.xlsx');
    expect(await it.next('checked')).toMatchObject({ statuses: { kind: 'beside', copy: beside } });
    expect(await statusOf(beside, 'B')).toMatch(/^ERROR/);
    expect(readFileSync(path).equals(before)).toBe(true);
    rmSync(sign);
    await it.next('caught-up');
    expect(await statusOf(path, 'B')).toMatch(/^ERROR/);
    expect(await it.stop()).toBe(0);
  }, 60_000);

  it('watches a folder of CSV files', async () => {
    const path = writeFolder(join(desk.folder, 'folder'));
    const it = watching(path);
    await it.next('checked');
    writeFileSync(join(path, 'Candidates.csv'), BROKEN.Candidates ?? '');
    expect(await it.next('checked')).toMatchObject({ errors: 2 });
    expect(await statusOf(path, 'B')).toMatch(/^ERROR/);
    expect(await it.stop()).toBe(0);
  }, 60_000);

  it('only tells with --no-write', async () => {
    const path = writeXlsx(join(desk.folder, 'untouched.xlsx'), BROKEN);
    const before = readFileSync(path);
    const it = watching(path, '--no-write');
    expect(await it.next('checked')).toMatchObject({ errors: 2, statuses: { kind: 'unasked' } });
    expect(await it.stop()).toBe(0);
    expect(readFileSync(path).equals(before)).toBe(true);
  }, 60_000);

  it('runs a scenario again when its rows change, and writes the run when the workbook is free', async () => {
    const path = writeXlsx(join(desk.folder, 'runs.xlsx'));
    const it = watching(path, '--run', 'q1/base');
    expect((await it.next('ran')).run).toMatchObject({ result: 'optimal', selected: ['A', 'C'] });
    expect(await it.next('run-written')).toMatchObject({ statuses: { kind: 'written' } });
    const sign = join(desk.folder, '~$runs.xlsx');
    writeFileSync(sign, '');
    save(path, edited(SMALL_PLAN, 'Candidates', 'A,Search,UK,10', 'A,Search,UK,26'));
    expect((await it.next('ran')).run).toMatchObject({ result: 'optimal' });
    rmSync(sign);
    await it.next('run-written');
    expect(await it.stop()).toBe(0);
    const { sheets } = await openSource(path).read((name) => name === 'Runs');
    expect(sheets.find(({ name }) => name === 'Runs')?.rows).toHaveLength(2);
    expect((await desk.json('runs')).document.runs).toHaveLength(2);
  }, 120_000);

  it('leaves beside the rows what the run found, while they are the same', async () => {
    const path = writeXlsx(join(desk.folder, 'conflict.xlsx'));
    const it = watching(path, '--run', 'Q1/Tight');
    expect((await it.next('ran')).run).toMatchObject({ result: 'infeasible' });
    await it.next('run-written');
    const found = await statusOf(path, 'Q1', 'Constraints', 3);
    expect(found).toMatch(/^ERROR/u);
    // The planner's own tab is no reason to run again, and none to forget what the run found.
    const { bytes } = editXlsx(readFileSync(path), {
      edits: [{ sheet: 'Runs', cells: [{ row: 40, column: 1, value: { text: 'mine' } }] }],
      newSheets: [],
    });
    writeFileSync(`${path}.new`, bytes);
    renameSync(`${path}.new`, path);
    expect(await it.next('checked')).toMatchObject({ statuses: { kind: 'right' } });
    expect(await statusOf(path, 'Q1', 'Constraints', 3)).toBe(found);
    expect(await it.stop()).toBe(0);
  }, 120_000);

  it.each([
    { args: ['nowhere.xlsx'], code: 'source-missing' },
    { args: ['saved.xlsx', '--run', 'Q9'], code: 'name-unknown' },
    { args: ['folder', '--copy'], code: 'source-unsupported' },
  ])('refuses at once: $args', async ({ args, code }) => {
    const end = await desk.planwright('watch', ...args, '--json');
    expect([end.code, JSON.parse(end.stdout).error.code]).toEqual([2, code]);
  });

  it('leaves no temporary file, and as many backups as any write', () => {
    expect(readdirSync(desk.folder).filter((name) => name.includes('planwright-tmp'))).toEqual([]);
    expect(existsSync(join(desk.folder, '.planwright', 'backups'))).toBe(true);
  });
});
