import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../../api/client.ts';
import { changesQuery } from '../../api/queries-overview.ts';
import { ChangeList } from '../../parts/change-list.tsx';
import { Folded } from '../../parts/folded.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Section } from '../../parts/section.tsx';
import { useFormats } from '../../words/formats.ts';
import { groupChanges, type SyncChange } from '../../words/sync-words.ts';
import css from './overview-page.module.css';

const SHOWN = 100;

/** Who changed what, the newest first. */
export const ChangesSection = ({ workspace }: { workspace: string }) => {
  const { data } = useQuery({ ...changesQuery(workspace), throwOnError: true });
  return (
    <Section title="Changes">
      {data === undefined ? (
        <Loading what="the changes" />
      ) : data.items.length === 0 ? (
        <p className={css.soft}>Nothing has been synced yet.</p>
      ) : (
        <ul className={css.syncs}>
          {[...Map.groupBy(data.items, ({ at, actor }) => `${at} ${actor}`)].slice(0, SHOWN).map(([key, events]) => (
            <OneSync key={key} events={events} />
          ))}
        </ul>
      )}
      {data?.next_cursor ? <p className={css.soft}>Older ones are in the log of the workspace.</p> : null}
    </Section>
  );
};

const toChange = ({ record, name, change, details }: Schemas['Change']): SyncChange => ({ what: record, name, change, details });

/** What came with one sync, in the order in which it was done. */
const OneSync = ({ events }: { events: readonly Schemas['Change'][] }) => {
  const { moment, number } = useFormats();
  const [first] = events;
  if (first === undefined) return null;
  return (
    <li>
      <p>
        <strong>
          <bdi>{first.actor}</bdi>
        </strong>{' '}
        <span className={css.soft}>{moment(first.at)}</span>
      </p>
      {groupChanges(events.toReversed().map(toChange), number).map(({ title, changes }) => (
        <Folded key={title} title={title} level={3}>
          <ChangeList changes={changes} />
        </Folded>
      ))}
    </li>
  );
};
