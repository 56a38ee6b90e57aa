import type { ReactNode } from 'react';
import type { Problem } from '../api/problem.ts';
import { Button } from './button.tsx';
import css from './note.module.css';

export type Tone = 'plain' | 'good' | 'warn' | 'bad';

/** A few words that must not be missed. */
export const Note = ({ tone = 'plain', title, children }: { tone?: Tone; title?: ReactNode; children?: ReactNode }) => (
  <div className={`${css.note} ${css[tone]}`} role={tone === 'bad' ? 'alert' : undefined}>
    {title === undefined ? null : <p className={css.title}>{title}</p>}
    {children}
  </div>
);

/** What went wrong, what to do, and a way to try again. */
export const ProblemNote = ({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) => (
  <Note tone="bad" title={problem.message}>
    {problem.hint === null ? null : <p>{problem.hint}</p>}
    {problem.faults.length === 0 ? null : (
      <ul>
        {problem.faults.map(({ place, message }) => (
          <li key={place + message}>{message}</li>
        ))}
      </ul>
    )}
    {onRetry ? (
      <p>
        <Button onPress={onRetry}>Try again</Button>
      </p>
    ) : null}
  </Note>
);

/** Where there is nothing yet: what would be here, and what brings it. */
export const Empty = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className={css.empty}>
    <p className={css.title}>{title}</p>
    {children}
  </div>
);
