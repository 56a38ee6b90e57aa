/**
 * What is told of work as it goes, for whoever collects traces: which request led to which job, and where the time goes. Without settings
 * nothing is kept and nothing is told.
 */
export interface Traces {
  /** Does work as one step of a trace: of the one that is going on, or of the one that `parent` names (W3C `traceparent`). */
  readonly step: <T>(name: string, facts: Facts, work: () => Promise<T>, parent?: string | null) => Promise<T>;
  /** Begins a step that something else ends; `within` runs what belongs to it. */
  readonly begin: (name: string, parent: string | null) => Step;
  /** Where we are, as W3C writes it in `traceparent`; `null`: in no trace. */
  readonly current: () => string | null;
  /** Sends what was kept. */
  readonly close: () => Promise<void>;
}

export type Facts = Readonly<Record<string, string | number | boolean>>;

export interface Step {
  readonly within: <T>(work: () => T) => T;
  readonly end: (facts: Facts, failure?: string) => void;
}
