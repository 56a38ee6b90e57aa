import type { Opened } from '../menu/calls.ts';
import { ask } from './ask.ts';
import { button, el, field } from './elements.ts';
import { attempt, type Scene } from './scene.ts';
import { watchJob } from './watch-job.ts';

/** What is to be run, then how it goes. A run that is under way, or the newest answer, stands below. */
export const showRunForm = async (scope: 'all' | 'selected', { main, stage }: Scene, { newest }: Opened): Promise<void> => {
  const { choices, chosen } = await ask('choices', null);
  const scenario = el('select');
  const set = el('select');
  const fillSets = (): void => {
    const found = choices.scenarios.find(({ name }) => name === scenario.value)?.sets ?? [];
    set.replaceChildren(...found.map((name) => el('option', { value: name }, name)));
    if (chosen && found.includes(chosen.set)) set.value = chosen.set;
    run.disabled = found.length === 0;
  };
  const run = button(
    scope === 'all' ? 'Run all candidates' : 'Run selected candidates',
    () => {
      void attempt(
        stage,
        async () => {
          stage.area.replaceChildren(el('p', {}, 'Asking the server …'));
          const choice = { scenario: scenario.value, set: set.value };
          await watchJob(stage, await ask('start', { kind: 'run', scope, choice }), true);
        },
        run,
      );
    },
    { class: 'main' },
  );
  scenario.replaceChildren(...choices.scenarios.map(({ name }) => el('option', { value: name }, name)));
  if (chosen && choices.scenarios.some(({ name }) => name === chosen.scenario)) scenario.value = chosen.scenario;
  scenario.addEventListener('change', fillSets);
  fillSets();
  const none = choices.scenarios.length === 0 ? 'The tab Scenario_Config names no scenario.' : '';
  main.prepend(
    el(
      'p',
      { class: 'hint' },
      scope === 'all' ? 'All candidates may be chosen.' : 'Only candidates with is_selected_for_run may be chosen.',
    ),
    field('Scenario', none, scenario),
    field('Constraint set', '', set),
    run,
  );
  if (newest?.kind === 'run') await attempt(stage, async () => showNewest(newest.jobId));

  async function showNewest(jobId: string): Promise<void> {
    const known = await ask('poll', { jobId, after: 0, line: '', about: null });
    stage.area.replaceChildren();
    if (known.kind === 'going') run.disabled = true;
    await watchJob(stage, known, false);
    fillSets();
  }
};
