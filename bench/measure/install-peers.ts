import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { ENVIRONMENT, findPython, OWN_PYTHON } from './python.ts';
import type { Solver } from './solvers.ts';

interface Need {
  readonly isThere: () => boolean;
  readonly install: () => boolean;
  /** For a person to type. */
  readonly byHand: string;
}

const works = (command: string, ...args: readonly string[]): boolean => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

const wheel = (module: string, name: string): Need => ({
  isThere: () => works(findPython(), '-c', `import ${module}`),
  install: () => {
    // Packages that the system's Python already has stay in sight.
    const made = existsSync(OWN_PYTHON) || works('python3', '-m', 'venv', '--system-site-packages', ENVIRONMENT);
    return made && works(OWN_PYTHON, '-m', 'pip', 'install', '--quiet', name);
  },
  byHand: `python3 -m pip install ${name}`,
});

const NEEDS: Readonly<Record<string, Need>> = {
  highs: wheel('highspy', 'highspy'),
  'cp-sat': wheel('ortools', 'ortools'),
  cbc: {
    isThere: () => works('cbc', '-quit') && works(findPython(), '--version'),
    // Only where no password is asked for.
    install: () => process.getuid?.() === 0 && works('apt-get', 'install', '--yes', 'coinor-cbc'),
    byHand: 'sudo apt-get install coinor-cbc',
  },
};

/** Is it here, ready to be run? */
export const isInstalled = ({ name }: Solver): boolean => NEEDS[name]?.isThere() ?? true;

/** Those peers that are here or could be installed; of the others it says what is missing. */
export const installPeers = (peers: readonly Solver[], say: (line: string) => void): readonly Solver[] =>
  peers.filter((peer) => {
    if (isInstalled(peer)) return true;
    say(`${peer.title} is not here: trying to install it.`);
    if (NEEDS[peer.name]?.install() && isInstalled(peer)) return true;
    say(`MISSING: ${peer.title} is left out. To install it: ${NEEDS[peer.name]?.byHand}`);
    return false;
  });
