import { spawnSync } from 'node:child_process';

/**
 * Are holes of high severity known in what we ship? Asks `npm audit` about all that is not for development alone. Ends with 1 where there are; where
 * the registry does not answer that question (some mirrors do not), it says that it could not be asked.
 */

interface Report {
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string; readonly via: readonly unknown[] }>>;
}

const SEVERE = new Set(['high', 'critical']);

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8', shell: process.platform === 'win32' });

const read = (text: string): Report => {
  try {
    // The shape is npm's own, version 2 of its report.
    return JSON.parse(text) as Report;
  } catch {
    return {};
  }
};

const { vulnerabilities } = read(stdout ?? '');
if (!vulnerabilities) console.log('Known holes in dependencies: the registry could not be asked (npm audit has no answer).');
else {
  const severe = Object.entries(vulnerabilities).filter(([, { severity }]) => SEVERE.has(severity));
  for (const [name, { severity, via }] of severe) console.log(`${name}: ${severity} ${JSON.stringify(via)}`);
  console.log(`Known holes of high severity in dependencies: ${severe.length === 0 ? 'none' : severe.length}.`);
  process.exitCode = severe.length === 0 ? 0 : 1;
}
