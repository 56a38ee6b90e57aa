import { VIEWS, type View } from '../menu/calls.ts';
import { ask } from './ask.ts';
import { button, el } from './elements.ts';
import { attempt } from './scene.ts';
import { showTrouble } from './show-blocks.ts';
import { showView, TITLES } from './views.ts';
import { type Stage, troubleOf } from './watch-job.ts';

/** The panel: one view at a time, and a row of buttons to the others. */

const isView = (text: string | undefined): text is View => VIEWS.some((it) => it === text);

const SHORT: Readonly<Partial<Record<View, string>>> = { explain: 'Explain', compare: 'Compare' };

let shown = 0;

const nav = el('nav', { 'aria-label': 'Planwright' });
const main = el('main');
const live = el('div', { role: 'status', class: 'unseen' });

const go = (view: View): void => {
  shown += 1;
  const own = shown;
  const area = el('div', { class: 'area' });
  const wrong = el('div');
  const stage: Stage = {
    area,
    isOpen: () => own === shown,
    say: (words) => {
      live.textContent = words;
    },
    ways: {
      settings: () => go('settings'),
      goTo: (place) => {
        wrong.replaceChildren();
        ask('goTo', place).catch((thrown) => wrong.replaceChildren(showTrouble(troubleOf(thrown), stage.ways)));
      },
    },
  };
  const title = el('h2', { tabindex: '-1' }, TITLES[view]);
  const body = el('div', {}, wrong, area);
  main.replaceChildren(title, body);
  for (const it of nav.querySelectorAll('button')) it.setAttribute('aria-current', it.dataset.view === view ? 'page' : 'false');
  area.replaceChildren(el('p', {}, 'One moment …'));
  title.focus();
  void attempt(stage, async () => {
    await showView(view, { main: body, stage });
    if (area.textContent === 'One moment …') area.replaceChildren();
  });
};

nav.append(...VIEWS.map((view) => button(SHORT[view] ?? TITLES[view], () => go(view), { 'data-view': view, class: 'small' })));
document.body.append(el('header', {}, el('h1', {}, 'Planwright'), nav), main, live);
const { view } = document.body.dataset;
go(isView(view) ? view : 'settings');
