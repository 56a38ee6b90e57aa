import type { RunHooks } from '../app/run-request.ts';
import type { AskHooks } from './ask.ts';
import { explainJson, explainLine, progressJson, progressLine } from './words/progress-line.ts';

/** Tells of a search as it goes on. */
export const searchHooks = ({ signal, onProgress = () => {} }: AskHooks): RunHooks => ({
  onProgress: (it) => onProgress({ line: progressLine(it), document: progressJson(it) }),
  onExplain: (questions, elapsedMs) => onProgress({ line: explainLine(questions, elapsedMs), document: explainJson(questions, elapsedMs) }),
  onPrice: (about) => onProgress({ line: `Pricing ${about}`, document: { pricing: about } }),
  ...(signal ? { signal } : {}),
});
