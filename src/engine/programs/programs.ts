import { delimiter } from 'node:path';

/** Where programs are looked for, and the environment that they are started in. */
export interface Programs {
  readonly folders: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** None is found. */
export const NO_PROGRAMS: Programs = { folders: [], environment: {} };

/**
 * What a solver needs to start, to find its libraries, its licence and the way to a licence server, and to be set. Nothing else of ours is its
 * business: tokens and addresses of databases stand in the same environment.
 */
const NEEDED = [
  /^(PATH|PATHEXT|HOME|USER|LOGNAME|USERNAME|USERPROFILE|HOSTNAME|COMPUTERNAME|LANG|LC_\w+|TZ|TMPDIR|TMP|TEMP)$/iu,
  /^(SYSTEMROOT|WINDIR|COMSPEC|APPDATA|LOCALAPPDATA|PROGRAMDATA)$/iu,
  /^(LD_LIBRARY_PATH|DYLD_LIBRARY_PATH|DYLD_FALLBACK_LIBRARY_PATH)$/iu,
  /^(GRB|GUROBI|CPLEX|ILOG|XPRESS|XPAUTH|SCIP|HIGHS|CBC|GLPK|OMP|GOMP|KMP|MKL|OPENBLAS)(_?\w*)$/iu,
  /^(LM_LICENSE_FILE|RLM_LICENSE|HTTPS?_PROXY|NO_PROXY|SSL_CERT_FILE|SSL_CERT_DIR)$/iu,
];

/** Of our own environment: the folders of PATH, and what programs need. */
export const programsIn = (environment: Readonly<Record<string, string | undefined>>): Programs => ({
  folders: (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== ''),
  environment: Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value !== undefined && NEEDED.some((it) => it.test(name)) ? [[name, value]] : [],
    ),
  ),
});
