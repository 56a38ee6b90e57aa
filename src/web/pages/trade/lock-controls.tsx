import { useDeferredValue, useMemo, useState } from 'react';
import type { Schemas } from '../../api/client.ts';
import { Badge } from '../../parts/badge.tsx';
import { InitiativeName } from '../../parts/initiative-name.tsx';
import { Lock } from '../../parts/lock.tsx';
import { LongList } from '../../parts/long-list.tsx';
import { TextField } from '../../parts/text-field.tsx';
import css from './controls.module.css';
import type { Desk } from './desk.ts';
import locks from './lock-controls.module.css';
import { findInitiatives, lockOrder } from './trade-base.ts';
import { lockOf, withLock } from './trade-state.ts';

export const LockControls = (desk: Desk) => {
  const { report, formats } = desk;
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed);
  const ordered = useMemo(() => lockOrder(report.initiatives), [report.initiatives]);
  const found = useMemo(() => findInitiatives(ordered, search), [ordered, search]);
  if (ordered.length === 0)
    return <p className={css.hint}>This run has no plan to lock initiatives in or out of. Change the capacity or a rule first.</p>;
  return (
    <>
      <TextField label="Find initiatives" type="search" value={typed} onChange={setTyped} placeholder="Key, title, country …" />
      <p className={css.hint} role="status">
        {search === ''
          ? 'Those in the plan first, then those left out, most worth for a token first.'
          : `${formats.count(found.length, 'initiative')} found.`}
      </p>
      <LongList label="Initiatives" items={found} keyOf={({ key }) => key} look={search}>
        {(it) => <LockRow initiative={it} desk={desk} />}
      </LongList>
    </>
  );
};

const LockRow = ({ initiative, desk }: { initiative: Schemas['ReportedInitiative']; desk: Desk }) => {
  const { traded, base, outcome, formats } = desk;
  const { key, title, tokens, selected, can_be_chosen } = initiative;
  const isIn = outcome.selected.has(key);
  return (
    <div className={locks.row}>
      <span className={`${locks.mark} ${isIn ? locks.in : ''}`} aria-hidden="true" />
      <div className={locks.name}>
        <p className={locks.title} title={title}>
          <bdi>{title || key}</bdi>
        </p>
        <p className={locks.facts}>
          <InitiativeName initiative={key} />{' '}
          <bdi>
            {formats.count(tokens ?? 0, 'token')} · {can_be_chosen ? (isIn ? 'in the plan' : 'left out') : 'cannot be chosen'}
          </bdi>{' '}
          {isIn === selected ? null : <Badge tone={isIn ? 'good' : 'warn'}>{isIn ? 'enters' : 'leaves'}</Badge>}
        </p>
      </div>
      <Lock
        label={`${key} ${title}`}
        value={lockOf(traded.search, key)}
        cannotBeIn={!can_be_chosen}
        onChange={(lock) => traded.change(withLock(traded.search, base, key, lock))}
      />
    </div>
  );
};
