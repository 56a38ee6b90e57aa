import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openApp } from '../../src/app/open-app.ts';
import { runScenario } from '../../src/app/run-scenario.ts';
import { exitCodeOf } from '../../src/cli/exit-code.ts';
import { NO_PROGRAMS } from '../../src/engine/programs/programs.ts';
import { openDesk } from '../support/cli.ts';
import { edited, SMALL_PLAN, writeFolder, writeXlsx } from '../support/small-plan.ts';

const desk = openDesk();
afterAll(desk.clear);
const { json, planwright } = desk;
const path = (name: string): string => join(desk.folder, name);

describe('wrong usage ends with 2, one JSON document, and a way out', () => {
  const source = (): string => (existsSync(path('usage.xlsx')) ? path('usage.xlsx') : writeXlsx(path('usage.xlsx')));
  const cases: readonly (readonly [what: string, args: () => readonly string[], code: string, words: RegExp])[] = [
    ['a command that does not exist', () => ['chek', source()], 'usage', /unknown command 'chek'.*check/is],
    ['an option that does not exist', () => ['check', source(), '--wirte'], 'usage', /unknown option '--wirte'.*--write/is],
    ['no source', () => ['run'], 'usage', /missing required argument/],
    ['a scope of another word', () => ['run', source(), '--scope', 'some'], 'usage', /Allowed choices are all, selected/],
    ['a time limit that is none', () => ['run', source(), '--time-limit', '-1'], 'usage', /number of seconds above 0/],
    ['a count that is none', () => ['runs', '--limit', '1.5'], 'usage', /whole number/],
    ['a path with nothing there', () => ['check', 'nothing.xlsx'], 'source-missing', /There is no nothing\.xlsx/],
    ['a Google Sheet without an account', () => ['check', 'gsheet:abc'], 'google-not-set-up', /PLANWRIGHT_GOOGLE_KEY_FILE/],
    ['an unknown scenario', () => ['run', source(), '--scenario', 'Q11'], 'name-unknown', /Did you mean Q1\?.*There are: Q1\./s],
    ['an unknown set', () => ['run', source(), '--constraint-set', 'Bas'], 'name-unknown', /Did you mean Base\?.*Base, Tight/s],
    ['a choice that must be made', () => ['run', source()], 'name-missing', /which constraint set.*Base, Tight/s],
  ];
  it.each(cases)('%s', async (_, args, code, words) => {
    const end = await json(...args());
    expect(end.code).toBe(2);
    expect(Object.keys(end.document)).toEqual(['error']);
    expect(end.document.error.code).toBe(code);
    expect(end.stderr).toMatch(words);
    expect(end.stderr).not.toMatch(/\n\s+at /);
  });
});

describe('help and version', () => {
  it('are answers, not errors', async () => {
    const [help, version, bare] = await Promise.all([planwright('run', '--help'), planwright('--version'), planwright()]);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('--leave-out-errors');
    expect(version).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
    expect(bare).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('Commands:') });
  });
});

describe('a run', () => {
  const broken = edited(SMALL_PLAN, 'Candidates', 'A,Search,UK,10', 'A,Search,UK,ten');

  it('whose scope holds a broken candidate is refused unless told to leave it out', async () => {
    const source = writeFolder(path('broken'), broken);
    const refused = await json('run', source, '--constraint-set', 'Base', '--no-write');
    expect(refused).toMatchObject({ code: 1, document: { status: 'failed', result: 'invalid' } });
    expect(refused.document.issues).toContainEqual(expect.objectContaining({ code: 'number-invalid', tab: 'Candidates', row: 2 }));
    expect(refused.document.message).toContain('--leave-out-errors');
    const human = await planwright('run', source, '--constraint-set', 'Base', '--leave-out-errors');
    expect(human.code).toBe(0);
    expect(human.stdout).toContain('Left out because their rows have errors: A');
    const results = readFileSync(join(source, 'Results.csv'), 'utf8');
    expect(results).toMatch(/,B,Pay,UK,TRUE,/);
  });

  it('without the tie-break may choose what is of no use, with it never does', async () => {
    const source = writeFolder(path('tie'));
    const [plain, tied] = [
      await json('run', source, '--constraint-set', 'Base', '--no-write', '--no-tie-break', '--time-limit', '20'),
      await json('run', source, '--constraint-set', 'Base', '--no-write'),
    ];
    expect(plain.document).toMatchObject({ result: 'optimal', objective: [190] });
    expect(tied.document).toMatchObject({ result: 'optimal', objective: [190], selected: ['A', 'C'] });
    expect(plain.document.inputs_hash).not.toBe(tied.document.inputs_hash);
    expect(existsSync(join(source, 'Results.csv'))).toBe(false);
  });

  it('of the selected candidates looks at no other', async () => {
    const source = writeFolder(path('scope'), edited(SMALL_PLAN, 'Candidates', 'C,Ship,DE,40,90,x', 'C,Ship,DE,40,90,'));
    const { document } = await json('run', source, '--constraint-set', 'Base', '--scope', 'selected', '--no-write');
    expect(document).toMatchObject({ result: 'optimal', scope: 'selected', selected: ['A'], capacity_used: 10 });
  });

  it('that finds no plan ends with 1 and says so', async () => {
    const source = writeFolder(path('tight'));
    const { code, stdout } = await planwright('run', source, '--constraint-set', 'Tight');
    expect(code).toBe(1);
    expect(stdout).toContain('No plan can keep all of these rules together.');
    expect(readFileSync(join(source, 'Runs.csv'), 'utf8')).toMatch(/Tight,all,2026-Q1,succeeded,infeasible/);
  });

  it('of a workbook without our tabs names what is missing', async () => {
    const source = writeXlsx(path('other.xlsx'), { Budget: 'a,b\n1,2\n' });
    const { code, document } = await json('run', source);
    expect({ code, ...document }).toMatchObject({ code: 1, run_id: null, status: 'failed', result: 'invalid', workbook: null });
    expect(document.issues.map((it: { code: string }) => it.code)).toContain('tab-missing');
  });
});

