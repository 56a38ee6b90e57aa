import { showTrouble } from './show-blocks.ts';
import { type Stage, troubleOf } from './watch-job.ts';

/** A view below its heading. Every one shows its troubles in its own area. */
export interface Scene {
  readonly main: HTMLElement;
  readonly stage: Stage;
}

/** Does something and shows its trouble, with the button that began it off meanwhile. */
export const attempt = async ({ area, ways, isOpen, say }: Stage, work: () => Promise<void>, by?: HTMLButtonElement): Promise<void> => {
  if (by) by.disabled = true;
  try {
    await work();
  } catch (thrown) {
    if (!isOpen()) return;
    const trouble = troubleOf(thrown);
    area.replaceChildren(showTrouble(trouble, ways));
    say(trouble.title);
  } finally {
    if (by) by.disabled = false;
  }
};
