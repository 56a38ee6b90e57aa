import { type Block, countWords, type RowLine, rowsBlock } from './blocks.ts';
import type { Issue } from './contract.ts';
import { type Place, placeWords } from './place.ts';
import { meaningOf } from './row-status.ts';

/** Errors, then warnings, each with the way to its row. */
export const issueBlocks = (issues: readonly Issue[]): readonly Block[] => {
  const of = (severity: Issue['severity']): readonly RowLine[] => issues.filter((it) => it.severity === severity).map(toLine);
  const [errors, warnings] = [of('error'), of('warning')];
  return [
    ...rowsBlock(countWords(errors.length, 'error'), errors),
    ...rowsBlock(countWords(warnings.length, 'warning'), warnings, errors.length > 0),
  ];
};

export const placeOf = ({ tab, row, column }: Issue): Place => ({ tab, row, ...(column === undefined ? {} : { column }) });

const toLine = (issue: Issue): RowLine => ({
  place: placeOf(issue),
  label: `${placeWords(issue)}${issue.column === undefined ? '' : `, ${issue.column}`}`,
  tone: issue.severity === 'error' ? 'bad' : 'warn',
  text: issue.message,
  more: issue.fix === undefined ? meaningOf(issue.code).slice(-1) : [`To mend it: ${issue.fix}`],
});

/** Where the sheet should show first. */
export const firstErrorOf = (issues: readonly Issue[]): Place | null => {
  const errors = issues.filter(({ severity }) => severity === 'error');
  const found = errors.find(({ row }) => row !== null) ?? errors[0];
  return found ? placeOf(found) : null;
};
