import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk } from '../support/cli.ts';
import { check, init } from './ask.ts';
import { FILE_CASES } from './file-cases.ts';

const folder = mkdtempSync(join(tmpdir(), 'planwright-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every file below a folder with its bytes. */
const contents = (root: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(root, { recursive: true, withFileTypes: true }).flatMap((it) => {
      const path = join(it.parentPath, it.name);
      return it.isFile() ? [[path, `${statSync(path).mtimeMs} ${readFileSync(path, 'base64')}`] as const] : [];
    }),
  );

const STACK = /\n\s+at |node:internal|\.ts:\d+/;

describe('a file that is no sound workbook', () => {
  it('is one of at least forty kinds', () => expect(FILE_CASES.length).toBeGreaterThanOrEqual(40));

  it.each(FILE_CASES.map((it, at) => ({ ...it, at })))(
    '$name is refused with a reason, and stays as it was',
    async ({ make, at, exit, code, words }) => {
      const own = join(folder, String(at));
      mkdirSync(own);
      const path = make(own);
      const before = contents(own);
      const answers = [await check(path), await check(path, true)];
      // A file that is not there is what init makes.
      if (code !== 'source-missing' && code !== 'not-a-workbook-name') answers.push(await init(path));
      for (const answer of answers) {
        expect({ exit: answer.exit, code: answer.code }, answer.words).toEqual({ exit, code });
        expect(answer.words).toMatch(words);
        expect(answer.words).not.toMatch(STACK);
      }
      expect(contents(own)).toEqual(before);
    },
  );
});

describe('through the command line', () => {
  const desk = openDesk();
  afterAll(desk.clear);
  const cases = FILE_CASES.filter((it) => it.child);
  const paths = new Map<string, string>();
  beforeAll(() => {
    for (const { name, make } of cases) {
      const own = join(desk.folder, name);
      mkdirSync(own, { recursive: true });
      paths.set(name, make(own));
    }
  });

  it('is asked for at least eight of them', () => expect(cases.length).toBeGreaterThanOrEqual(8));

  it.each(cases)('$name ends with its code and no trace', async ({ name, exit, code, words }) => {
    const path = paths.get(name) ?? '';
    const before = contents(join(desk.folder, name));
    const end = await desk.json('run', path, '--constraint-set', 'Base');
    expect(end).toMatchObject({ code: exit, document: { error: { code } } });
    expect(end.stderr).toMatch(words);
    expect(end.stderr + end.stdout).not.toMatch(STACK);
    expect(contents(join(desk.folder, name))).toEqual(before);
  });
});
