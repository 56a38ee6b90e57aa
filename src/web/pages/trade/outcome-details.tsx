import { KpiTable, PlanChange } from '../../parts/plan-change.tsx';
import { RowLink } from '../../parts/row-links.tsx';
import { Section } from '../../parts/section.tsx';
import { ChangeCosts } from './change-costs.tsx';
import { ConflictNote } from './conflict-note.tsx';
import type { Desk } from './desk.ts';
import css from './outcome-details.module.css';
import { Revalued } from './revalued.tsx';

/** What the changes do, in full. */
export const OutcomeDetails = (desk: Desk) => {
  const { outcome, changes, end, isStale, isRunsPlan } = desk;
  if (end && !outcome.hasPlan) return <ConflictNote {...desk} end={end} />;
  return (
    <div className={`${css.details} ${isStale ? css.stale : ''}`} aria-busy={isStale}>
      {end?.revalued ? <Revalued {...desk} revalued={end.revalued} /> : null}
      <Section title={isRunsPlan ? 'The plan of the run' : 'What changes'}>
        {isRunsPlan ? (
          <>
            <KpiTable kpis={outcome.kpis} />
            <p className={css.soft}>What enters and what leaves with your changes will stand here.</p>
          </>
        ) : (
          <PlanChange enters={outcome.enters} leaves={outcome.leaves} kpis={outcome.kpis} />
        )}
      </Section>
      {end && end.now_tight.length + end.no_longer_tight.length > 0 ? (
        <Section title="Rules that bind otherwise">
          <TightRows title="Nothing over now" rows={end.now_tight} />
          <TightRows title="Something over now" rows={end.no_longer_tight} />
        </Section>
      ) : null}
      {changes.length > 1 && end ? <ChangeCosts {...desk} end={end} /> : null}
    </div>
  );
};

const TightRows = ({ title, rows }: { title: string; rows: readonly { readonly row: string; readonly demand: string }[] }) =>
  rows.length === 0 ? null : (
    <div>
      <h3>{title}</h3>
      <ul className={css.rows}>
        {rows.map(({ row, demand }) => (
          <li key={row}>
            {row.startsWith('What-if!') ? 'Your lock' : <RowLink row={row} />} {demand}
          </li>
        ))}
      </ul>
    </div>
  );
