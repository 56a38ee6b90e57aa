import type { Comparison } from '../../api/queries-compare.ts';

/** What a run was asked differently from the first, as rows of tables. */

type Difference = Comparison['differences'][number];

/** `what: before -> after`, or a sentence. */
export interface Moved {
  readonly id: string;
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
  /** The initiative that it is about. */
  readonly initiative: string | null;
}

const ARROW = ' -> ';

const readMoved = (text: string): Moved => {
  const at = text.indexOf(': ');
  const arrow = text.indexOf(ARROW, at);
  if (at === -1 || arrow === -1) return { id: text, what: text, before: null, after: null, initiative: null };
  return {
    id: text,
    what: text.slice(0, at),
    before: text.slice(at + 2, arrow),
    after: text.slice(arrow + ARROW.length),
    initiative: null,
  };
};

export const readScenario = ({ scenario }: Pick<Difference, 'scenario'>): readonly Moved[] => scenario.map(readMoved);

const WORDS: Readonly<Record<string, string>> = {
  'is a new candidate': 'New candidate',
  'is no candidate any more': 'No candidate any more',
};

/** Each change of a candidate: whose it is, and what of it. `known`: the keys that there are. */
export const readCandidates = ({ candidates }: Pick<Difference, 'candidates'>, known: ReadonlySet<string>): readonly Moved[] =>
  candidates.map((text) => {
    const sentence = Object.keys(WORDS).find((it) => text.endsWith(` ${it}`));
    if (sentence !== undefined) {
      const initiative = text.slice(0, -sentence.length - 1);
      return { id: text, what: WORDS[sentence] ?? sentence, before: null, after: null, initiative };
    }
    const moved = readMoved(text);
    // A name of a KPI may hold ` of `, too: the longest rest that is a key counts.
    const parts = moved.what.split(' of ');
    const from = parts.findIndex((_, at) => at > 0 && known.has(parts.slice(at).join(' of ')));
    if (from === -1) return moved;
    return { ...moved, what: parts.slice(0, from).join(' of '), initiative: parts.slice(from).join(' of ') };
  });

/** `floor for country UK: 120 -> 140`, with an arrow. */
export const ruleWords = ({ words }: Pick<Difference['rules'][number], 'words'>): string => words.replaceAll(ARROW, ' → ');

export const isSame = ({ rules, candidates, scenario }: Difference): boolean => rules.length + candidates.length + scenario.length === 0;
