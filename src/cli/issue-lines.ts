import type { Issue } from '../base/issue.ts';
import type { Door } from './door.ts';

/** Issues for people: by tab, each with its row and what to do. */
export const issueLines = (issues: readonly Issue[], { style }: Pick<Door, 'style'>): readonly string[] => {
  const tabs = [...new Set(issues.map((issue) => issue.place.tab))];
  return tabs.flatMap((tab) => [
    style('bold', tab),
    ...issues.filter((issue) => issue.place.tab === tab).map((issue) => issueLine(issue, style)),
    '',
  ]);
};

const issueLine = ({ code, severity, place, message }: Issue, style: Door['style']): string => {
  const word = severity === 'error' ? style('red', 'ERROR  ') : style('yellow', 'WARNING');
  const row = place.row === null ? '' : `row ${place.row}`;
  return `  ${row.padEnd(9)} ${word} ${style('dim', `[${code}]`)} ${message}`;
};

export const countWords = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
