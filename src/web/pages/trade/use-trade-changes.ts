import { useNavigate, useRouter, useRouterState, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { TradeSearch } from '../../shell/search.ts';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** How many changes of a trade lie behind this entry of the history. */
    tradeStep?: number;
  }
}

/** A change of the same thing so soon after is the same step. */
const SAME_STEP_MS = 1_000;

const TOP = 'planwright-trade-top';

export interface TradeChanges {
  readonly search: TradeSearch;
  /** `about`: what is changed; dragging is one step. */
  readonly change: (to: TradeSearch, about?: string) => void;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
}

/** The changes stand in the address; undo and redo go through the history of the browser. */
export const useTradeChanges = (): TradeChanges => {
  const search = useSearch({ from: '/w/$workspace/runs/$run/trade' });
  const navigate = useNavigate({ from: '/w/$workspace/runs/$run/trade' });
  const { history } = useRouter();
  const step = useRouterState({ select: ({ location }) => location.state.tradeStep ?? 0 });
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const key = `${TOP} ${path}`;
  const last = useRef({ about: '', at: Number.NEGATIVE_INFINITY });
  // Who comes here anew has nothing to redo.
  useState(() => (step === 0 ? sessionStorage.removeItem(key) : undefined));
  const top = Number(sessionStorage.getItem(key) ?? 0);
  const go = (by: -1 | 1): void => {
    last.current = { about: '', at: Number.NEGATIVE_INFINITY };
    history.go(by);
  };
  const change = (to: TradeSearch, about = ''): void => {
    const now = performance.now();
    const isSameStep = about !== '' && about === last.current.about && now - last.current.at < SAME_STEP_MS;
    last.current = { about, at: now };
    const next = isSameStep ? step : step + 1;
    sessionStorage.setItem(key, String(next));
    void navigate({ search: to, replace: isSameStep, resetScroll: false, state: { tradeStep: next } });
  };
  const undo = step > 0 ? () => go(-1) : null;
  const redo = step < top ? () => go(1) : null;
  useKeys(undo, redo);
  return { search, change, undo, redo };
};

/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y); within a text they belong to the text. */
const useKeys = (undo: (() => void) | null, redo: (() => void) | null): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isText(event.target)) return;
      const key = event.key.toLowerCase();
      const act = key === 'z' ? (event.shiftKey ? redo : undo) : key === 'y' ? redo : undefined;
      if (act === undefined) return;
      event.preventDefault();
      act?.();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [undo, redo]);
};

const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && (target.type === 'text' || target.type === 'search'));
