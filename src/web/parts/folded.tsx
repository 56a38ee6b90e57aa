import type { ReactNode } from 'react';
import { Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { Button } from './button.tsx';
import css from './folded.module.css';

interface Props {
  readonly title: string;
  readonly level: 2 | 3;
  /** Stands under the title, folded or not. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

/** What is shown on demand. */
export const Folded = ({ title, level, note, children }: Props) => (
  <Disclosure>
    <Heading level={level} className={css.summary ?? ''}>
      <Button slot="trigger" kind="quiet">
        {title}
      </Button>
    </Heading>
    {note}
    <DisclosurePanel>{children}</DisclosurePanel>
  </Disclosure>
);
