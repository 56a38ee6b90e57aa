import type { TraceSettings } from '../app/config.ts';
import type { OpenTeam } from '../app/open-team.ts';
import { tracedDeps, tracedStore } from '../app/traced-deps.ts';
import { openTraces } from './traces.ts';

/** The app for a service with what it does told in traces, where the settings name a collector; else as it is. */
export const tracedTeam = async (team: OpenTeam, settings: TraceSettings | null, role: 'serve' | 'worker'): Promise<OpenTeam> => {
  if (!settings) return team;
  const traces = await openTraces(settings, role);
  const store = tracedStore(team.store, traces);
  return {
    ...tracedDeps(team, traces),
    store,
    openStore: async () => ({ ...store, close: async () => undefined }),
    close: async () => {
      await team.close();
      // A collector that is away must not keep us from ending.
      await traces.close().catch(() => undefined);
    },
  };
};
