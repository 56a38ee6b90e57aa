import type { Tone } from '../parts/note.tsx';

/** A second opinion on a run, by another solver. */
export interface Verification {
  readonly verdict: string;
  readonly engine: string;
  readonly findings: readonly string[];
  readonly at: string;
}

type Fields = { readonly [key: string]: unknown };
const isFields = (it: unknown): it is Fields => typeof it === 'object' && it !== null;

/** Those in the document of a run, the newest first. */
export const readVerifications = (document: unknown): readonly Verification[] => {
  const kept = isFields(document) ? document.verifications : [];
  return (Array.isArray(kept) ? kept : []).filter(isFields).map(({ verdict, engine, findings, verified_at }) => ({
    verdict: String(verdict),
    engine: engineName(String(engine)),
    findings: Array.isArray(findings) ? findings.map(String) : [],
    at: String(verified_at),
  }));
};

const ENGINES: Readonly<Record<string, string>> = {
  highs: 'HiGHS',
  'highs-wasm': 'HiGHS',
  planwright: 'Planwright’s own search',
  cbc: 'CBC',
  scip: 'SCIP',
};

const engineName = (name: string): string => ENGINES[name] ?? name;

export const verdictOf = ({ verdict, engine }: Verification): { readonly words: string; readonly tone: Tone } => {
  if (verdict === 'agree') return { words: engine === 'none' ? 'Checked again: it holds' : `${engine} agrees`, tone: 'good' };
  if (verdict === 'disagree') return { words: `${engine} disagrees: do not use this plan before it is clear why`, tone: 'bad' };
  return { words: `${engine} was stopped before it could tell`, tone: 'warn' };
};
