import type { RunInputs } from '../problem/run-inputs.ts';

/** What is asked to be different. */
export interface InputChanges {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** `Constraints!14.max_tokens=300`. */
  readonly set: readonly string[];
  /** `Constraints!14`. */
  readonly drop: readonly string[];
  /** A number, or `unlimited`. */
  readonly capacity?: string;
  /** An objective mode, and weights as the cell `objective_weights_json` has them: `gmv=2, nps=1`. */
  readonly mode?: string;
  readonly weights?: string;
}

/** One thing that is asked to be different, and can be. */
export interface Change {
  /** As it was asked for. */
  readonly asked: string;
  readonly words: string;
  /** What it changes: two changes of one thing do not go together. */
  readonly touches: readonly string[];
  /** The `Tab!row` that it drops. */
  readonly drops?: string;
  readonly apply: (inputs: RunInputs) => RunInputs;
}

/** Something asked for that cannot be, in a sentence. */
export interface Fault {
  readonly fault: string;
}

export type Asked = Change | Fault;

export const isFault = (it: Asked): it is Fault => 'fault' in it;
