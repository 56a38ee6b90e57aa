import { api } from './client.ts';
import { isPassing } from './problem.ts';
import { rest } from './rest.ts';

const REST_MS = 1_000;
const MOST_TRIES = 30;

/** Asks a job to end; again where the connection is broken, for whoever pressed Stop has said so once. Throws `Problem`. */
export const endJob = async (workspace: string, job: string): Promise<void> => {
  for (let tries = 1; ; tries++) {
    try {
      await api.POST('/v1/workspaces/{workspace}/jobs/{job}/cancel', { params: { path: { workspace, job } } });
      return;
    } catch (thrown) {
      if (!isPassing(thrown) || tries === MOST_TRIES) throw thrown;
      await rest(REST_MS);
    }
  }
};
