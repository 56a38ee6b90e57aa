// The first thing that npm scripts run, on whatever Node there is (20.19 or newer). Plain JavaScript with no dependency: it installs what
// package-lock.json pins when that has not been done, then runs the task on Node 24, from the system or from the package `node`.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const WANTED_MAJOR = 24;
const MODULES = join(ROOT, 'node_modules');
const STAMP = join(MODULES, '.planwright-installed');

const fail = (message) => {
  console.error(message);
  process.exit(1);
};

/** Runs a command with our terminal; gives its exit code. */
const run = (command, args, options = {}) => {
  const { status, signal, error } = spawnSync(command, args, { stdio: 'inherit', ...options });
  if (error) fail(`Could not start ${command}: ${error.message}`);
  return signal ? 1 : (status ?? 1);
};

const npm = (args, stdio = 'inherit') => {
  const cli = process.env.npm_execpath;
  const [command, first] = cli ? [process.execPath, [cli]] : ['npm', []];
  return run(command, [...first, ...args], { cwd: ROOT, stdio, shell: !cli && process.platform === 'win32' });
};

const install = () => {
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return;
  console.error('Installing what package-lock.json pins (once) …');
  // npm's own words go to standard error, so that standard output stays the task's.
  if (npm(['ci', '--no-fund', '--no-audit', '--loglevel=error'], ['inherit', 2, 2]) !== 0) fail('npm ci failed; see above.');
  mkdirSync(MODULES, { recursive: true });
  writeFileSync(STAMP, lock);
};

const majorOf = (node) => {
  const { stdout, status } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return status === 0 ? Number(/^v(\d+)/.exec(stdout)?.[1] ?? 0) : 0;
};

/** Node 24: this one, or the one the package `node` brings. */
const findNode = () => {
  if (Number(process.versions.node.split('.')[0]) >= WANTED_MAJOR) return process.execPath;
  const own = join(MODULES, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (majorOf(own) >= WANTED_MAJOR) return own;
  // Its install script may have been held back: run it now.
  const script = join(MODULES, 'node', 'installArchSpecificPackage.js');
  if (existsSync(script))
    run(process.execPath, [script], {
      cwd: dirname(script),
      stdio: ['inherit', 2, 2],
      env: { ...process.env, npm_config_loglevel: 'error' },
    });
  if (majorOf(own) >= WANTED_MAJOR) return own;
  return fail(`Planwright runs on Node ${WANTED_MAJOR} or newer; this is ${process.version}, and the package "node" did not bring one.`);
};

const TASKS = {
  start: (node, args) => run(node, [join(ROOT, 'scripts', 'start.ts'), ...args]),
  planwright: (node, args) => (args[0] === 'serve' ? page(node) : 0) || run(node, [join(ROOT, 'src', 'cli', 'main.ts'), ...args]),
  script: (node, [file, ...args]) => run(node, [join(ROOT, file), ...args]),
  test: (node, args) => checks(node) || vitest(node, ['run', '--project', 'fast', ...args]),
  'test:deep': (node, args) => vitest(node, ['run', '--project', 'deep*', ...args]),
  check: (node) => checks(node),
  build: (node) => run(node, [join(MODULES, 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'], { cwd: ROOT }) || page(node),
};

const vitest = (node, args) => run(node, [join(MODULES, 'vitest', 'vitest.mjs'), ...args], { cwd: ROOT });

/** The page, made where it is older than what it is made from. */
const page = (node) => run(node, [join(ROOT, 'scripts', 'make-page.ts')], { stdio: ['inherit', 2, 2] });

// Types, style and dead code, before the tests.
const checks = (node) =>
  run(node, [join(MODULES, 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.json'], { cwd: ROOT }) ||
  run(node, [join(MODULES, 'typescript', 'bin', 'tsc'), '-p', 'src/web'], { cwd: ROOT }) ||
  run(node, [join(MODULES, 'typescript', 'bin', 'tsc'), '-p', 'apps-script'], { cwd: ROOT }) ||
  run(node, [join(MODULES, 'typescript', 'bin', 'tsc'), '-p', 'apps-script/src/panel'], { cwd: ROOT }) ||
  run(node, [join(MODULES, '@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings'], { cwd: ROOT }) ||
  run(node, [join(MODULES, 'knip', 'bin', 'knip.js')], { cwd: ROOT });

const [task = '', ...args] = process.argv.slice(2);
const work = TASKS[task];
if (!work) fail(`Unknown task "${task}". There are: ${Object.keys(TASKS).join(', ')}.`);
install();
const node = findNode();
// Whatever the task starts finds this Node first.
process.env.PATH = `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`;
process.exit(work(node, args));