describe('two workbooks of one name', () => {
  it('do not mix, unless the name is given', async () => {
    const first = writeFolder(path('one/roadmap'));
    const second = writeFolder(path('two/roadmap'));
    expect((await json('sync', first, '--no-write')).code).toBe(0);
    const taken = await json('sync', second, '--no-write');
    expect(taken).toMatchObject({
      code: 2,
      document: { error: { code: 'workspace-taken', hint: expect.stringContaining('--workspace') } },
    });
    expect(await json('sync', second, '--no-write', '--workspace', 'roadmap two')).toMatchObject({
      code: 0,
      document: { workspace: 'roadmap two' },
    });
  });
});

describe('a workbook that cannot be written now', () => {
  it('open in a spreadsheet program: try again later, and the run is kept', async () => {
    const source = writeXlsx(path('open.xlsx'));
    const bytes = readFileSync(source);
    writeFileSync(path('~$open.xlsx'), '');
    const { code, document, stderr } = await json('run', source, '--constraint-set', 'Base');
    expect(code).toBe(75);
    expect(document).toMatchObject({ result: 'optimal', selected: ['A', 'C'], workbook: { error: { code: 'workbook-open' } } });
    expect(stderr).toContain('open.xlsx');
    expect(readFileSync(source).equals(bytes)).toBe(true);
    expect((await json('runs', document.run_id)).document.selected).toEqual(['A', 'C']);
    const human = await planwright('check', source, '--write');
    expect(human.code).toBe(75);
    rmSync(path('~$open.xlsx'));
    expect((await planwright('run', source, '--constraint-set', 'Base')).code).toBe(0);
    expect(readFileSync(source).equals(bytes)).toBe(false);
    const [backup = ''] = readdirSync(path('.planwright/backups')).filter((name) => name.startsWith('open.'));
    expect(readFileSync(path(`.planwright/backups/${backup}`)).equals(bytes)).toBe(true);
  });

  it('changed meanwhile: nothing is lost, and the run is kept', async () => {
    const source = writeXlsx(path('changing.xlsx'));
    const other = writeXlsx(path('newer.xlsx'), edited(SMALL_PLAN, 'Candidates', 'Search', 'Find'));
    const app = openApp({ store: { kind: 'embedded', folder: desk.home }, actor: 'mia', colour: 'never', programs: NO_PROGRAMS });
    const openStore = (): ReturnType<typeof app.openStore> => {
      cpSync(other, source);
      return app.openStore();
    };
    const flags = { write: true, allowStale: false, leaveOutErrors: false, tieBreak: true } as const;
    const answer = await runScenario({ ...app, openStore }, { source, constraintSet: 'Base', scope: 'all', ...flags });
    expect(answer.publication).toMatchObject({ kind: 'failed', error: { code: 'workbook-changed' } });
    expect(answer.publication.kind === 'failed' && exitCodeOf(answer.publication.error)).toBe(75);
    expect(answer.kind === 'done' && answer.report.selected).toEqual(['A', 'C']);
    expect(readFileSync(source).equals(readFileSync(other))).toBe(true);
    expect((await json('runs', '--workspace', 'changing')).document.runs).toHaveLength(1);
  });
});
