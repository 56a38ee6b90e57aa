import type { RunChoice } from '../menu/calls.ts';
import { ask } from './ask.ts';
import { button, el } from './elements.ts';
import { attempt, type Scene } from './scene.ts';
import { showBlocks } from './show-blocks.ts';
import { type Stage, watchJob } from './watch-job.ts';

const [FEWEST, MOST] = [2, 8];

/** Some runs are ticked and laid side by side; the tab Compare is written where that is wanted. */
export const showCompare = async ({ main, stage }: Scene): Promise<void> => {
  const runs = await ask('runs', null);
  const ticked = new Set<string>();
  const count = el('p', { class: 'hint', role: 'status' });
  const tell = (): void => {
    count.textContent = `${ticked.size} ticked; ${FEWEST} to ${MOST} can be compared. The others are compared with the topmost.`;
    compare.disabled = ticked.size < FEWEST || ticked.size > MOST;
  };
  const compareTicked = (): Promise<void> =>
    compareRuns(
      stage,
      runs.map(({ runId }) => runId).filter((it) => ticked.has(it)),
    );
  const compare = button('Compare', () => void attempt(stage, compareTicked, compare).then(tell), { class: 'main' });
  const onTick = (runId: string, isTicked: boolean): void => {
    if (isTicked) ticked.add(runId);
    else ticked.delete(runId);
    tell();
  };
  const list =
    runs.length === 0
      ? el('p', {}, 'The workspace has no runs yet.')
      : el('fieldset', {}, el('legend', {}, 'Runs of this sheet first, the newest first'), ...runs.map((run) => showTick(run, onTick)));
  main.prepend(list, count, compare);
  tell();
};

const showTick = ({ runId, name, words, isOfSheet }: RunChoice, onTick: (runId: string, isTicked: boolean) => void): HTMLElement => {
  const box = el('input', { type: 'checkbox', change: () => onTick(runId, box.checked) });
  return el(
    'label',
    { class: 'tick' },
    box,
    el('span', {}, el('strong', {}, name), el('br'), `${words}${isOfSheet ? '' : ' · not of this sheet'}`),
  );
};

const compareRuns = async (stage: Stage, runs: readonly string[]): Promise<void> => {
  stage.area.replaceChildren(el('p', {}, 'Asking the server …'));
  const { blocks } = await ask('compare', { runs });
  const written = el('div');
  const below: Stage = { ...stage, area: written };
  const write = button('Write the tab Compare', () => {
    void attempt(below, async () => watchJob(below, await ask('start', { kind: 'compare', runs }), false), write);
  });
  stage.area.replaceChildren(...showBlocks(blocks, stage.ways), write, written);
  stage.say('Compared');
};
