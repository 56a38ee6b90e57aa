import type { RunChoice } from '../menu/calls.ts';
import { ask } from './ask.ts';
import { button, el } from './elements.ts';
import { attempt, type Scene } from './scene.ts';
import { showBlocks } from './show-blocks.ts';
import { watchJob } from './watch-job.ts';

const [FEWEST, MOST] = [2, 8];

/** Some runs are ticked and laid side by side; the tab Compare is written where that is wanted. */
export const showCompare = async ({ main, stage }: Scene): Promise<void> => {
  const runs = await ask('runs', null);
  const ticked = new Set<string>();
  const count = el('p', { class: 'hint', role: 'status' });
  const chosen = (): readonly string[] => runs.map(({ runId }) => runId).filter((it) => ticked.has(it));
  const tell = (): void => {
    count.textContent = `${ticked.size} ticked; ${FEWEST} to ${MOST} can be compared. The others are compared with the topmost.`;
    compare.disabled = ticked.size < FEWEST || ticked.size > MOST;
  };
  const compare = button(
    'Compare',
    () => {
      void attempt(
        stage,
        async () => {
          const asked = chosen();
          stage.area.replaceChildren(el('p', {}, 'Asking the server …'));
          const { blocks } = await ask('compare', { runs: asked });
          const written = el('div');
          const write = button('Write the tab Compare', () => {
            const inIts = { ...stage, area: written };
            void attempt(inIts, async () => watchJob(inIts, await ask('start', { kind: 'compare', runs: asked }), false), write);
          });
          stage.area.replaceChildren(...showBlocks(blocks, stage.ways), write, written);
          stage.say('Compared');
        },
        compare,
      ).then(tell);
    },
    { class: 'main' },
  );
  const tick = (run: RunChoice): HTMLElement => {
    const box = el('input', { type: 'checkbox', value: run.runId });
    box.addEventListener('change', () => {
      if (box.checked) ticked.add(run.runId);
      else ticked.delete(run.runId);
      tell();
    });
    return el(
      'label',
      { class: 'tick' },
      box,
      el('span', {}, el('strong', {}, run.name), el('br'), `${run.words}${run.isOfSheet ? '' : ' · not of this sheet'}`),
    );
  };
  const list =
    runs.length === 0
      ? el('p', {}, 'The workspace has no runs yet.')
      : el('fieldset', {}, el('legend', {}, 'Runs, the newest first'), ...runs.map(tick));
  main.prepend(list, count, compare);
  tell();
};
