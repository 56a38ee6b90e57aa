import { RowLinks } from '../../parts/row-links.tsx';
import { TextWithRows } from '../../parts/text-with-rows.tsx';
import type { Report } from './initiatives.ts';
import css from './portfolio.module.css';

/** Everything that a run tells of itself, and what it had to adjust. */
export const RunMessages = ({ report: { messages, adjustments } }: { report: Report }) => (
  <ul className={css.messages}>
    {messages.map((message) => (
      <li key={message}>
        <TextWithRows text={message} />
      </li>
    ))}
    {adjustments
      .filter(({ words }) => !messages.some((message) => message.includes(words)))
      .map(({ words, rows }) => (
        <li key={words}>
          {words}{' '}
          {rows.length === 0 ? null : (
            <>
              (<RowLinks rows={rows} />)
            </>
          )}
        </li>
      ))}
  </ul>
);
