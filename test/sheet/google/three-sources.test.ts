import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyWorkbook } from '../../../src/app/copying/copy-workbook.ts';
import { type Reading, readSource } from '../../../src/app/read-source.ts';
import { writeBack } from '../../../src/app/write-back.ts';
import { canonicalJson } from '../../../src/base/json.ts';
import { shapesToJson } from '../../../src/compile/assemble-set.ts';
import { openGoogleAccess } from '../../../src/sheet/google/open-google-access.ts';
import { openSource } from '../../../src/sheet/open-source.ts';
import type { Source, Workbook } from '../../../src/sheet/workbook.ts';
import { MemorySheets } from '../../support/memory-sheets.ts';
import { type SheetsServer, startSheetsServer } from '../../support/sheets-server.ts';

// Every worked case of the contract as a folder of CSV files, as a workbook, and as a Google Sheet that is asked over HTTP: the same rows come in,
// the same bytes are compiled, and the same statuses go back.

const VECTORS = join(import.meta.dirname, '../../vectors');
const CASES = readdirSync(VECTORS, { withFileTypes: true })
  .filter((it) => it.isDirectory())
  .map(({ name }) => name);

describe.each(CASES)('%s, as a folder, a workbook and a Google Sheet', (name) => {
  let folder: string;
  let server: SheetsServer;
  let readings: readonly Reading[];
  let open: (path: string) => Promise<Source>;
  const paths = (): readonly string[] => [`${folder}/csv/`, join(folder, 'plan.xlsx'), `gsheet:${server.id}`];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'planwright-sources-'));
    const sheets = new MemorySheets();
    sheets.add('Sheet1', []);
    server = await startSheetsServer({ sheets });
    const access = openGoogleAccess({ keyFile: null, apiUrl: server.url });
    open = async (path) => openSource(path, () => access);
    for (const to of paths()) await copyWorkbook({ openSource: open }, { source: join(VECTORS, name), to });
    readings = await Promise.all(paths().map((path) => readSource({ openSource: open }, path)));
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('compiles to the same bytes and hashes, with the same findings at the same rows', () => {
    const told = readings.map(({ compilation, issues }) => ({
      sets: compilation.sets.map(({ scenarioName, constraintSetName, set }) => [
        scenarioName,
        constraintSetName,
        set && canonicalJson(shapesToJson(set.shapes)),
        set?.hash,
      ]),
      issues: issues.map(({ place, code, severity }) => `${place.tab}!${place.row} ${place.column} ${code} ${severity}`),
    }));
    const [first] = told;
    expect(first?.sets.length).toBeGreaterThan(0);
    for (const other of told) expect(other).toEqual(first);
  });

  it('gets the same statuses, once', async () => {
    const at = new Date('2026-01-31T12:00:00Z');
    const written: Workbook[] = [];
    for (const path of paths()) {
      const before = await readSource({ openSource: open }, path);
      expect((await writeBack(before, { updatedSource: 'planwright check', at, output: null })).written).toBeGreaterThan(0);
      const after = await readSource({ openSource: open }, path);
      expect((await writeBack(after, { updatedSource: 'planwright check', at, output: null })).written).toBe(0);
      written.push(after.workbook);
    }
    const [first, ...others] = written.map(statusesIn);
    expect(first?.length).toBeGreaterThan(0);
    for (const other of others) expect(other).toEqual(first);
  });
});

/** What stands in the columns that are ours. */
const statusesIn = ({ sheets }: Workbook): readonly string[] =>
  sheets.flatMap(({ name, rows }) => {
    const [head, ...below] = rows;
    const own = new Set(
      head?.cells.flatMap(({ column, value }) => (value.kind === 'text' && /^(run_status|updated_)/u.test(value.text) ? [column] : [])),
    );
    return below.flatMap(({ row, cells }) =>
      cells.flatMap(({ column, value }) => (own.has(column) ? [`${name}!${row} ${column} ${JSON.stringify(value)}`] : [])),
    );
  });
