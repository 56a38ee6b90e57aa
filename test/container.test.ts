import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

// What can be known of the image and of compose.yaml where nothing runs containers: by linters, and by what stands in the files.

const ROOT = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const node = (...args: readonly string[]) => spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });

describe('the image', () => {
  test('has nothing that a linter of Dockerfiles complains about', () => {
    const { stdout, status } = node('node_modules/dockerfilelint/bin/dockerfilelint', '--json', 'Dockerfile');
    expect(JSON.parse(stdout)).toMatchObject({ totalIssues: 0 });
    expect(status).toBe(0);
  });

  test('runs on the Node that the tests run on, as nobody of importance, and starts what the package starts', () => {
    const { devDependencies, bin } = JSON.parse(read('package.json'));
    const text = read('Dockerfile');
    expect(text.match(/^FROM node:(\S+)-bookworm-slim/gmu)).toEqual([
      `FROM node:${devDependencies.node}-bookworm-slim`,
      `FROM node:${devDependencies.node}-bookworm-slim`,
    ]);
    expect(text).toMatch(/^USER node$/mu);
    expect(text).toContain(`ENTRYPOINT ["node", "/app/${bin.planwright}"]`);
  });

  test('is made of nothing but the sources', () => {
    const taken = read('.dockerignore')
      .split('\n')
      .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
    const copied = [...read('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gmu)].flatMap(([, names = '']) => names.split(' '));
    expect(copied.length).toBeGreaterThan(4);
    expect(taken.sort()).toEqual(copied.sort());
  });
});

describe('compose.yaml', () => {
  test('fits the schema of compose files, and has nothing that its linter complains about', () => {
    const { stdout, stderr, status } = node('node_modules/dclint/bin/dclint.cjs', '--max-warnings', '0', 'compose.yaml');
    expect([stdout.trim(), stderr.trim(), status]).toEqual(['', '', 0]);
  });

  test('holds no password, and shows nothing to the world', () => {
    const text = read('compose.yaml');
    expect(text).not.toMatch(/PASSWORD:|:[^/\s@]+@/u);
    expect(text.match(/^\s+- '\d.*$/gmu)).toEqual(["      - '127.0.0.1:8080:8080'"]);
  });
});

describe('planwright on an older Node', () => {
  test('says what it needs, and nothing of its insides', () => {
    const older = 'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"20.19.0"})';
    const { stdout, stderr, status } = node('--import', older, 'src/cli/planwright.ts', 'check', 'plan.xlsx');
    expect([stdout, status]).toEqual(['', 2]);
    expect(stderr).toMatch(/^planwright: Node 24 or newer is needed; this is 20\.19\.0 \(.+\)\.\n {2}Install it .+\n$/u);
  });

  test('starts on the one it needs', () => {
    expect(node('src/cli/planwright.ts', '--version')).toMatchObject({
      status: 0,
      stdout: `${JSON.parse(read('package.json')).version}\n`,
    });
  });
});
