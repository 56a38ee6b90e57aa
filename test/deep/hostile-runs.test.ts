import { chmodSync, chownSync, cpSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { openSource } from '../../src/sheet/open-source.ts';
import { type Ended, openDesk } from '../support/cli.ts';
import { edited, SMALL_PLAN, type Tabs, writeFolder, writeXlsx } from '../support/small-plan.ts';

const desk = openDesk();
afterAll(desk.clear);
const path = (name: string): string => join(desk.folder, name);
const calm = ({ code, stdout, stderr }: Ended): void => {
  expect(code).not.toBe(70);
  expect(stdout + stderr).not.toMatch(/\n\s+at |node:internal/);
};

const BUILT_IN: Tabs = {
  Candidates: `initiative_key,tokens,dim.__proto__,country,kpi.__proto__,kpi.constructor
__proto__,10,toString,constructor,5,1
constructor,20,valueOf,__proto__,7,2
toString,30,toString,__proto__,1,3
hasOwnProperty,40,valueOf,constructor,9,4
`,
  Metrics_Config: 'kpi_key,kpi_level\n__proto__,north_star\nconstructor,strategic\n',
  Scenario_Config: `scenario_name,objective_mode,capacity_total_tokens,objective_weights_json
__proto__,weighted_kpis,75,"{""__proto__"": 1, ""constructor"": 2}"
`,
  Constraints: `scenario_name,constraint_set_name,constraint_type,dimension,dimension_key,min_tokens,max_tokens,members
__proto__,constructor,cap,dim.__proto__,toString,,60,
__proto__,constructor,floor,country,__proto__,1,,
__proto__,constructor,cap,country_dim.__proto__,constructor_valueOf,,100,
__proto__,constructor,bundle,bundle,__proto__,,,__proto__|constructor
__proto__,constructor,prerequisite,,__proto__,,,constructor
__proto__,constructor,synergy,,,,,__proto__|toString
`,
  Targets: `scenario_name,constraint_set_name,kpi_key,target_value,target_type,dimension,dimension_key
__proto__,constructor,__proto__,1,floor,country,constructor
__proto__,constructor,constructor,100,goal,dim.__proto__,toString
`,
};

const EVIL = [
  '=HYPERLINK("http://evil.example","x")',
  "+cmd|' /C calc'!A0",
  '@SUM(A1:A9)',
  '-2+3+cmd',
  '\t=1+1',
  'a\u001b[2Jb\u0007',
  'a\u0000b',
  '\u202eabc',
];

describe('names that are built in elsewhere', () => {
  it('are names like any other, from the sheet to the store and back', async () => {
    const source = writeXlsx(path('names.xlsx'), BUILT_IN);
    const end = await desk.json('run', source);
    calm(end);
    expect(end).toMatchObject({ code: 0, document: { result: 'optimal', scenario_name: '__proto__', constraint_set_name: 'constructor' } });
    expect(end.document.selected).toEqual(['__proto__', 'constructor', 'hasOwnProperty']);
    expect(Object.entries(end.document.kpis)).toEqual([
      ['__proto__', 21],
      ['constructor', 7],
    ]);
    expect(Object.keys(end.document.scales)).toEqual(['__proto__', 'constructor']);
    const again = await desk.json('run', source, '--scenario', '__PROTO__', '--constraint-set', 'CONSTRUCTOR', '--no-write');
    expect(again.document.selected).toEqual(end.document.selected);
    expect((await desk.json('export', again.document.run_id)).document.variables).toContain('__proto__');
  });
});

describe('texts that other programs would run', () => {
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const rows = EVIL.map((text, at) => `E${at},${cell(text)},UK,1,5,x,${cell(text)}`).join('\n');
  const tabs = { ...SMALL_PLAN, Candidates: `${SMALL_PLAN.Candidates}${rows}\n` };

  it('are written as text into CSV files, and never steer the terminal', async () => {
    const source = writeFolder(path('texts'), tabs);
    const end = await desk.planwright('run', source, '--constraint-set', 'Base');
    calm(end);
    expect(end.code).toBe(0);
    expect(end.stdout).not.toMatch(/(?!\n)\p{Cc}|\u202e/u);
    const results = readFileSync(join(source, 'Results.csv'), 'utf8');
    expect(results).toContain('E7');
    expect(results).not.toMatch(/(^|,)"?[\t\r]?[=+@]/m);
    expect(readFileSync(join(source, 'Candidates.csv'), 'utf8').split('\n')).toHaveLength(tabs.Candidates.split('\n').length);
  });

  it('are written as text into a workbook', async () => {
    const source = writeXlsx(path('texts.xlsx'), tabs);
    const end = await desk.json('run', source, '--constraint-set', 'Base', '--workspace', 'texts xlsx');
    calm(end);
    expect(end.code).toBe(0);
    const parts = Object.entries(unzipSync(readFileSync(source))).filter(([name]) => name.startsWith('xl/worksheets/'));
    for (const [, bytes] of parts) expect(strFromU8(bytes)).not.toMatch(/<f[ >]/);
    const { sheets } = await openSource(source).read((name) => name === 'Results');
    const texts = sheets.flatMap((sheet) =>
      sheet.rows.flatMap((row) => row.cells.map(({ value }) => (value.kind === 'text' ? value.text : ''))),
    );
    expect(texts).toEqual(expect.arrayContaining(EVIL.slice(0, 4)));
  });

  it('half a letter in a workbook is kept in the sheet and harms no store', async () => {
    const source = writeXlsx(path('half.xlsx'), edited(SMALL_PLAN, 'Candidates', 'Search', 'one \ud800 two'));
    const end = await desk.json('run', source, '--constraint-set', 'Base');
    calm(end);
    expect(end).toMatchObject({ code: 0, document: { result: 'optimal' } });
    expect((await desk.json('sync', source)).document.changes).toEqual([]);
  });
});

describe('too much of everything', () => {
  const keys = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `I${at}`);
  const candidates = (count: number): string =>
    `initiative_key,tokens,kpi.gmv\n${keys(count)
      .map((key) => `${key},1,1`)
      .join('\n')}\n`;
  const head = 'scenario_name,constraint_set_name,constraint_type,dimension,dimension_key,min_tokens,max_tokens,members\n';
  const plan = (count: number, constraints: string): Tabs => ({
    ...SMALL_PLAN,
    Candidates: candidates(count),
    Constraints: head + constraints,
    Targets: 'scenario_name,constraint_set_name,kpi_key,target_value,target_type\n',
  });

  it('10,000 initiatives that need each other in a ring', async () => {
    const ring = keys(10_000).map((key, at) => `Q1,Base,prerequisite,,${key},,,I${(at + 1) % 10_000}`);
    const source = writeFolder(path('ring'), plan(10_000, `${ring.join('\n')}\n`));
    const end = await desk.json('check', source);
    calm(end);
    expect(end.code).toBe(0);
    expect(end.document.issues[0]).toMatchObject({ code: 'prerequisite-cycle', severity: 'warning' });
  });

  it('50,000 rules that are all wrong', async () => {
    const rules = keys(50_000).map((key) => `Q1,Base,must,,X${key},,,`);
    const end = await desk.json('check', writeFolder(path('wrong'), plan(100, `${rules.join('\n')}\n`)));
    calm(end);
    expect(end.code).toBe(1);
    expect(end.document.issues).toHaveLength(50_000);
    expect(end.document.issues[0]).toMatchObject({ code: 'initiative-unknown', tab: 'Constraints', row: 2 });
  });

  it('a bundle of 100,000 members, none of them known', async () => {
    const source = writeFolder(path('bundle'), plan(10, `Q1,Base,bundle,bundle,B,,,"${keys(100_000).join('|')}"\n`));
    const end = await desk.planwright('check', source, '--write');
    calm(end);
    expect(end.code).toBe(1);
    expect(end.stdout).toContain('[initiative-unknown]');
    expect(end.stdout.length).toBeLessThan(200_000);
    expect(readFileSync(join(source, 'Constraints.csv'), 'utf8')).toMatch(/ERROR \[initiative-unknown\]/);
  });
});

describe('a place that cannot be written', () => {
  // The user "nobody": a privileged user may write anywhere, so that nothing would be refused.
  const isRoot = process.getuid?.() === 0;
  const nobody = isRoot ? 65_534 : undefined;
  const give = (...names: readonly string[]): void => {
    for (const name of names) if (nobody !== undefined) chownSync(name, nobody, nobody);
  };

  it('a read-only file or folder: the run is kept, the workbook stays, and the exit code is 1', async () => {
    const own = openDesk({}, nobody);
    cpSync(inject('storeHome'), own.home, { recursive: true });
    const inside = readdirSync(own.home, { recursive: true, encoding: 'utf8' }).map((name) => join(own.home, name));
    give(own.folder, own.home, ...inside);
    for (const [name, fileMode, folderMode] of [
      ['file', 0o444, 0o755],
      ['folder', 0o644, 0o555],
    ] as const) {
      const folder = join(own.folder, name);
      const source = writeXlsx(join(folder, 'plan.xlsx'));
      give(folder, source);
      chmodSync(source, fileMode);
      chmodSync(folder, folderMode);
      const bytes = readFileSync(source);
      const end = await own.json('run', source, '--constraint-set', 'Base', '--workspace', name);
      calm(end);
      expect(end).toMatchObject({
        code: 1,
        document: { result: 'optimal', selected: ['A', 'C'], workbook: { error: { code: 'file-not-writable' } } },
      });
      expect(end.stderr).toContain('plan.xlsx');
      expect(readFileSync(source).equals(bytes)).toBe(true);
      expect(readdirSync(folder)).toEqual(['plan.xlsx']);
    }
    own.clear();
  });

  it('a link is followed: the workbook it names is written, and the link stays one', async () => {
    const target = writeXlsx(path('store room/real.xlsx'));
    symlinkSync(target, path('shortcut.xlsx'));
    const bytes = readFileSync(target);
    const end = await desk.json('check', path('shortcut.xlsx'), '--write');
    expect(end.code).toBe(0);
    expect(lstatSync(path('shortcut.xlsx')).isSymbolicLink()).toBe(true);
    expect(readFileSync(target).equals(bytes)).toBe(false);
    expect(readdirSync(path('store room/.planwright/backups'))).toHaveLength(1);
  });

  it('a store that is a file, or in a folder of somebody else', async () => {
    const own = openDesk({}, nobody);
    give(own.folder);
    const source = writeFolder(join(own.folder, 'team'));
    writeFileSync(own.home, '');
    const places = [await own.json('sync', source)];
    rmSync(own.home);
    mkdirSync(own.home, { mode: 0o555 });
    places.push(await own.json('sync', source));
    for (const end of places) {
      calm(end);
      expect(end).toMatchObject({ code: 2, document: { error: { code: 'store-folder', message: expect.stringContaining(own.home) } } });
    }
    own.clear();
  });
});
