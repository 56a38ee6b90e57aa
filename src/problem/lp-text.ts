import { isNegative, toPlain, ZERO } from '../base/decimal.ts';
import { headLines, type Term, toLinearForm } from './linear-form.ts';
import type { ExactValue, Problem } from './problem.ts';

/**
 * One stage of a problem in CPLEX LP format, every number digit for digit. The first stage when none is named; a later one holds the
 * earlier objectives at `fixed`, one value each. A comment at the top says what each name stands for.
 */
export const toLpText = (problem: Problem, stage = 0, fixed: readonly ExactValue[] = []): string => {
  const form = toLinearForm(problem, stage, fixed);
  const anything = form.columns[0]?.name;
  const sum = (terms: readonly Term[]): string =>
    terms.length > 0 ? terms.map(termText).join('') : anything === undefined ? ' 0' : ` 0 ${anything}`;
  const continuous = form.columns.filter(({ binary }) => !binary);
  const binary = form.columns.filter((column) => column.binary);
  return [
    ...headLines(problem, stage, form).map((line) => `\\ ${line}`),
    'Maximize',
    ` objective:${sum([...form.objective, ...unused(form)])}`,
    'Subject To',
    // Some readers refuse a problem without rows.
    ...(form.rows.length === 0 && anything !== undefined ? [` anything: 0 ${anything} >= 0`] : []),
    ...form.rows.map((row) => ` ${row.name}:${sum(row.terms)} ${row.sense} ${toPlain(row.bound)}`),
    ...(continuous.length > 0 ? ['Bounds', ...continuous.map(({ name }) => ` 0 <= ${name} <= 1`)] : []),
    ...(binary.length > 0 ? ['Binary', ...binary.map(({ name }) => ` ${name}`)] : []),
    'End',
    '',
  ].join('\n');
};

/** Columns that stand nowhere: some readers know only those that they have met before the list of binaries. */
const unused = ({ columns, objective, rows }: ReturnType<typeof toLinearForm>): readonly Term[] => {
  const met = new Set([objective, ...rows.map(({ terms }) => terms)].flatMap((terms) => terms.map(([name]) => name)));
  return columns.filter(({ name }) => !met.has(name)).map(({ name }) => [name, ZERO]);
};

// A line of its own per five terms: some readers stop at 500 characters.
const termText = ([name, value]: Term, at: number): string => {
  const sign = isNegative(value) ? '-' : '+';
  return `${at > 0 && at % 5 === 0 ? '\n   ' : ''} ${sign} ${toPlain(value.abs())} ${name}`;
};
