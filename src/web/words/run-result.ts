import type { Tone } from '../parts/note.tsx';

/** How a run ended, in few words that claim nothing that is not proven. */
export interface RunResult {
  readonly words: string;
  readonly tone: Tone;
}

interface Ended {
  readonly status: string;
  readonly result: string | null;
  readonly gap_pct: number | null;
  readonly limit?: string | null;
}

const HUNDREDTHS = 100;

/** Rounded up: what is said of a gap must hold. */
export const gapUp = (gapPct: number): number => Math.ceil(gapPct * HUNDREDTHS - 1e-9) / HUNDREDTHS;

export const resultOf = (run: Ended, percent: (value: number) => string): RunResult => {
  if (run.status === 'queued') return { words: 'Waiting for a worker', tone: 'plain' };
  if (run.status === 'running') return { words: 'Under way', tone: 'plain' };
  const wasStopped = run.status === 'canceled' || run.limit === 'cancel';
  switch (run.result) {
    case 'optimal':
      return { words: 'Best plan, proven', tone: 'good' };
    case 'feasible':
      return {
        words: `${wasStopped ? 'Stopped: best plan found so far' : 'Best plan found so far'}${gapWords(run.gap_pct, percent)}`,
        tone: 'warn',
      };
    case 'infeasible':
      return { words: 'No plan can keep all of these rules', tone: 'bad' };
    case 'invalid':
      return { words: 'Refused: the sheet must be mended first', tone: 'bad' };
    default:
      return {
        words: wasStopped ? 'Stopped before a plan was found' : openWords(run.status),
        tone: run.status === 'failed' ? 'bad' : 'warn',
      };
  }
};

const gapWords = (gapPct: number | null, percent: (value: number) => string): string => {
  if (gapPct === null) return '; how much better another could be is not known';
  return gapPct === 0 ? '; no plan is worth more' : `; at most ${percent(gapUp(gapPct))} better is possible`;
};

const openWords = (status: string): string =>
  status === 'failed' ? 'The run failed' : 'No plan found in the time, and no proof that there is none';
