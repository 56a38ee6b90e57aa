import type { Publication } from '../../app/run-request.ts';
import type { PlanwrightError } from '../../base/errors.ts';
import type { Json } from '../../base/json.ts';
import { countWords } from './issue-lines.ts';

/** What went wrong, and what to do about it. */
export const errorJson = ({ code, message, hint }: PlanwrightError): Json => ({ code, message, hint });

/** What became of the workbook; `null` where nothing was to be written. */
export const publicationJson = (publication: Publication): Json => {
  if (publication.kind === 'none') return null;
  if (publication.kind === 'failed') return { error: errorJson(publication.error) };
  const { written, backup, leftAlone } = publication.receipt;
  return { written, backup, left_alone: leftAlone.map(({ sheet, row, column }) => ({ tab: sheet, row, column })) };
};

/** The same for people; `kept`: what is not lost where it could not be written. */
export const publicationLines = (publication: Publication, kept: string): readonly string[] => {
  if (publication.kind === 'none') return [];
  if (publication.kind === 'failed') return [`${kept}, but it could not be written into the workbook:`];
  const { written, backup, leftAlone } = publication.receipt;
  if (written === 0) return [];
  return [
    `Wrote ${countWords(written, 'cell')} into the workbook${backup === null ? '' : `; as it was before: ${backup}`}`,
    ...(leftAlone.length === 0
      ? []
      : [
          `Left alone, because they hold formulas or are merged: ${leftAlone
            .map((it) => `${it.sheet} row ${it.row}`)
            .slice(0, 10)
            .join(', ')}`,
        ]),
  ];
};
