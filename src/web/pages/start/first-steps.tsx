import { Section } from '../../parts/section.tsx';
import css from './start-page.module.css';

const STEPS = [
  ['Bring your workbook', 'Candidates, scenarios and rules on their tabs. Columns of your own stay where they are.'],
  ['See what the sheet says', 'Every cell that cannot be read as it was meant is marked, with what to do about it.'],
  ['Ask for the best plan', 'Choose a scenario. You watch how good the plan is already, and how much better one could be at most.'],
  ['Trade', 'Lock an initiative in or out, move the capacity, and see at once what it costs.'],
  ['Take it with you', 'The plan in your own workbook, and a memo that says why, row by row.'],
] as const;

/** What comes after what, for somebody who is new here. */
export const FirstSteps = () => (
  <Section title="How it goes">
    <ol className={css.steps}>
      {STEPS.map(([title, words]) => (
        <li key={title}>
          <h3>{title}</h3>
          <p>{words}</p>
        </li>
      ))}
    </ol>
    <p className={css.hint}>New here? Open the example: an online shop with 61 candidates and two scenarios.</p>
  </Section>
);
