import type { Engine } from '../engine/engine.ts';
import type { Store } from '../store/database.ts';
import type { AppDeps } from './deps.ts';
import type { Traces } from './traces.ts';

/** The store with a step of the trace for each transaction. */
export const tracedStore = (store: Store, traces: Traces): Store => ({
  ...store,
  transact: (work) => traces.step('database transaction', {}, () => store.transact(work)),
  snapshot: (work) => traces.step('database snapshot', {}, () => store.snapshot(work)),
});

/** The app with a step of the trace for each question to an engine. */
export const tracedDeps = <Deps extends AppDeps>(deps: Deps, traces: Traces): Deps => ({
  ...deps,
  traces,
  startEngine: async (name) => tracedEngine(await deps.startEngine(name), traces),
  startEngineThread: async (name) => tracedEngine(await deps.startEngineThread(name), traces),
});

const tracedEngine = (engine: Engine, traces: Traces): Engine => ({
  facts: engine.facts,
  solve: (problem, options, hooks) => traces.step('solve', { engine: engine.facts.name }, () => engine.solve(problem, options, hooks)),
  close: () => engine.close(),
});
