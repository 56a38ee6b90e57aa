import type { CompileSlot } from '../compile/compile-slot.ts';
import type { BuildSlot } from '../problem/build-slot.ts';
import type { CheckSlot } from '../problem/check-slot.ts';
import type { LoosenSlot } from '../problem/loosen-slot.ts';
import type { SaySlot } from '../report/say-slot.ts';

/**
 * The noun of this room: one constraint type, complete. Each stage that a rule passes through declares the slot it needs filled;
 * a rule fills them all. The doc comment of every rule file has fixed heads, from which the planners' page is made.
 */
export interface Rule {
  /** Reads rows into meanings and reviews them. */
  readonly compile: CompileSlot;
  /** Adds constraints to the 0/1 problem. */
  readonly problem: BuildSlot;
  /** Changes the number of an entry. Rules without a number have none. */
  readonly loosen?: LoosenSlot;
  /** Verifies a plan by the rule's own words. */
  readonly check: CheckSlot;
  /** Says it in plain words, and gives reasons. */
  readonly report: SaySlot;
}
