import { type ReactNode, useId } from 'react';
import css from './memo.module.css';

/** A part of the memo, with its heading. */
export const MemoPart = ({ title, children }: { title: string; children: ReactNode }) => {
  const id = useId();
  return (
    <section aria-labelledby={id} className={css.part}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
};
