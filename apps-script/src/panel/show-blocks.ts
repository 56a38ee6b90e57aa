import type { Block, RowLine } from '../menu/blocks.ts';
import { type Place, placeWords } from '../menu/place.ts';
import type { Trouble } from '../menu/trouble.ts';
import { button, el } from './elements.ts';

/** What the buttons of an answer do. */
export interface Ways {
  readonly goTo: (place: Place) => void;
  readonly settings: () => void;
}

export const showBlocks = (blocks: readonly Block[], ways: Ways): readonly HTMLElement[] => blocks.map((block) => showBlock(block, ways));

const showBlock = (block: Block, ways: Ways): HTMLElement => {
  switch (block.kind) {
    case 'result':
      return el('section', { class: `result ${block.tone}` }, el('h3', {}, block.title), ...block.lines.map((line) => el('p', {}, line)));
    case 'rows':
      return section(block.title, block.isFolded, el('ul', {}, ...block.rows.map((row) => showRow(row, ways))));
    case 'lines':
      return section(block.title, block.isFolded, ...block.lines.map((line) => el('p', {}, line)));
    case 'table':
      return section(block.title, false, showTable(block.title, block.head, block.rows));
    case 'trouble':
      return showTrouble(block.trouble, ways);
  }
};

const section = (title: string, isFolded: boolean, ...content: readonly HTMLElement[]): HTMLElement =>
  isFolded ? el('details', {}, el('summary', {}, title), ...content) : el('section', {}, el('h3', {}, title), ...content);

const showRow = ({ place, label, tone, text, more }: RowLine, { goTo }: Ways): HTMLElement =>
  el(
    'li',
    { class: tone },
    el(
      'div',
      { class: 'row-head' },
      el('strong', {}, label),
      place === null ? null : button('Go to', () => goTo(place), { class: 'small', 'aria-label': `Go to ${placeWords(place)}` }),
    ),
    text === '' ? null : el('p', {}, text),
    ...more.map((line) => el('p', { class: 'hint' }, line)),
  );

const showTable = (title: string, head: readonly string[], rows: readonly (readonly string[])[]): HTMLElement =>
  el(
    'div',
    { class: 'wide', role: 'region', tabindex: '0', 'aria-label': title },
    el(
      'table',
      {},
      head.length === 0
        ? null
        : el('thead', {}, el('tr', {}, ...head.map((cell) => (cell === '' ? el('td') : el('th', { scope: 'col' }, cell))))),
      el(
        'tbody',
        {},
        ...rows.map(([name = '', ...cells]) => el('tr', {}, el('th', { scope: 'row' }, name), ...cells.map((cell) => el('td', {}, cell)))),
      ),
    ),
  );

export const showTrouble = ({ title, detail, todo, inSettings, copy, place }: Trouble, { goTo, settings }: Ways): HTMLElement =>
  el(
    'section',
    { class: 'result bad' },
    el('h3', {}, title),
    detail === '' ? null : el('p', {}, detail),
    el('p', {}, todo),
    copy === undefined ? null : copyField(copy),
    place === undefined ? null : button('Go to', () => goTo(place), { 'aria-label': `Go to ${placeWords(place)}` }),
    inSettings ? button('Open Settings', settings) : null,
  );

/** An address to be carried elsewhere. */
export const copyField = (text: string): HTMLElement => {
  const input = el('input', { type: 'text', readonly: true, 'aria-label': 'The account to share the sheet with', value: text });
  const copied = el('span', { class: 'hint', role: 'status' });
  const copy = (): void => {
    input.select();
    // The newer way is closed to a page in a frame like ours.
    copied.textContent = document.execCommand('copy') ? 'Copied.' : 'Press Ctrl+C (on a Mac: ⌘C) now.';
  };
  return el('div', { class: 'copy' }, input, button('Copy', copy), copied);
};
