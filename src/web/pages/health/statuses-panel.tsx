import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/section.tsx';
import css from './health-page.module.css';
import type { SheetCheck } from './use-sheet-check.ts';

/** What was found, told to everybody who works in the sheet. */
export const StatusesPanel = ({ check }: { check: SheetCheck }) => (
  <Section title="Statuses in the sheet" lead="Checks the sheet and writes beside each row whether it can be planned with, and why not.">
    <div className={css.actions}>
      <Button onPress={() => check.start(true)} isDisabled={check.isStarting}>
        Write the statuses
      </Button>
      <p role="status">{check.hasWritten ? 'The statuses stand in the sheet.' : ''}</p>
    </div>
  </Section>
);
