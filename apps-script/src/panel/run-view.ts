import type { Opened } from '../menu/calls.ts';
import type { Choice, Choices } from '../menu/choices.ts';
import { ask } from './ask.ts';
import { button, el, field } from './elements.ts';
import { attempt, type Scene } from './scene.ts';
import { watchJob } from './watch-job.ts';

const HINTS = {
  all: 'All candidates may be chosen.',
  selected: 'Only candidates with is_selected_for_run may be chosen.',
} as const;

/** What is to be run, then how it goes. A run that is under way, or the newest answer, stands below. */
export const showRunForm = async (scope: 'all' | 'selected', { main, stage }: Scene, { newest }: Opened): Promise<void> => {
  const { choices, chosen } = await ask('choices', null);
  const form = makeChoice(choices, chosen);
  const start = async (): Promise<void> => {
    stage.area.replaceChildren(el('p', {}, 'Asking the server …'));
    await watchJob(stage, await ask('start', { kind: 'run', scope, choice: form.read() }), true);
  };
  const run = button(`Run ${scope} candidates`, () => void attempt(stage, start, run), { class: 'main' });
  form.onChange((isWhole) => {
    run.disabled = !isWhole;
  });
  main.prepend(el('p', { class: 'hint' }, HINTS[scope]), ...form.fields, run);
  if (newest?.kind !== 'run') return;
  // What cannot be shown of an earlier run is no trouble of the next one.
  const known = await ask('poll', { jobId: newest.jobId, after: 0, line: '', about: null }).catch(() => null);
  if (known) await attempt(stage, () => watchJob(stage, known, false), run);
};

interface ChoiceForm {
  readonly fields: readonly HTMLElement[];
  readonly read: () => Choice;
  /** Hears, now and with each change, whether there is something to run. */
  readonly onChange: (hear: (isWhole: boolean) => void) => void;
}

const makeChoice = ({ scenarios }: Choices, chosen: Choice | null): ChoiceForm => {
  const scenario = el('select');
  const set = el('select');
  const fill = (select: HTMLSelectElement, names: readonly string[], first: string | undefined): void => {
    select.replaceChildren(...names.map((name) => el('option', { value: name }, name)));
    if (first !== undefined && names.includes(first)) select.value = first;
  };
  const fillSets = (): void => fill(set, scenarios.find(({ name }) => name === scenario.value)?.sets ?? [], chosen?.set);
  fill(
    scenario,
    scenarios.map(({ name }) => name),
    chosen?.scenario,
  );
  fillSets();
  scenario.addEventListener('change', fillSets);
  const none = scenarios.length === 0 ? 'The tab Scenario_Config names no scenario.' : '';
  return {
    fields: [field('Scenario', none, scenario), field('Constraint set', '', set)],
    read: () => ({ scenario: scenario.value, set: set.value }),
    onChange: (hear) => {
      const tell = (): void => hear(set.value !== '');
      scenario.addEventListener('change', tell);
      tell();
    },
  };
};
