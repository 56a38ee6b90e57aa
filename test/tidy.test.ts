import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * How the house is laid out (ARCHITECTURE.md), enforced. A failing test names the file and the remedy. The list of exceptions may only
 * shrink.
 */

const ROOT = join(import.meta.dirname, '..');
const SRC = join(ROOT, 'src');

type Room =
  | 'base'
  | 'sheet'
  | 'rows'
  | 'compile'
  | 'problem'
  | 'rules'
  | 'engine'
  | 'report'
  | 'answers'
  | 'store'
  | 'app'
  | 'asks'
  | 'watch'
  | 'server'
  | 'worker'
  | 'cli'
  | 'web';

/** Files that other rooms may import: the room's noun, its slot types, and what the table of ARCHITECTURE.md names more. */
const OPEN: Readonly<Record<Room, readonly RegExp[]>> = {
  base: [/./],
  sheet: [/^workbook$/],
  rows: [/^row-set$/, /^slices$/, /^issues$/],
  compile: [/^compiled-set$/, /^compile-slot$/, /^meaning$/, /^issues$/, /^required$/],
  problem: [/^problem$/, /^built-problem$/, /^run-inputs$/, /^build-slot$/, /^check-slot$/, /^loosen-slot$/, /^row-system$/, /^outside$/],
  rules: [/^rule$/, /^index$/],
  engine: [/^engine$/, /^solution$/, /^conflict$/],
  report: [/^report$/, /^say-slot$/],
  answers: [/^solved-run$/, /^solver$/, /^[a-z-]+\/to-(text|json|tabs)$/, /^robustness\/future$/],
  store: [/^database$/],
  app: [/./],
  asks: [/./],
  watch: [/./],
  server: [/./],
  worker: [/^work-jobs$/, /^job-news$/, /^news-words$/],
  cli: [],
  web: [],
};

/** Single files that a room may import beyond the open ones. */
const MORE: Partial<Record<Room, readonly string[]>> = {
  compile: ['rows/tables/candidates', 'rows/scenario-names'],
  problem: ['rows/period'],
  engine: ['problem/check-problem', 'problem/linear-form'],
  report: ['rows/period', 'rows/tables/output-tabs', 'rows/tables/table-def', 'rows/template', 'problem/outside', 'engine/solution-json'],
  answers: [
    'compile/diff-sets',
    'problem/check-problem',
    'problem/nearness',
    'report/exact-values',
    'report/rows-in-words',
    'report/output-cells',
    'report/to-json',
    'report/to-tabs',
  ],
  store: ['compile/diff-sets'],
  asks: ['report/to-text', 'report/to-json', 'engine/solution-json', 'engine/solve-problem'],
  cli: [
    'report/to-text',
    'report/to-json',
    'engine/solution',
    'engine/solution-json',
    'engine/solve-problem',
    'engine/engine-names',
    'engine/constraint-conflict',
  ],
};

/** Who may import whom. `app` sees all. */
const MAY_IMPORT: Readonly<Record<Room, readonly Room[]>> = {
  base: [],
  sheet: ['base'],
  rows: ['base', 'sheet'],
  compile: ['base', 'rows'],
  problem: ['base', 'rows', 'compile'],
  rules: ['base', 'rows', 'compile', 'problem', 'report'],
  engine: ['base', 'problem'],
  report: ['base', 'rows', 'compile', 'problem', 'engine', 'sheet'],
  answers: ['base', 'rows', 'compile', 'problem', 'engine', 'report'],
  store: ['base', 'rows', 'compile', 'problem', 'engine', 'report', 'answers'],
  app: ['base', 'sheet', 'rows', 'compile', 'problem', 'rules', 'engine', 'report', 'answers', 'store'],
  asks: ['base', 'app', 'report', 'answers', 'engine'],
  watch: ['base', 'app'],
  server: ['base', 'app', 'asks', 'watch', 'report', 'answers', 'engine', 'store'],
  worker: ['base', 'app', 'asks'],
  cli: ['base', 'app', 'asks', 'server', 'watch', 'worker', 'report', 'answers', 'engine'],
  // Another program, in a browser: it knows the service by its description alone (`web/api/api-types.ts`).
  web: [],
};

const PURE: readonly Room[] = ['base', 'rows', 'compile', 'problem', 'rules', 'report'];

