import { isZero } from '../../base/decimal.ts';
import { inDigits, inTokens, signed, toShown } from '../../report/exact-values.ts';
import type { ReportedInitiative } from '../../report/report.ts';
import { rowsInWords } from '../../report/rows-in-words.ts';
import { difference } from '../worth.ts';
import type { NamedRow, Revalued, WhatIfAnswer } from './what-if.ts';

/** What enters and what leaves the plan, one line each with its title and tokens. */
export const movedLines = ({ parent, report }: WhatIfAnswer): readonly string[] => {
  const enters = report.initiatives.filter(({ key, isSelected }) => isSelected && !parent.selected.includes(key));
  const leaves = parent.initiatives.filter(({ key, isSelected }) => isSelected && !report.selected.includes(key));
  return enters.length + leaves.length === 0 ? ['The plan stays the same.'] : [...listed('In', enters), ...listed('Out', leaves)];
};

const listed = (title: string, items: readonly ReportedInitiative[]): readonly string[] =>
  items.length === 0
    ? []
    : [
        `${title} (${items.length}):`,
        ...items.map((it) => `  ${[it.key, it.title, inTokens(it.allocatedTokens)].filter((cell) => cell !== '').join('  ')}`),
      ];

/** What both plans are worth by the old objectives, and by the new ones; nothing where they are the same. */
export const revaluedLines = ({ revalued }: WhatIfAnswer): readonly string[] =>
  revalued ? [...worthLines('old', revalued.old), ...worthLines('new', revalued.new)] : [];

const worthLines = (which: 'old' | 'new', values: readonly Revalued[] | null): readonly string[] => {
  if (!values) return [`By the ${which} objective: not known, for one of the plans holds what cannot be chosen there.`];
  return values.map(({ name, before, after }) => {
    const change = difference(after, before);
    const [was, is] = [inDigits(toShown(before, 17)), inDigits(toShown(after, 17))];
    return `By the ${which} objective (${name}): ${was} -> ${is}${isZero(change.sum) ? '' : ` (${signed(toShown(change, 17))})`}.`;
  });
};

export const tightLines = ({ nowTight, noLongerTight }: WhatIfAnswer): readonly string[] => [
  ...nowTight.map((row) => `Tight now: ${rowWords(row)}.`),
  ...noLongerTight.map((row) => `No longer tight: ${rowWords(row)}.`),
];

const rowWords = ({ row, demand }: NamedRow): string => `${rowsInWords([row])} ${demand}`;
