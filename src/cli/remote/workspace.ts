import { NotFoundError, PlanwrightError, UsageError } from '../../base/errors.ts';
import { type Connection, itemsIn, textIn } from './connection.ts';

export const pathOf = (workspace: string): string => `v1/workspaces/${encodeURIComponent(workspace)}`;

/** The workspace of that name, made where there is none. */
export const ensureWorkspace = async (server: Connection, name: string): Promise<void> => {
  try {
    await server.get(pathOf(name));
  } catch (thrown) {
    if (!(thrown instanceof NotFoundError) || thrown.code !== 'workspace-unknown') throw thrown;
    await makeWorkspace(server, name);
  }
};

const makeWorkspace = async (server: Connection, name: string): Promise<void> => {
  try {
    await server.post('v1/workspaces', { workspace: name });
  } catch (thrown) {
    if (!(thrown instanceof PlanwrightError)) throw thrown;
    // Somebody else has made it meanwhile, or there is one that may not be seen.
    if (thrown.code === 'workspace-taken') await server.get(pathOf(name));
    else if (thrown.code === 'role-too-low')
      throw new UsageError(`You have no workspace "${name}" on this server, and may not make one.`, {
        code: thrown.code,
        hint: 'Name one of yours with --workspace, or ask an admin to make it and to give you a role in it.',
      });
    else throw thrown;
  }
};

/** Those that may be seen. */
export const workspaceNames = async (server: Connection): Promise<readonly string[]> =>
  itemsIn(await server.get('v1/workspaces')).map((it) => textIn(it, 'workspace', server.url));

/** The workspace that is meant where none is named: the only one there is. */
export const onlyWorkspace = async (server: Connection): Promise<string> => {
  const names = await workspaceNames(server);
  const [only, ...others] = names;
  if (only === undefined)
    throw new NotFoundError('There is no workspace on this server that you may see.', {
      code: 'workspace-unknown',
      hint: 'Upload a workbook with planwright sync, or ask an admin for a role.',
    });
  if (others.length === 0) return only;
  throw new UsageError(`Say which workspace: ${names.join(', ')}.`, { code: 'workspace-missing', hint: 'With --workspace NAME.' });
};

/** Where a run is, and its whole id. */
export const findRun = async (server: Connection, run: string): Promise<{ readonly runId: string; readonly workspace: string }> => {
  const found = await server.get(`v1/runs/${encodeURIComponent(run)}`);
  return { runId: textIn(found, 'run_id', server.url), workspace: textIn(found, 'workspace', server.url) };
};