/** Third-party packages: the room (or file) that may import each. Schema, decimal, JSON and hash libraries are for pure rooms, too. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  zod: ['problem/problem.ts', 'store/', 'asks/', 'server/'],
  'big.js': ['base/decimal.ts'],
  '@noble/hashes': ['base/hash.ts'],
  'jsonc-parser': ['base/parse-json.ts'],
  'fastest-levenshtein': ['base/text.ts'],
  fflate: ['sheet/xlsx/compression.ts'],
  saxes: ['sheet/xlsx/xml-stream.ts'],
  'csv-parse': ['sheet/csv/'],
  '@googleapis/sheets': ['sheet/google/sheets-client.ts'],
  'google-auth-library': ['sheet/google/sheets-client.ts'],
  highs: ['engine/highs-thread.ts'],
  '@electric-sql/pglite': ['store/'],
  'drizzle-orm': ['store/'],
  pg: ['store/postgres.ts'],
  'pg-boss': ['store/boss-queue.ts'],
  commander: ['cli/'],
  pino: ['watch/log.ts'],
  'prom-client': ['watch/metrics.ts'],
  '@opentelemetry/api': ['watch/traces.ts'],
  '@opentelemetry/sdk-trace': ['watch/traces.ts'],
  '@opentelemetry/exporter-trace-otlp-http': ['watch/traces.ts'],
  '@opentelemetry/resources': ['watch/traces.ts'],
  'eventsource-parser': ['cli/remote/', 'web/api/'],
  'openapi-fetch': ['web/api/client.ts'],
  react: ['web/'],
  'react-dom': ['web/main.tsx'],
  'react-aria-components': ['web/'],
  '@tanstack/react-query': ['web/'],
  '@tanstack/react-router': ['web/'],
  '@tanstack/react-table': ['web/parts/'],
  '@tanstack/react-virtual': ['web/parts/'],
  recharts: ['web/charts/'],
  '@fastify/static': ['server/page.ts'],
  fastify: ['server/'],
  'fastify-type-provider-zod': ['server/'],
  '@fastify/swagger': ['server/'],
  '@fastify/compress': ['server/compress.ts'],
  '@fastify/cookie': ['server/'],
  '@fastify/helmet': ['server/access.ts'],
  '@fastify/rate-limit': ['server/access-limits.ts'],
  'openid-client': ['server/access-login.ts'],
  'env-paths': ['app/config.ts'],
};

/** Made by a program from docs/openapi.json. */
const GENERATED = 'web/api/api-types.ts';

/** Lines a file may have at most; files that have more. May only shrink. */
const MAX_LINES = 400;
const LONG_FILES: readonly string[] = [];

interface SourceFile {
  readonly path: string;
  readonly room: Room;
  readonly text: string;
  readonly code: string;
  readonly imports: readonly string[];
}

const isRoom = (name: string): name is Room => name in MAY_IMPORT;

const pathsIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile() && /\.tsx?$/u.test(it.name) && !/\.(?:test\.tsx?|d\.ts)$/u.test(it.name))
    .map((it) => relative(folder, join(it.parentPath, it.name)).split(sep).join('/'));

const readSource = (folder: string, path: string): Omit<SourceFile, 'room'> => {
  const text = readFileSync(join(folder, path), 'utf8');
  const code = text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gmu, '');
  const imports = [
    ...code.matchAll(/^(?:import|export)\b[^;'"]*?from\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gmu),
  ].map((found) => found[1] ?? found[2] ?? found[3] ?? '');
  return { path, text, code, imports };
};

const files: readonly SourceFile[] = pathsIn(SRC)
  .filter((path) => path !== GENERATED)
  .map((path) => {
    const room = path.split('/')[0] ?? '';
    if (!isRoom(room)) throw new Error(`src/${path}: there is no room "${room}". Put the file into a room of ARCHITECTURE.md.`);
    return { ...readSource(SRC, path), room };
  });

/** `../base/json.ts` from `rows/cells.ts` → `base/json.ts`. */
const resolveImport = (from: string, target: string): string => posix.normalize(posix.join(posix.dirname(from), target));

const local = (file: Pick<SourceFile, 'path' | 'imports'>): readonly string[] =>
  file.imports.filter((it) => it.startsWith('.')).map((it) => resolveImport(file.path, it));

const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

const complaints = (check: (file: SourceFile) => readonly string[]): readonly string[] =>
  files.flatMap((file) => check(file).map((it) => `src/${file.path}: ${it}`));

const cyclesAmong = (among: readonly Pick<SourceFile, 'path' | 'imports'>[]): readonly string[] => {
  const graph = new Map(among.map((file) => [file.path, local(file)]));
  const done = new Set<string>();
  const cycleFrom = (path: string, trail: readonly string[]): readonly string[] | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return undefined;
    for (const next of graph.get(path) ?? []) {
      const cycle = cycleFrom(next, [...trail, path]);
      if (cycle) return cycle;
    }
    done.add(path);
    return undefined;
  };
  return among.flatMap((file) => cycleFrom(file.path, [])?.join(' → ') ?? []);
};

