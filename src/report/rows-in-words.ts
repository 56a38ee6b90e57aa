import { inWords } from '../base/text.ts';

/** `Constraints row 3`, `Constraints rows 3 and 5 and Targets row 7`, for addresses such as `Constraints!3`. '' for none. */
export const rowsInWords = (addresses: readonly string[]): string => {
  const byTab = new Map<string, string[]>();
  for (const address of new Set(addresses)) {
    const [tab = '', row = ''] = address.split('!');
    byTab.set(tab, [...(byTab.get(tab) ?? []), row]);
  }
  return inWords([...byTab].map(([tab, rows]) => `${tab} row${rows.length > 1 ? 's' : ''} ${inWords(rows)}`));
};

/** ` (Constraints row 3)`, or nothing where no row is known. */
export const inBrackets = (addresses: readonly string[]): string => (addresses.length === 0 ? '' : ` (${rowsInWords(addresses)})`);

/** `INIT-1, INIT-2, INIT-3 and 4 more`. */
export const someInWords = (items: readonly string[], most = 3): string =>
  items.length <= most + 1 ? inWords(items) : `${items.slice(0, most).join(', ')} and ${items.length - most} more`;
