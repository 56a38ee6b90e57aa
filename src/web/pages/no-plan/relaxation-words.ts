import type { Schemas } from '../../api/client.ts';

type Conflict = Schemas['ReportedConflict'];
type Change = Schemas['Relaxation']['changes'][number];

/** What a run says beyond how it ended, what was changed, and the conflict, which all stand there already. */
export const otherMessages = (
  messages: readonly string[],
  { sentences, relaxations }: Pick<Conflict, 'sentences' | 'relaxations'>,
): readonly string[] => {
  const first = relaxations[0]?.words.toLowerCase();
  return messages
    .slice(1)
    .filter(
      (it) => !sentences.includes(it) && !it.startsWith('What if, on the inputs of') && !(first && it.toLowerCase().startsWith(first)),
    );
};

/** `Constraints!14` → `Constraints row 14`. */
export const rowWords = (row: string): string => row.replace(/!(\d+)$/u, ' row $1');

/** `Lower Constraints row 3 to 65`, `Raise Constraints row 3 to 65 and do without Constraints row 9`. */
export const relaxationTitle = (
  changes: readonly Change[],
  number: (value: number) => string,
  list: (words: readonly string[]) => string,
): string => {
  const words = list(
    changes.map((it) => ('drop' in it ? `do without ${rowWords(it.row)}` : `${verbOf(it)} ${rowWords(it.row)} to ${number(it.to)}`)),
  );
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
};

const verbOf = ({ from, to }: { readonly from: number; readonly to: number }): string => (to < from ? 'lower' : 'raise');

/** A part of a sentence: words, or a row that it names. */
export interface SentencePart {
  readonly words: string;
  readonly row: string | null;
}

const NAMED = /(?:(Candidates|Metrics_Config|Scenario_Config|Constraints|Targets|KPI_Contributions) )?\brow (\d+)\b/gu;

/** The rows of a sentence on a conflict, which names a tab once: "Constraints row 3 asks …, but row 4 forbids …". */
export const sentenceParts = (sentence: string, rows: readonly string[]): readonly SentencePart[] => {
  const parts: SentencePart[] = [];
  let done = 0;
  let tab = '';
  for (const found of sentence.matchAll(NAMED)) {
    tab = found[1] ?? tab;
    const row = `${tab}!${found[2]}`;
    if (!rows.includes(row)) continue;
    if (found.index > done) parts.push({ words: sentence.slice(done, found.index), row: null });
    parts.push({ words: found[0], row });
    done = found.index + found[0].length;
  }
  return done < sentence.length ? [...parts, { words: sentence.slice(done), row: null }] : parts;
};
