import { useSyncExternalStore } from 'react';

/** Which version of a workbook this tab last gave to its reader, or was given by them: what they upload next was made from it. */

const KEY = 'planwright-base';
const listeners = new Set<() => void>();

const read = (workbook: string): number | null => {
  const kept = sessionStorage.getItem(`${KEY} ${workbook}`);
  return kept === null ? null : Number(kept);
};

export const keepBase = (workbook: string, version: number): void => {
  sessionStorage.setItem(`${KEY} ${workbook}`, String(version));
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useBase = (workbook: string): number | null => useSyncExternalStore(subscribe, () => read(workbook));
