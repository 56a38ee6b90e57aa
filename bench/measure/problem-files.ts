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
  readonly mps: string;
  /** The same with the objective negated, to be minimised: CBC's reader passes over `OBJSENSE`. */
  readonly negatedMps: string;
  /** The key that a column of the MPS files, or a variable of the JSON file, stands for. */
  readonly keyOf: (column: string) => string;
}

export const writeProblemFiles = (problem: Problem, folder: string): ProblemFiles => {
  const [json, mps, negatedMps] = ['problem.json', 'problem.mps', 'negated.mps'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const text = leanMps(toMpsText(problem));
  writeFileSync(json, canonicalJson(toProblemJson(problem)));
  writeFileSync(mps, text);
  writeFileSync(negatedMps, negateObjective(text));
  const keys = new Map(toLinearForm(problem).columns.map(({ name, stands }) => [name, stands]));
  return { json, mps, negatedMps, keyOf: (column) => keys.get(column) ?? column };
};

const OBJECTIVE_ENTRY = /^ {4}(\S+) {2}objective {2}(\S+)$/;

/** Without the rows that maximising sees to by itself: a bonus needs only its two upper rows, an overlap only its lower one. */
const leanMps = (text: string): string => {
  const lines = text.split('\n');
  const idle = new Set<string>();
  for (const line of lines) {
    const [, column = '', value = ''] = OBJECTIVE_ENTRY.exec(line) ?? [];
    if (!/^y\d+$/.test(column) || value === '0') continue;
    for (const part of value.startsWith('-') ? ['a', 'b'] : ['c']) idle.add(`p${column.slice(1)}${part}`);
  }
  if (idle.size === 0) return text;
  return lines.filter((line) => line.startsWith('*') || !line.split(/\s+/).some((word) => idle.has(word))).join('\n');
};

const negateObjective = (text: string): string =>
  text
    .replace('OBJSENSE\n    MAX\n', '')
    .split('\n')
    .map((line) => {
      const [, column, value = '0'] = OBJECTIVE_ENTRY.exec(line) ?? [];
      if (column === undefined || value === '0') return line;
      return `    ${column}  objective  ${value.startsWith('-') ? value.slice(1) : `-${value}`}`;
    })
    .join('\n');
