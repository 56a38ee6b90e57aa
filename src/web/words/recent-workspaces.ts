/** Which workspaces this browser looked at last. */

const KEY = 'planwright-recent';
const REMEMBERED = 20;

export const recentWorkspaces = (): readonly string[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((it) => typeof it === 'string') : [];
  } catch {
    return [];
  }
};

export const rememberWorkspace = (workspace: string): void =>
  localStorage.setItem(KEY, JSON.stringify([workspace, ...recentWorkspaces().filter((it) => it !== workspace)].slice(0, REMEMBERED)));

/** Those that were looked at last, first; the others as they come. */
export const byRecency = (workspaces: readonly string[], recent = recentWorkspaces()): readonly string[] => {
  const known = recent.filter((it) => workspaces.includes(it));
  return [...known, ...workspaces.filter((it) => !known.includes(it))];
};
