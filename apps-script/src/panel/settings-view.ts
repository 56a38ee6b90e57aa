import type { SettingsShown, Tested } from '../menu/calls.ts';
import { ask } from './ask.ts';
import { button, el, field } from './elements.ts';
import { attempt, type Scene } from './scene.ts';
import { copyField } from './show-blocks.ts';
import type { Stage } from './watch-job.ts';

/** Where the server is, which workspace, and this planner's token: entered here, kept for this planner, never shown again. */
export const showSettings = async ({ main, stage }: Scene): Promise<void> => {
  const known = await ask('settings', null);
  const server = el('input', { type: 'text', inputmode: 'url', autocomplete: 'off', spellcheck: 'false', value: known.server });
  const workspace = el('input', { type: 'text', autocomplete: 'off', value: known.workspace });
  const token = el('input', { type: 'password', autocomplete: 'off' });
  const tokenField = field('Your token', tokenWords(known.hasToken), token);
  const show = (kept: SettingsShown): void => {
    server.value = kept.server;
    workspace.value = kept.workspace;
    token.value = '';
    const hint = tokenField.querySelector('.hint');
    if (hint) hint.textContent = tokenWords(kept.hasToken);
    forget.hidden = !kept.hasToken;
  };
  const saveAndTest = async (): Promise<void> => {
    stage.area.replaceChildren(el('p', {}, 'Asking the server …'));
    show(await ask('save', { server: server.value, workspace: workspace.value, token: token.value }));
    showTested(stage, await ask('test', null));
  };
  const forgetToken = async (): Promise<void> => {
    show(await ask('forget', null));
    stage.area.replaceChildren();
    stage.say('Your token is forgotten');
  };
  const forget = button('Forget my token', () => void attempt(stage, forgetToken, forget), { class: 'small', hidden: !known.hasToken });
  const test = button('Save and test the connection', () => void attempt(stage, saveAndTest, test), { class: 'main' });
  main.prepend(
    field('Server', 'For all who work in this sheet. It begins with https://.', server),
    field('Workspace', 'For all who work in this sheet.', workspace),
    tokenField,
    test,
    ' ',
    forget,
  );
};

const showTested = (stage: Stage, { principal, role, isSetUp, account, isLinked }: Tested): void => {
  const link = button(isLinked ? 'Link this sheet again' : 'Link this sheet', () => void attempt(stage, () => linkSheet(stage), link));
  stage.area.replaceChildren(
    el(
      'section',
      { class: 'result good' },
      el('h3', {}, `You are ${principal}`),
      el('p', {}, `Your role in this workspace: ${role}.`),
      el('p', {}, isLinked ? 'This sheet is linked.' : 'This sheet is not linked yet.'),
    ),
    ...(isSetUp
      ? [...(account === null ? [el('p', {}, NO_ACCOUNT)] : [el('p', {}, SHARING), copyField(account)]), link]
      : [el('p', {}, NOT_SET_UP)]),
  );
  stage.say(`You are ${principal}`);
};

const linkSheet = async (stage: Stage): Promise<void> => {
  stage.area.replaceChildren(el('p', {}, 'Linking …'));
  const { lines } = await ask('link', null);
  stage.area.replaceChildren(el('section', { class: 'result good' }, el('h3', {}, 'Linked'), ...lines.map((line) => el('p', {}, line))));
  stage.say('Linked');
};

const SHARING = 'The sheet must be shared with this account, as Editor. Linking does it for you where Google lets it.';
const NO_ACCOUNT =
  'The server does not know the address of its Google account. Ask your administrator for it, share the sheet with it as Editor, and then link.';
const NOT_SET_UP = 'Google Sheets is not set up on this server yet, so no sheet can be linked. Ask your administrator.';

const tokenWords = (hasToken: boolean): string =>
  hasToken
    ? 'One is kept for you and this server. Leave this empty to keep it.'
    : 'From your administrator. It is kept for you alone, and sent to this server only.';
