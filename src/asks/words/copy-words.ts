import type { CopyAnswer } from '../../app/copying/copy-workbook.ts';
import type { Json } from '../../base/json.ts';
import type { Paper } from '../ask.ts';
import { countWords } from './issue-lines.ts';

/** A copy of a workbook, told: what it is, how that was seen, and what it lacks. */
export const copyLines = ({ to, tabs, left, turned, sets }: CopyAnswer, { style }: Pick<Paper, 'style'>): readonly string[] => {
  const cells = tabs.reduce((sum, tab) => sum + tab.cells, 0);
  return [
    style('green', `Wrote ${to}: ${countWords(tabs.length, 'tab')}, ${countWords(cells, 'cell')}.`),
    'Read again and compared: every cell holds what it held.',
    ...setLines(sets, style),
    ...(left === null
      ? ['', style('yellow', 'Values alone were carried: no formulas, formats, notes, drop-downs, filters, charts or scripts.')]
      : []),
    ...listed('Not carried (of formulas, what they showed was)', left ?? [], style),
    ...listed('Of another kind now', turned, style),
  ];
};

const setLines = ({ equal, differing }: CopyAnswer['sets'], style: Paper['style']): readonly string[] => {
  if (differing.length > 0) {
    return [
      style(
        'red',
        `${countWords(differing.length, 'constraint set')} ${differing.length === 1 ? 'is' : 'are'} another one in the copy: ${differing.join(', ')}.`,
      ),
      'Cells that showed an error or nothing at all cannot be carried as such: mend them, and copy again.',
    ];
  }
  return equal === 0 ? [] : [`${countWords(equal, 'constraint set')} compiled to the very same.`];
};

interface Counted {
  readonly tab: string | null;
  readonly what: string;
  readonly count: number;
}

const listed = (title: string, found: readonly Counted[], style: Paper['style']): readonly string[] => {
  if (found.length === 0) return [];
  const byTab = Map.groupBy(found, ({ tab }) => tab);
  return [
    '',
    style('bold', title),
    ...[...byTab].map(([tab, items]) => `  ${tab ?? 'The workbook'}: ${items.map(({ what, count }) => `${count} ${what}`).join('; ')}`),
  ];
};

export const copyJson = ({ to, tabs, left, turned, sets }: CopyAnswer): Json => ({
  to,
  tabs: tabs.map(({ name, cells }) => ({ tab: name, cells })),
  not_carried: left === null ? null : left.map(({ tab, what, count }) => ({ tab, what, count })),
  of_another_kind: turned.map(({ tab, what, count }) => ({ tab, what, count })),
  sets: { equal: sets.equal, differing: sets.differing },
});
