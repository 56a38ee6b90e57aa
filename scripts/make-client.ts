import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashBytes } from '../src/base/hash.ts';

/**
 * The types of the API's client, from docs/openapi.json: with openapi-fetch they check every request at compile time. The generator needs
 * another TypeScript than ours, so it is fetched for the occasion; a test says when the types are older than the description.
 */

const ROOT = join(import.meta.dirname, '..');
export const CLIENT = 'src/web/api/api-types.ts';
const GENERATOR = ['--package=openapi-typescript@7.13.0', '--package=typescript@5.9.3'];

/** The first line of the types: what they were made from. */
export const madeFrom = (description: string): string =>
  `// From docs/openapi.json, SHA-256 ${hashBytes(new TextEncoder().encode(description))}`;

const makeClient = (): void => {
  const description = readFileSync(join(ROOT, 'docs/openapi.json'), 'utf8');
  const folder = mkdtempSync(join(tmpdir(), 'planwright-client-'));
  try {
    writeFileSync(join(folder, 'openapi.json'), description);
    const words = ['exec', '--yes', ...GENERATOR, '--', 'openapi-typescript', 'openapi.json', '--output', 'types.ts'];
    execFileSync('npm', words, { cwd: folder, stdio: 'inherit' });
    writeFileSync(join(ROOT, CLIENT), `${madeFrom(description)}\n${readFileSync(join(folder, 'types.ts'), 'utf8')}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

if (import.meta.main) makeClient();
