import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../../src/base/json.ts';
import { toProblemJson } from '../../src/problem/canonical-problem.ts';
import { toLinearForm } from '../../src/problem/linear-form.ts';
import { toMpsText } from '../../src/problem/mps-text.ts';
import type { Problem } from '../../src/problem/problem.ts';

/** One problem in the forms that solvers read. */
export interface ProblemFiles {
  readonly json: string;
  /** To be minimised, the objective with its sign turned. */
  readonly mps: string;
  /** The key that a column of the MPS file, or a variable of the JSON file, stands for. */
  readonly keyOf: (column: string) => string;
}

export const writeProblemFiles = (problem: Problem, folder: string): ProblemFiles => {
  const [json, mps] = [join(folder, 'problem.json'), join(folder, 'problem.mps')];
  writeFileSync(json, canonicalJson(toProblemJson(problem)));
  writeFileSync(mps, leanMps(toMpsText(problem)));
  const keys = new Map(toLinearForm(problem).columns.map(({ name, stands }) => [name, stands]));
  return { json, mps, keyOf: (column) => keys.get(column) ?? column };
};

const OBJECTIVE_ENTRY = /^ {4}(\S+) {2}objective {2}(\S+)$/;

/** Without the rows that the objective sees to by itself: a bonus (below zero here) needs only its two upper rows, an overlap only its lower one. */
const leanMps = (text: string): string => {
  const lines = text.split('\n');
  const idle = new Set<string>();
  for (const line of lines) {
    const [, column = '', value = ''] = OBJECTIVE_ENTRY.exec(line) ?? [];
    if (!/^y\d+$/.test(column) || value === '0') continue;
    for (const part of value.startsWith('-') ? ['c'] : ['a', 'b']) idle.add(`p${column.slice(1)}${part}`);
  }
  if (idle.size === 0) return text;
  return lines.filter((line) => line.startsWith('*') || !line.split(/\s+/).some((word) => idle.has(word))).join('\n');
};
