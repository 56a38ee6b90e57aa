import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type Plugin } from 'vite';
import { foldName } from '../src/base/text.ts';
import { TABLES } from '../src/rows/tables/index.ts';
import { SYSTEM_COLUMNS } from '../src/rows/tables/table-def.ts';
import { CATALOGUE } from './issues-page.ts';

/**
 * The menu in the Google Sheet: what it knows of our tabs and findings, and its whole program in one file that a planner can paste into the
 * script editor (`apps-script/dist/Code.gs`), which also holds the panel's page.
 */

const ROOT = join(import.meta.dirname, '..');
const HOME = join(ROOT, 'apps-script');
const SOURCE = join(HOME, 'src');

/** What Google's runtime (V8) reads. */
const TARGET = 'es2020';

/** Names of our tabs and columns, and words about findings: the menu may import nothing of the rooms that know them. */
export const menuWords = (): readonly (readonly [path: string, text: string])[] => [
  ['apps-script/src/menu/sheet-names.ts', sheetNames()],
  ['apps-script/src/menu/issue-words.ts', issueWords()],
];

const MADE = '// Made by `npm run menu`: edit where it comes from.';
const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const sheetNames = (): string => {
  const tabs = Object.values(TABLES).map(({ tab, columns }) => ({
    tab: String(tab),
    columns: [
      ...columns.map(({ name, aliases, required }) => ({ name, names: [name, ...aliases], required })),
      ...SYSTEM_COLUMNS.map((name) => ({ name: String(name), names: [name], required: false })),
    ],
  }));
  const results = {
    tab: 'Results',
    columns: ['run_id', 'initiative_key', 'selected'].map((name) => ({ name, names: [name], required: true })),
  };
  const lines = [...tabs, results].flatMap(({ tab, columns }) => [
    `  ${tab}: {`,
    ...columns.map(
      ({ name, names, required }) =>
        `    ${name}: { names: [${names.map((it) => quoted(foldName(it))).join(', ')}], required: ${required} },`,
    ),
    '  },',
  ]);
  return [
    MADE,
    '',
    '/** Our names of columns, and by which headers each is known: case, spaces, `_` and `-` aside. */',
    'export type TabNames = Readonly<Record<string, { readonly names: readonly string[]; readonly required: boolean }>>;',
    '',
    'export const TABS: Readonly<Record<string, TabNames>> = {',
    ...lines,
    '};',
    '',
  ].join('\n');
};

const issueWords = (): string => {
  const codes = [...new Set(CATALOGUE.map(({ code }) => code))].sort();
  const all = (code: string, text: 'means' | 'fix'): string =>
    quoted([...new Set(CATALOGUE.filter((it) => it.code === code).map((it) => it[text].replaceAll('`', '')))].join(' '));
  return [
    MADE,
    '',
    '/** What each finding about a sheet means, and how it is mended. */',
    'export const ISSUE_WORDS: Readonly<Record<string, { readonly means: string; readonly fix: string }>> = {',
    ...codes.flatMap((code) => [`  ${quoted(code)}: {`, `    means: ${all(code, 'means')},`, `    fix: ${all(code, 'fix')},`, '  },']),
    '};',
    '',
  ].join('\n');
};

/** The files that are pasted, or pushed with clasp. They are made from the sources as they lie there. */
export const menuFiles = async (): Promise<readonly (readonly [path: string, text: string])[]> => {
  const script = await bundle('panel/main.ts', 'PlanwrightPanel', []);
  const page = readFileSync(join(SOURCE, 'panel/panel.html'), 'utf8')
    .replace('/* panel.css */', () => readFileSync(join(SOURCE, 'panel/panel.css'), 'utf8').trim())
    .replace('/* panel.js */', () => script.trim());
  const code = await bundle('main.ts', 'Planwright', [panelPage(page)]);
  const names = [...readFileSync(join(SOURCE, 'main.ts'), 'utf8').matchAll(/^export const (\w+) =/gmu)].map((found) => found[1] ?? '');
  const doors = names.map((name) => `function ${name}(...given) {\n  return Planwright.${name}(...given);\n}`);
  return [
    ['apps-script/dist/Code.gs', `${OPENING}\n${doors.join('\n\n')}\n\n${code.trim()}\n`],
    ['apps-script/dist/appsscript.json', readFileSync(join(HOME, 'appsscript.json'), 'utf8')],
  ];
};

// Google reads the annotation: it asks planners for this one spreadsheet only, not for all of theirs.
const OPENING = `/**
 * Planwright's menu for Google Sheets. Made from apps-script/src of Planwright: edit it there, then \`npm run menu\`.
 * What it does, and how it is installed: docs/google-sheets-menu.md.
 *
 * @OnlyCurrentDoc
 */

// What Google calls by name.
`;

const panelPage = (page: string): Plugin => ({
  name: 'panel-page',
  resolveId: (id) => (id === 'virtual:panel-page' ? '\0panel-page' : null),
  load: (id) => (id === '\0panel-page' ? `export const PANEL_PAGE = ${asTemplate(page)};` : null),
});

/** As it would be read by whoever pastes it: lines are lines. */
const asTemplate = (text: string): string => `\`${text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')}\``;

const bundle = async (entry: string, name: string, plugins: Plugin[]): Promise<string> => {
  const built = await build({
    configFile: false,
    root: SOURCE,
    logLevel: 'warn',
    plugins,
    build: { write: false, minify: false, target: TARGET, lib: { entry: join(SOURCE, entry), formats: ['iife'], name } },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const [chunk] = first && 'output' in first ? first.output : [];
  return chunk?.type === 'chunk' ? chunk.code : '';
};

/** Writes what is not as it should be; the words first, for the program is made with them. */
const makeMenu = async (): Promise<void> => {
  write(menuWords());
  write(await menuFiles());
};

const write = (files: readonly (readonly [path: string, text: string])[]): void => {
  for (const [path, text] of files) {
    const file = join(ROOT, path);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`${path} written`);
  }
};

if (import.meta.main) await makeMenu();
