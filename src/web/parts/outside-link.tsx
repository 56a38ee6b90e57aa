import type { ReactNode } from 'react';
import button from './button.module.css';
import hidden from './hidden.module.css';

/** A way out of the page, in a tab of its own. */
export const OutsideLink = ({ href, children, kind }: { href: string; children: ReactNode; kind?: 'usual' }) => (
  <a
    href={href}
    target="_blank"
    rel="noopener noreferrer"
    className={kind === undefined ? undefined : `${button.button} ${button[kind] ?? ''}`}
  >
    {children}
    <span className={hidden.hidden}> (in a new tab)</span>
  </a>
);
