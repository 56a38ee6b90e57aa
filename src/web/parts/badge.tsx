import type { ReactNode } from 'react';
import css from './badge.module.css';
import type { Tone } from './note.tsx';

/** One or two words on how something is; never by colour alone. */
export const Badge = ({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`${css.badge} ${css[tone]}`}>{children}</span>
);
