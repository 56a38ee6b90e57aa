import type { Opened, Start, View } from '../menu/calls.ts';
import { ask } from './ask.ts';
import { showCompare } from './compare-view.ts';
import { button, el } from './elements.ts';
import { showRunForm } from './run-view.ts';
import { attempt, type Scene } from './scene.ts';
import { showSettings } from './settings-view.ts';
import { showTrouble } from './show-blocks.ts';
import { watchJob } from './watch-job.ts';

export const TITLES: Readonly<Record<View, string>> = {
  check: 'Check',
  sync: 'Sync',
  'run-selected': 'Run selected',
  'run-all': 'Run all',
  explain: 'Explain selection',
  compare: 'Compare runs',
  settings: 'Settings',
};

export const showView = async (view: View, scene: Scene): Promise<void> => {
  if (view === 'settings') return showSettings(scene);
  const opened = await ask('open', null);
  if (opened.missing) {
    scene.stage.area.replaceChildren(showTrouble(opened.missing, scene.stage.ways));
    return;
  }
  if (view === 'check' || view === 'sync') return showWork(view, scene, opened);
  if (view === 'explain') return showExplain(scene);
  if (view === 'compare') return showCompare(scene);
  return showRunForm(view === 'run-all' ? 'all' : 'selected', scene, opened);
};

const WORK_WORDS = {
  check: 'Looks at every row and writes beside it what is wrong.',
  sync: 'Brings the workspace to what the sheet says.',
} as const;

/** Begins at once, for that is what was clicked; but where somebody's job is under way, that one is shown. */
const showWork = async (kind: 'check' | 'sync', { main, stage }: Scene, { newest }: Opened): Promise<void> => {
  const start: Start = { kind };
  const again = button(kind === 'check' ? 'Check again' : 'Sync again', () => {
    void attempt(stage, async () => watchJob(stage, await begin(), true), again);
  });
  const begin = async () => {
    stage.area.replaceChildren(el('p', {}, 'Asking the server …'));
    return ask('start', start);
  };
  main.prepend(el('p', { class: 'hint' }, WORK_WORDS[kind]), again);
  again.disabled = true;
  const known = newest && (await ask('poll', { jobId: newest.jobId, after: 0, line: '', about: null }).catch(() => null));
  if (known?.kind !== 'going') return attempt(stage, async () => watchJob(stage, await begin(), true), again);
  again.before(el('p', { class: 'hint' }, 'Something else is under way in this sheet; it is shown first.'));
  return attempt(stage, () => watchJob(stage, known, false), again);
};

const showExplain = async ({ main, stage }: Scene): Promise<void> => {
  const again = button('Explain the selected row', () => void attempt(stage, explain, again));
  const explain = async (): Promise<void> => {
    stage.area.replaceChildren(el('p', {}, 'Looking …'));
    await watchJob(stage, await ask('explain', null), false);
  };
  main.prepend(el('p', { class: 'hint' }, 'Select a cell in a row of Candidates, Constraints or Targets.'), again);
  await attempt(stage, explain, again);
};
