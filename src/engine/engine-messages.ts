import type { Engine, EngineOptions, EngineOutcome, EngineProgress, MatrixProblem } from './engine.ts';
import type { Programs } from './programs/programs.ts';

/** What a thread that runs an engine is started with. */
export interface EngineThreadData {
  readonly name: string;
  readonly programs: Programs;
}

/** What of an engine can be told at once. */
export type EngineTraits = Pick<Engine, 'facts' | 'relaxesClosures'>;

/** What goes to it: questions by number, and that one of them need not be answered to the end. */
export type EngineRequest =
  | { readonly kind: 'solve'; readonly id: number; readonly problem: MatrixProblem; readonly options: EngineOptions }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'close' };

/** What comes back: `ready` once, or `refused`; per question progress, and one end. */
export type EngineReply =
  | { readonly kind: 'ready'; readonly traits: EngineTraits }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: EngineProgress }
  | { readonly kind: 'done'; readonly id: number; readonly outcome: EngineOutcome };
