import { Fragment } from 'react';
import { RowLink } from './row-links.tsx';
import { rowsInText } from './rows-in-text.ts';

/** A sentence whose rows are links to the sheet: "(Constraints rows 3 and 5)". */
export const TextWithRows = ({ text }: { text: string }) =>
  rowsInText(text).map((part) =>
    typeof part === 'string' ? (
      part
    ) : (
      <Fragment key={part.at}>
        <RowLink row={part.row}>{part.words}</RowLink>
      </Fragment>
    ),
  );
