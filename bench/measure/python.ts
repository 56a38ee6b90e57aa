import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Python packages go into an environment of their own, so that nothing of yours is touched. Delete the folder to begin anew. */
export const ENVIRONMENT = join(import.meta.dirname, '../../.planwright/bench-python');

export const OWN_PYTHON = join(ENVIRONMENT, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');

/** The Python that runs the scripts of `bench/peers`. */
export const findPython = (): string => (existsSync(OWN_PYTHON) ? OWN_PYTHON : 'python3');
