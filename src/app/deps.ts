import type { Engine } from '../engine/engine.ts';
import type { EngineState } from '../engine/engine-names.ts';
import type { GoogleAccess } from '../sheet/google/google-access.ts';
import type { Source } from '../sheet/workbook.ts';
import type { Store } from '../store/database.ts';
import type { FutureJob } from './futures/future-messages.ts';
import type { FutureThread } from './futures/start-future-thread.ts';
import type { Traces } from './traces.ts';

export type { AlsoKeep } from '../store/database.ts';

/** Everything impure that the app needs, handed in by the doors and by tests. */
export interface AppDeps {
  /** The time of day: for records. */
  readonly now: () => Date;
  /** Milliseconds of a clock that never goes back: for limits. */
  readonly monotonic: () => number;
  /** Lower-case letters and digits that nobody else has drawn. */
  readonly randomId: () => string;
  /** When it was asked, where that was before now: every attempt at a job answers for that moment. */
  readonly askedAt?: string;
  /** Who asks: for the log of changes. */
  readonly actor: string;
  readonly openSource: (pathOrId: string) => Promise<Source>;
  /** The account that Google Sheets are shared with. Throws `google-not-set-up`, and what is wrong with its key. */
  readonly openGoogle: () => GoogleAccess;
  readonly openStore: () => Promise<Store>;
  /** Without bringing its schema up to date. */
  readonly openStoreAsItIs: () => Promise<Store>;
  /** By its name (`engine-names.ts`); without one, the usual engine. */
  readonly startEngine: (name?: string) => Promise<Engine>;
  /** The same in a thread of its own: beside the other one. */
  readonly startEngineThread: (name?: string) => Promise<Engine>;
  readonly listEngines: () => Promise<readonly EngineState[]>;
  /** How many there are, for what can be done side by side. */
  readonly processors: number;
  /** Absent: none are kept. */
  readonly traces?: Traces;
  /** Other workers, who help with futures of a run where they are free: `ask` sees to it that they are asked. Absent: there are none. */
  readonly helpers?: { readonly ask: () => Promise<void> };
  /** A thread that solves futures of a run. */
  readonly startFutureThread: (job: Omit<FutureJob, 'programs'>) => Promise<FutureThread>;
}
