import { UsageError } from '../../base/errors.ts';

const PREFIX = /^gsheet:/iu;
const ADDRESS = /^https?:\/\/docs\.google\.com\/spreadsheets\//iu;

/** Is it meant to be a Google Sheet? */
export const isGoogleSheet = (pathOrId: string): boolean => PREFIX.test(pathOrId) || ADDRESS.test(pathOrId);

/**
 * The id in `gsheet:<id>` or in the address of a Google Sheet, as the browser shows it; `undefined` for a path of something else. Throws
 * `UsageError` where it is meant to be one and holds no id.
 */
export const googleSheetId = (pathOrId: string): string | undefined => {
  if (!isGoogleSheet(pathOrId)) return undefined;
  const named = pathOrId.replace(PREFIX, '').trim();
  const id = ADDRESS.test(named) ? /\/spreadsheets\/(?:u\/\d+\/)?d\/([^/?#]+)/u.exec(named)?.[1] : named;
  // An address with /d/e/ is that of a copy published to the web, which cannot be written.
  if (id !== undefined && id !== 'e' && /^[A-Za-z0-9_-]{1,200}$/u.test(id)) return id;
  throw new UsageError(`${pathOrId.slice(0, 200)} is not the address of a Google Sheet.`, {
    code: 'sheet-address-invalid',
    hint: 'Copy the address from the browser while the sheet is open: https://docs.google.com/spreadsheets/d/…/edit',
  });
};
