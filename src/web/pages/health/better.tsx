import { Folded } from '../../parts/folded.tsx';
import { Note } from '../../parts/note.tsx';
import { useFormats } from '../../words/formats.ts';
import type { Bettering } from '../../words/sheet-issues.ts';

/** What became of the issues in the corrected workbook, or sheet. */
export const Better = ({ better: { gone, fresh, still }, since }: { better: Bettering; since: 'version' | 'check' }) => {
  const { number } = useFormats();
  const title = `Since the ${since} before: ${number(gone.length)} gone, ${number(fresh.length)} new, ${number(still.length)} still there.`;
  return (
    <Note tone={fresh.length > 0 ? 'warn' : gone.length > 0 ? 'good' : 'plain'} title={title}>
      {gone.length === 0 ? null : (
        <Folded title="What is gone" level={2}>
          <ul>
            {gone.slice(0, 100).map(({ tab, row, column, message }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two issues may say the same, and the list never changes
              <li key={at}>
                <s>
                  {tab} {row} {column}: <bdi>{message}</bdi>
                </s>
              </li>
            ))}
          </ul>
        </Folded>
      )}
    </Note>
  );
};
