import { type ReactNode, useId } from 'react';
import css from './section.module.css';

interface Props {
  readonly title: string;
  readonly actions?: ReactNode;
  /** A sentence under the title. */
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page, with its heading. */
export const Section = ({ title, lead, actions, children }: Props) => {
  const id = useId();
  return (
    <section className={css.section} aria-labelledby={id}>
      <div className={css.head}>
        <h2 id={id}>{title}</h2>
        {actions === undefined ? null : <div className={css.actions}>{actions}</div>}
      </div>
      {lead === undefined ? null : <p className={css.lead}>{lead}</p>}
      {children}
    </section>
  );
};

/** The heading of a page, and what most people come to it for. */
export const PageHead = ({ title, lead, actions }: Pick<Props, 'lead' | 'actions'> & { title: ReactNode }) => (
  <div className={css.page}>
    <div>
      <h1>{title}</h1>
      {lead === undefined ? null : <p className={css.lead}>{lead}</p>}
    </div>
    {actions === undefined ? null : <div className={css.actions}>{actions}</div>}
  </div>
);
