/** What a table holds by a name that came from outside; a name like `constructor` is no entry of ours. */
export const ownEntry = <T>(table: Readonly<Record<string, T>>, name: string): T | null =>
  Object.keys(table).includes(name) ? (table[name] ?? null) : null;
