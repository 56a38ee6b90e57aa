import { useFormats } from '../words/formats.ts';
import type { SyncChange } from '../words/sync-words.ts';
import css from './change-list.module.css';

/** So many are listed; of more their number is told. */
const SHOWN = 100;

/** What changed, by name, with the details of each. */
export const ChangeList = ({ changes }: { changes: readonly Pick<SyncChange, 'name' | 'details'>[] }) => {
  const { number } = useFormats();
  return (
    <ul className={css.list}>
      {changes.slice(0, SHOWN).map(({ name, details }) => (
        <li key={name}>
          <bdi>{name}</bdi> <span className={css.soft}>{details.join('; ')}</span>
        </li>
      ))}
      {changes.length > SHOWN ? <li>and {number(changes.length - SHOWN)} more</li> : null}
    </ul>
  );
};
