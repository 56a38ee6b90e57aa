/** Whether some items hold together. `broken`: those of all items that the plan found breaks, as far as is known. */
export type HoldAnswer =
  | { readonly kind: 'plan'; readonly broken: readonly string[] }
  | { readonly kind: 'none' }
  /** A limit came before the proof. */
  | { readonly kind: 'unknown' };

export type AskHold = (kept: readonly string[]) => Promise<HoldAnswer>;

/** Items among which a conflict probably lies: it may be wrong, but a good one spares questions. */
export type Guess = (items: readonly string[]) => readonly string[];

export interface FoundConflict {
  /** In the order given. */
  readonly items: readonly string[];
  /** Of each item it is proven that the others hold together without it. */
  readonly provenMinimal: boolean;
}

/**
 * A smallest part of some items that does not hold together: of each of its items it is proven that the others would. `items` must be
 * known not to hold together. First the problem grows: a plan for a few items shows which others it breaks, and only those are added,
 * so that what no plan ever breaks is never looked at. It narrows to what is guessed, where that proves right. Then it shrinks from the
 * end: an item goes only when the rest is proven not to hold, several at a time while that succeeds. What comes first in the list is kept
 * where there is a choice.
 */
export const findConflict = async (items: readonly string[], ask: AskHold, guess: Guess = () => []): Promise<FoundConflict> => {
  let left = await narrow(await grow(items, ask), guess, ask);
  let needed: ReadonlySet<string> = new Set();
  for (;;) {
    const shrunk = await shrink(left, needed, ask);
    const isProven = shrunk.needed.size === shrunk.left.length;
    // What was too hard to answer among many may be easy among few.
    if (isProven || shrunk.left.length === left.length) return { items: shrunk.left, provenMinimal: isProven };
    ({ left, needed } = shrunk);
  }
};

/** To what is guessed, where that does not hold together either. */
const narrow = async (items: readonly string[], guess: Guess, ask: AskHold): Promise<readonly string[]> => {
  const guessed = guess(items);
  return guessed.length > 0 && guessed.length < items.length && (await ask(guessed)).kind === 'none' ? guessed : items;
};

const grow = async (items: readonly string[], ask: AskHold): Promise<readonly string[]> => {
  const taken = new Set<string>();
  for (;;) {
    const part = items.filter((it) => taken.has(it));
    if (part.length === items.length) return items;
    const answer = await ask(part);
    if (answer.kind === 'none') return part;
    const more = answer.kind === 'plan' ? answer.broken.filter((it) => items.includes(it) && !taken.has(it)) : [];
    if (more.length === 0) return items;
    for (const it of more) taken.add(it);
  }
};

/** `known` are proven to be needed: they are not asked about again. */
const shrink = async (
  items: readonly string[],
  known: ReadonlySet<string>,
  ask: AskHold,
): Promise<{ readonly left: readonly string[]; readonly needed: ReadonlySet<string> }> => {
  const kept = new Set(known);
  const needed = new Set(known);
  let open = items.filter((it) => !known.has(it)).reverse();
  let step = 1;
  const without = (count: number): Promise<HoldAnswer> => {
    const part = new Set([...kept, ...open.slice(count)]);
    return ask(items.filter((it) => part.has(it)));
  };
  // What is kept and what is open never hold together.
  while (open.length > 0) {
    const most = Math.min(step, open.length);
    const answer = await without(most);
    if (answer.kind === 'none') {
      open = open.slice(most);
      step *= 2;
      continue;
    }
    const turn = await findTurn(most, answer, without);
    const [next, ...rest] = open.slice(turn.dropped);
    if (next !== undefined) kept.add(next);
    if (next !== undefined && turn.isProven) needed.add(next);
    open = rest;
    step = 1;
  }
  return { left: items.filter((it) => kept.has(it)), needed };
};

/** How many of the first `most` can go such that the rest still does not hold, but would with one more gone: that one is needed. */
const findTurn = async (
  most: number,
  atMost: HoldAnswer,
  without: (count: number) => Promise<HoldAnswer>,
): Promise<{ readonly dropped: number; readonly isProven: boolean }> => {
  let [dropped, tooMany, last] = [0, most, atMost];
  while (tooMany - dropped > 1) {
    const middle = (dropped + tooMany) >> 1;
    const answer = await without(middle);
    if (answer.kind === 'none') dropped = middle;
    else [tooMany, last] = [middle, answer];
  }
  return { dropped, isProven: last.kind === 'plan' };
};
