import type { TradeEnd } from '../../api/use-trade.ts';
import { Button } from '../../parts/button.tsx';
import { RowLink } from '../../parts/row-links.tsx';
import { Section } from '../../parts/section.tsx';
import { changeWords } from './change-words.ts';
import { demandsOf, guiltyChanges, relaxationsOf } from './conflict.ts';
import type { Desk } from './desk.ts';
import css from './outcome-details.module.css';
import { changeKey, takeBack, withChange } from './trade-state.ts';

/** Why there is no plan, in rows, and which change to take back. */
export const ConflictNote = (desk: Desk & { end: TradeEnd }) => {
  const { end, report, base, names, formats, traded, changes } = desk;
  const { search } = traded;
  const guilty = guiltyChanges(end, changes, search, base, report);
  const demands = demandsOf(end, changes, search, base, report, (change) => changeWords(change, base, formats, names));
  const others = relaxationsOf(end, base, formats);
  return (
    <div className={css.details}>
      <Section title="No plan can keep all of this" lead={end.conflict ? 'These stand against each other:' : end.message}>
        <ul className={css.rows}>
          {demands.map(({ row, isChange, words }) => (
            <li key={row}>
              {isChange ? <strong>Your change</strong> : <RowLink row={row} />} {words}
            </li>
          ))}
        </ul>
        {end.conflict && !end.conflict.proven_minimal ? <p className={css.soft}>Perhaps not all of these are needed for it.</p> : null}
      </Section>
      <Section title="What makes a plan possible">
        <ul className={css.ways}>
          {guilty.map((change) => (
            <li key={changeKey(change)}>
              <Button onPress={() => traded.change(takeBack(search, base, change))}>Take back</Button>
              <bdi>{changeWords(change, base, formats, names)}</bdi>
            </li>
          ))}
          {others.map(({ words, changes: more }) => (
            <li key={words}>
              <Button onPress={() => traded.change(more.reduce((now, change) => withChange(now, base, change), search))}>Try</Button>
              <span>{words}</span>
            </li>
          ))}
          {guilty.length + others.length === 0 ? (
            <li>
              <Button onPress={() => traded.change({})}>Start over</Button>
              <span>Nothing smaller was found in time.</span>
            </li>
          ) : null}
        </ul>
      </Section>
    </div>
  );
};
