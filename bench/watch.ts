import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { assert } from '../src/base/errors.ts';
import { openSource } from '../src/sheet/open-source.ts';
import { editXlsx } from '../src/sheet/xlsx-bytes.ts';
import { writeXlsx } from '../test/support/small-plan.ts';
import { numberOption, quantile } from './measure/page-desk.ts';
import { readSetting } from './measure/setting.ts';

/**
 * How soon after a save a row's status stands in an `.xlsx` file of `--rows N` (usually 1,000) candidates that is watched, over `--edits N`
 * (usually 20) saves, each of which breaks a row or mends it; and how long a fresh `planwright check --write` takes after the same saves.
 */

const MAIN = join(import.meta.dirname, '../src/cli/main.ts');
const rows = numberOption('--rows', 1000);
const edits = numberOption('--edits', 20);
const folder = mkdtempSync(join(tmpdir(), 'planwright-bench-watch-'));
const path = join(folder, 'roadmap.xlsx');

const planwright = (...args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [MAIN, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });

const makeWorkbook = (): void => {
  const lines = Array.from(
    { length: rows },
    (_, at) => `I${at},Initiative ${at},${at % 2 ? 'UK' : 'DE'},${10 + (at % 90)},${(at * 37) % 1000}`,
  );
  writeXlsx(path, {
    Candidates: `initiative_key,title,country,engineering_tokens,kpi.gmv\n${lines.join('\n')}\n`,
    Metrics_Config: 'kpi_key,kpi_level,unit\ngmv,north_star,EUR\n',
    Scenario_Config: 'scenario_name,objective_mode,period_key,capacity_total_tokens\nQ1,north_star,2026-Q1,6000\n',
    Constraints:
      'scenario_name,constraint_set_name,constraint_type,dimension,dimension_key,min_tokens,max_tokens\nQ1,Base,cap,country,UK,,2500\n',
    Targets: 'scenario_name,constraint_set_name,kpi_key,target_value,target_type\nQ1,Base,gmv,250,goal\n',
  });
};

const TOKENS = 4;

/** Saves as spreadsheet programs do: a new file, renamed over the old one. Gives the row and what its status must begin with. */
const edit = (at: number): { readonly row: number; readonly begins: string } => {
  const row = 2 + Math.floor(at / 2) * 7;
  const isBreaking = at % 2 === 0;
  const value = isBreaking ? { text: 'many' } : { number: '33' };
  const { bytes } = editXlsx(readFileSync(path), {
    edits: [{ sheet: 'Candidates', cells: [{ row, column: TOKENS, value }] }],
    newSheets: [],
  });
  writeFileSync(`${path}.new`, bytes);
  renameSync(`${path}.new`, path);
  return { row, begins: isBreaking ? 'ERROR' : 'OK' };
};

const stands = async ({ row, begins }: ReturnType<typeof edit>): Promise<boolean> => {
  const { sheets } = await openSource(path).read((name) => name === 'Candidates');
  const cells = sheets.find(({ name }) => name === 'Candidates')?.rows.find((it) => it.row === row)?.cells ?? [];
  return cells.some(({ value }) => value.kind === 'text' && value.text.startsWith(begins));
};

const measure = async (after: (edited: ReturnType<typeof edit>) => Promise<void>): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let at = 0; at < edits; at++) {
    const began = performance.now();
    const edited = edit(at);
    await after(edited);
    times.push(performance.now() - began);
    assert(await stands(edited), `after edit ${at + 1} the status of row ${edited.row} does not begin with ${edited.begins}`);
    await sleep(1000);
  }
  return times;
};

const watched = async (): Promise<readonly number[]> => {
  const child = planwright('watch', path, '--json');
  assert(child.stdout, 'the command has no standard output');
  const events = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const checked = async (): Promise<void> => {
    for (;;) {
      const { value, done } = await events.next();
      assert(!done, 'watching ended early');
      if (JSON.parse(value).event === 'checked') return;
    }
  };
  try {
    await checked();
    return await measure(checked);
  } finally {
    const gone = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGTERM');
    await gone;
  }
};

const checkedAnew = (): Promise<readonly number[]> =>
  measure(
    () =>
      new Promise((resolve) => {
        const child = planwright('check', path, '--write', '--json');
        child.stdout?.resume();
        child.once('close', () => resolve());
      }),
  );

const line = (what: string, times: readonly number[]): string =>
  `${what.padEnd(32)} median ${quantile(times, 0.5)}, 95 % ${quantile(times, 0.95)}, worst ${quantile(times, 1)}`;

try {
  const { machine } = readSetting();
  process.stdout.write(`${rows} rows, ${edits} edits; ${machine}\n`);
  makeWorkbook();
  process.stdout.write(`${line('watch', await watched())}\n`);
  makeWorkbook();
  process.stdout.write(`${line('check --write after each save', await checkedAnew())}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
