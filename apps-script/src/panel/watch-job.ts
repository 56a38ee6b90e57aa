import type { Watch, Watched } from '../menu/calls.ts';
import { type Trouble, TroubleError } from '../menu/trouble.ts';
import { ask } from './ask.ts';
import { button, el } from './elements.ts';
import { showBlocks, showTrouble, type Ways } from './show-blocks.ts';

/** Where answers are shown, and whether anybody still looks. */
export interface Stage {
  readonly area: HTMLElement;
  readonly ways: Ways;
  /** False once another view is shown: then nothing is asked any more. */
  readonly isOpen: () => boolean;
  /** Said to those who cannot see it. */
  readonly say: (words: string) => void;
}

const [SOON_MS, LATER_MS, SOON_TIMES] = [1_000, 2_500, 15];
/** Troubles that may pass are waited out so often, then shown. */
const MOST_TROUBLES = 20;

const sleep = (durationMs: number): Promise<void> => new Promise((done) => setTimeout(done, durationMs));

/** Shows a job until it has ended. `isNew`: it was started just now, and so the sheet jumps to the first row with an error. */
export const watchJob = async (stage: Stage, first: Watched, isNew: boolean): Promise<void> => {
  let watched = first;
  let troubles = 0;
  const going = showGoing(stage, first);
  for (let times = 0; watched.kind === 'going' && stage.isOpen(); times += 1) {
    if (troubles === 0) going.tell(watched);
    await sleep(times < SOON_TIMES ? SOON_MS : LATER_MS);
    if (!stage.isOpen()) return;
    try {
      watched = await ask('poll', watched.watch);
      troubles = 0;
    } catch (thrown) {
      troubles += 1;
      if (!(thrown instanceof TroubleError) || !thrown.trouble.mayPass || troubles > MOST_TROUBLES) throw thrown;
      going.note(`${thrown.trouble.title}. Trying again …`);
    }
  }
  if (watched.kind === 'going' || !stage.isOpen()) return;
  const { blocks, firstError } = watched.shown;
  stage.area.replaceChildren(...showBlocks(blocks, stage.ways));
  const [head] = blocks;
  if (head?.kind === 'result') stage.say(head.title);
  if (isNew && firstError !== null) stage.ways.goTo(firstError);
};

interface GoingShown {
  readonly tell: (watched: Extract<Watched, { readonly kind: 'going' }>) => void;
  readonly note: (words: string) => void;
}

const showGoing = ({ area, ways }: Stage, first: Watched): GoingShown => {
  const title = el('h3');
  const line = el('p', { class: 'line' });
  const note = el('p', { class: 'hint' });
  const trouble = el('div');
  const stop = async (watch: Watch): Promise<void> => {
    stopButton.disabled = true;
    note.textContent = 'Asked to stop. What is known by then is kept: of a run the best plan found.';
    try {
      await ask('stop', { jobId: watch.jobId });
    } catch (thrown) {
      stopButton.disabled = false;
      note.textContent = '';
      trouble.replaceChildren(showTrouble(troubleOf(thrown), ways));
    }
  };
  const stopButton = button('Stop', () => {
    if (first.kind === 'going') void stop(first.watch);
  });
  if (first.kind === 'going')
    area.replaceChildren(
      el('section', { class: 'result plain' }, title, el('progress', { 'aria-label': 'Under way' }), line, note, stopButton),
      trouble,
    );
  return {
    tell: ({ going }) => {
      title.textContent = going.title;
      line.textContent = going.line;
      if (!going.isStopping && !stopButton.disabled) note.textContent = '';
    },
    note: (words) => {
      note.textContent = words;
    },
  };
};

export const troubleOf = (thrown: unknown): Trouble =>
  thrown instanceof TroubleError
    ? thrown.trouble
    : { title: 'Something went wrong in this panel', detail: '', todo: 'Close it and open it again from the menu Planwright.' };
