import { useSyncExternalStore } from 'react';

/** How somebody likes to read: kept in their browser. */
export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  /** Of numbers and dates, and with it the direction of the page; `null`: the browser's. */
  readonly locale: string | null;
}

const KEY = 'planwright-settings';
const USUAL: Settings = { theme: 'system', locale: null };
const THEMES: readonly string[] = ['system', 'light', 'dark'];

const read = (): Settings => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return USUAL;
    const { theme, locale } = { ...USUAL, ...kept };
    return {
      theme: THEMES.includes(theme) ? theme : USUAL.theme,
      locale: typeof locale === 'string' && Intl.NumberFormat.supportedLocalesOf([locale]).length > 0 ? locale : null,
    };
  } catch {
    return USUAL;
  }
};

let current = read();
const listeners = new Set<() => void>();

const showTheme = ({ theme }: Settings): void => {
  document.documentElement.style.colorScheme = theme === 'system' ? 'light dark' : theme;
};
showTheme(current);

export const changeSettings = (change: Partial<Settings>): void => {
  current = { ...current, ...change };
  localStorage.setItem(KEY, JSON.stringify(current));
  showTheme(current);
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useSettings = (): Settings => useSyncExternalStore(subscribe, () => current);
