/** What may stand after `--engine`: the solvers that Planwright brings, and those that it uses where they are on PATH. */

export const OWN_ENGINES = ['planwright', 'highs-wasm'] as const;
export const PROGRAM_ENGINES = ['highs', 'cbc', 'scip', 'gurobi_cl', 'glpsol'] as const;

export const ENGINE_NAMES = [...OWN_ENGINES, ...PROGRAM_ENGINES] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

/** The choice is Planwright's. */
export const AUTO_ENGINE = 'auto';

/** What `auto` stands for. */
export const DEFAULT_ENGINE: EngineName = 'planwright';

/** Who is asked for a second opinion on an answer: of those that Planwright brings, the one that is of another make. */
export const secondEngineAfter = (first: string): EngineName => (first === 'highs-wasm' || first === 'highs' ? 'planwright' : 'highs-wasm');

/** Whether an engine can be used on this computer. */
export interface EngineState {
  readonly name: EngineName;
  /** `null`: it cannot be used here. */
  readonly version: string | null;
  /** Why it cannot be used; '' where it can. */
  readonly reason: string;
}
