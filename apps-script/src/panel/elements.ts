type Child = Node | string | null | undefined;
type Attributes = Readonly<Record<string, string | boolean | ((event: Event) => void)>>;

/** An element with its children. Texts become text, whatever stands in them: nothing here is ever read as HTML. */
export const el = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (typeof value === 'string') made.setAttribute(name, value);
    else if (value) made.setAttribute(name, '');
  }
  for (const child of children) if (child !== null && child !== undefined) made.append(child);
  return made;
};

export const button = (label: string, onClick: () => void, attributes: Attributes = {}): HTMLButtonElement =>
  el('button', { type: 'button', click: onClick, ...attributes }, label);

/** A box with a label; gives both. */
export const field = (label: string, hint: string, input: HTMLInputElement | HTMLSelectElement): HTMLElement => {
  const id = `field-${label.toLowerCase().replace(/\W+/gu, '-')}`;
  input.id = id;
  if (hint !== '') input.setAttribute('aria-describedby', `${id}-hint`);
  return el(
    'div',
    { class: 'field' },
    el('label', { for: id }, label),
    input,
    hint === '' ? null : el('div', { class: 'hint', id: `${id}-hint` }, hint),
  );
};