describe('the house', () => {
  it('lets a room import only the rooms of the table, and of those only what is open', () => {
    const found = complaints((file) =>
      local(file).flatMap((target) => {
        const room = target.split('/')[0] ?? '';
        if (room === file.room || !isRoom(room)) return [];
        const name = target.slice(room.length + 1).replace(/\.(tsx?|js)$/u, '');
        if (!MAY_IMPORT[file.room].includes(room))
          return [`imports ${target}; ${file.room} may import only ${MAY_IMPORT[file.room].join(', ') || 'nothing'}. Hand it in instead.`];
        const isOpen = file.room === 'app' || OPEN[room].some((it) => it.test(name)) || MORE[file.room]?.includes(`${room}/${name}`);
        return isOpen ? [] : [`imports ${target}, which is private to ${room}. Import its noun file, or have app hand it in.`];
      }),
    );
    expect(found).toEqual([]);
  });

  it('has no import cycles', () => {
    expect(cyclesAmong(files), 'Move what both need into a file of its own.').toEqual([]);
  });

  it('keeps pure rooms pure: no await, clock, randomness, node: import or console', () => {
    const impure: readonly (readonly [RegExp, string])[] = [
      [/\bawait\b|\basync\b/u, 'waits'],
      [/\bDate\.now\b|\bnew Date\(\)|\bperformance\./u, 'reads a clock'],
      [/\bMath\.random\b|\brandomUUID\b|\brandomBytes\b/u, 'draws at random'],
      [/\bconsole\./u, 'prints'],
      [/\bprocess\./u, 'looks at the process'],
    ];
    const found = complaints((file) => {
      if (!PURE.includes(file.room)) return [];
      const node = file.imports.filter((it) => it.startsWith('node:')).map((it) => `imports ${it}. Pure rooms import nothing of Node.`);
      return [...node, ...impure.filter(([pattern]) => pattern.test(file.code)).map(([, what]) => `${what}. Hand the value in from app.`)];
    });
    expect(found).toEqual([]);
  });

  it('imports every third-party package in one file or one room', () => {
    const found = complaints((file) =>
      file.imports
        .filter((it) => !it.startsWith('.') && !it.startsWith('node:'))
        .map(packageOf)
        .filter((name) => !PACKAGES[name]?.some((place) => file.path === place || (place.endsWith('/') && file.path.startsWith(place))))
        .map(
          (name) =>
            `imports ${name}, which belongs to ${PACKAGES[name]?.join(' or ') ?? 'no room yet: add it to PACKAGES with its one place'}.`,
        ),
    );
    expect(found).toEqual([]);
  });

  it('keeps SQL in the store, the environment in app/config.ts, and process.exit in the main files of doors', () => {
    const found = complaints((file) => [
      ...(file.room !== 'store' &&
      /\b(select|insert into|update|delete from)\s+[\w*"]+.*\b(from|set|values|where)\b/iu.test(
        file.code.replace(/'[^'\n]*\s[^'\n]*'/gu, ''),
      )
        ? ['seems to hold SQL. Queries live in store/.']
        : []),
      ...(file.path !== 'app/config.ts' && /process\.env\b/u.test(file.code) ? ['reads the environment. Only app/config.ts does.'] : []),
      ...(!/^(cli|server|worker)\/main\.ts$/u.test(file.path) && /process\.exit\b(?!Code)/u.test(file.code)
        ? ['ends the process. Throw instead; a main file decides.']
        : []),
    ]);
    expect(found).toEqual([]);
  });

  it('throws only the five classes of base/errors.ts', () => {
    const found = complaints((file) =>
      /throw new (Error|TypeError|RangeError)\b/u.test(file.code) ? ['throws a plain error. Use a class of base/errors.ts.'] : [],
    );
    expect(found).toEqual([]);
  });

  it('names files in kebab-case and without empty words', () => {
    const empty = /(^|-)(util|utils|helper|helpers|common|misc|manager|service|impl|handle|process|model)(-|$)/u;
    const found = complaints((file) => {
      const name = (file.path.split('/').at(-1) ?? '').replace(/\.tsx?$/u, '');
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/u.test(name)) return ['is not named in kebab-case.'];
      return empty.test(name) ? ['has a name that says nothing. Name it after its main export.'] : [];
    });
    expect(found).toEqual([]);
  });

  it(`keeps files under ${MAX_LINES} lines`, () => {
    const found = complaints((file) => {
      const lines = file.text.split('\n').length;
      return lines > MAX_LINES && !LONG_FILES.includes(file.path) ? [`has ${lines} lines. Split it along its nouns.`] : [];
    });
    expect(found).toEqual([]);
  });

  it('leaves nothing for later', () => {
    const found = complaints((file) =>
      /\b(TODO|FIXME|XXX|HACK)\b/u.test(file.text) ? ['promises work for later. Do it, or open an issue.'] : [],
    );
    expect(found).toEqual([]);
  });
});

