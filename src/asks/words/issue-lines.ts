import type { Issue } from '../../base/issue.ts';
import type { Paper } from '../ask.ts';

/** Issues for people: by tab, each with its row and what to do. */
export const issueLines = (issues: readonly Issue[], { style }: Pick<Paper, 'style'>): readonly string[] => {
  const tabs = [...new Set(issues.map((issue) => issue.place.tab))];
  return tabs.flatMap((tab) => [
    style('bold', tab),
    ...linesOf(
      issues.filter((issue) => issue.place.tab === tab),
      style,
    ),
    '',
  ]);
};

/** One cell may hold a list of thousands: of one row and kind, only the first findings are told. `--json` has them all. */
const MOST_ALIKE = 10;

const linesOf = (issues: readonly Issue[], style: Paper['style']): readonly string[] => {
  const alike = Map.groupBy(issues, ({ code, place }) => JSON.stringify([place.row, code]));
  return [...alike.values()].flatMap((same) => [
    ...same.slice(0, MOST_ALIKE).map((issue) => issueLine(issue, style)),
    ...(same.length > MOST_ALIKE ? [style('dim', `${' '.repeat(12)}and ${same.length - MOST_ALIKE} more of this kind in this row`)] : []),
  ]);
};

const issueLine = ({ code, severity, place, message }: Issue, style: Paper['style']): string => {
  const word = severity === 'error' ? style('red', 'ERROR  ') : style('yellow', 'WARNING');
  const row = place.row === null ? '' : `row ${place.row}`;
  return `  ${row.padEnd(9)} ${word} ${style('dim', `[${code}]`)} ${message}`;
};

export const countWords = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
