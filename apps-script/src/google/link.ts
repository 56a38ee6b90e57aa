import type { Linked, Tested } from '../menu/calls.ts';
import type { Google, Me, Workbook } from '../menu/contract.ts';
import { foldCase } from '../menu/place.ts';
import { askGoogle, askLink, askMe } from '../menu/requests.ts';
import { TroubleError } from '../menu/trouble.ts';
import { connection, keepWorkbook } from './kept.ts';
import { agreeTo, shareWith, sheetId } from './sheet.ts';
import { findWorkbook } from './workbook.ts';

/** Who the server takes this planner for, and what they may. */
export const testConnection = (): Tested => {
  const known = connection();
  const { workspace, server } = known.settings;
  const me = known.ask<Me>(askMe);
  const found = me.workspaces.find((it) => foldCase(it.workspace) === foldCase(workspace));
  if (!found)
    throw new TroubleError({
      title: `There is no workspace "${workspace}" for you`,
      detail: `${server} knows you as ${me.principal}. ${othersIn(me)}`,
      todo: 'Compare the name above, or ask your administrator for a role.',
    });
  const { is_set_up: isSetUp, account } = known.ask<Google>(askGoogle);
  return { principal: me.principal, role: found.role, isSetUp, account, isLinked: findWorkbook(known) !== null };
};

const othersIn = ({ workspaces }: Me): string =>
  workspaces.length === 0
    ? 'You have no role in any workspace yet.'
    : `Your workspaces: ${workspaces.map(({ workspace }) => workspace).join(', ')}.`;

/** Says in the sheet which workspace it belongs to, shares it with the server's account, and tells the server. */
export const linkSheet = (): Linked => {
  const known = connection();
  const { workspace } = known.settings;
  const { account } = known.ask<Google>(askGoogle);
  agreeTo(workspace);
  const isShared = account !== null && shareWith(account);
  const sheet = sheetId();
  try {
    const made = known.ask<Workbook>(askLink(workspace, sheet));
    keepWorkbook({ settings: known.settings, sheet }, made.workbook_id);
    return {
      lines: [`This sheet is linked with the workspace "${workspace}".`, ...(isShared ? [`It is shared with ${account}, as Editor.`] : [])],
    };
  } catch (thrown) {
    if (!(thrown instanceof TroubleError) || isShared || thrown.trouble.copy === undefined) throw thrown;
    throw new TroubleError({
      ...thrown.trouble,
      title: 'Share the sheet by hand, once',
      detail: 'Google did not let the menu share this sheet: it may only touch this one file, or you may not share it.',
      todo: `${thrown.trouble.todo} If you may not share it, ask its owner.`,
    });
  }
};