/**
 * The menu in the Google Sheet is another program, which runs at Google (`menu/` is its pure part, `google/` touches Google's services) and in a
 * panel beside the sheet (`panel/`). It knows the service by its description alone.
 */
const MENU = join(ROOT, 'apps-script/src');
const CONTRACT = '../../src/web/api/api-types.ts';

const MENU_MAY_IMPORT: Readonly<Record<string, RegExp>> = {
  'main.ts': /^google\//u,
  menu: /^menu\//u,
  google: /^(?:menu|google)\//u,
  panel: /^(?:menu|panel)\//u,
};

/** Which file may name which of Google's services. */
const SERVICES: Readonly<Record<string, readonly string[]>> = {
  SpreadsheetApp: ['google/sheet.ts', 'google/panel-window.ts', 'main.ts'],
  UrlFetchApp: ['google/http.ts'],
  Utilities: ['google/utilities.ts'],
  PropertiesService: ['google/kept.ts'],
  HtmlService: ['google/panel-window.ts'],
  DriveApp: [],
  ScriptApp: [],
  Session: [],
  CacheService: [],
  Logger: [],
};

describe('the menu in the Google Sheet', () => {
  const menu = pathsIn(MENU).map((path) => readSource(MENU, path));
  const found = (check: (file: (typeof menu)[number]) => readonly string[]): readonly string[] =>
    menu.flatMap((file) => check(file).map((it) => `apps-script/src/${file.path}: ${it}`));

  it('imports nothing but itself, each part what it may, and the types of the contract in one file', () => {
    const wrong = found((file) => {
      const part = file.path.split('/')[0] ?? '';
      return file.imports.flatMap((name) => {
        if (name === 'virtual:panel-page' && file.path === 'google/panel-window.ts') return [];
        const target = name.startsWith('.') ? resolveImport(file.path, name) : name;
        if (target === CONTRACT && file.path === 'menu/contract.ts' && file.code.includes('import type')) return [];
        return name.startsWith('.') && MENU_MAY_IMPORT[part]?.test(target) ? [] : [`imports ${name}, which is not open to ${part}.`];
      });
    });
    expect(wrong).toEqual([]);
    expect(cyclesAmong(menu)).toEqual([]);
  });

  it('touches each of Google’s services in one place, and keeps what is pure free of them', () => {
    const wrong = found(({ path, code }) =>
      Object.entries(SERVICES).flatMap(([service, places]) =>
        new RegExp(`\\b${service}\\b`, 'u').test(code) && !places.includes(path)
          ? [`names ${service}, which belongs to ${places.join(' or ') || 'no file'}.`]
          : [],
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('shows texts as texts, throws troubles alone, and logs in one place', () => {
    const wrong = found(({ path, code }) => [
      ...(/\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|eval)\b|new Function/u.test(code)
        ? ['reads text as HTML or code. Make elements (panel/elements.ts).']
        : []),
      ...(/throw new (?!TroubleError)/u.test(code) ? ['throws something else than a TroubleError.'] : []),
      ...(/\bconsole\./u.test(code) && path !== 'google/answer-panel.ts' ? ['logs.'] : []),
      ...(path.startsWith('panel/') && /\bfetch\(|\b(?:XMLHttpRequest|WebSocket|localStorage|sessionStorage)\b/u.test(code)
        ? ['asks or keeps something by itself. The panel asks the script.']
        : []),
    ]);
    expect(wrong).toEqual([]);
  });

  it(`names files in kebab-case and keeps them under ${MAX_LINES} lines`, () => {
    const wrong = found(({ path, text }) => [
      ...(/^[a-z0-9]+(-[a-z0-9]+)*\.ts$/u.test(path.split('/').at(-1) ?? '') ? [] : ['is not named in kebab-case.']),
      ...(text.split('\n').length > MAX_LINES && !/\/(?:sheet-names|issue-words)\.ts$/u.test(path) ? ['is too long.'] : []),
      ...(/\b(TODO|FIXME|XXX|HACK)\b/u.test(text) ? ['promises work for later.'] : []),
    ]);
    expect(wrong).toEqual([]);
  });
});
