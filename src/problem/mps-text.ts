import { type Decimal, isZero, negate, toPlain } from '../base/decimal.ts';
import { headLines, toLinearForm } from './linear-form.ts';
import type { ExactValue, Problem } from './problem.ts';

/**
 * One stage of a problem in free MPS format, every number digit for digit. Stages as in `toLpText`. It minimises the objective with its sign
 * turned: what else an MPS file can say of maximising, CBC passes over and GLPK refuses. A comment at the top says so, and what each name
 * stands for.
 */
export const toMpsText = (problem: Problem, stage = 0, fixed: readonly ExactValue[] = []): string => {
  const form = toLinearForm(problem, stage, fixed);
  const entries = new Map<string, string[]>(form.columns.map(({ name }) => [name, []]));
  const enter = (row: string, terms: readonly (readonly [string, Decimal])[]): void => {
    for (const [column, value] of terms) entries.get(column)?.push(`    ${column}  ${row}  ${toPlain(value)}`);
  };
  enter(
    'objective',
    form.objective.map(([column, value]) => [column, negate(value)] as const),
  );
  for (const row of form.rows) enter(row.name, row.terms);
  const linesOf = (binary: boolean): string[] =>
    form.columns
      .filter((column) => column.binary === binary)
      // A column that stands in no row must still be declared.
      .flatMap(({ name }) => (entries.get(name)?.length ? (entries.get(name) ?? []) : [`    ${name}  objective  0`]));
  return [
    ...headLines(problem, stage, form).map((line) => `* ${line}`),
    '* To be minimised: the objective stands here with its sign turned.',
    // CBC may take a file for the old form with fixed columns unless it is told.
    'NAME  planwright  FREE',
    'ROWS',
    ' N  objective',
    ...form.rows.map(({ name, sense }) => ` ${sense === '<=' ? 'L' : sense === '>=' ? 'G' : 'E'}  ${name}`),
    'COLUMNS',
    "    MARKER  'MARKER'  'INTORG'",
    ...linesOf(true),
    "    MARKER  'MARKER'  'INTEND'",
    ...linesOf(false),
    'RHS',
    ...form.rows.flatMap(({ name, bound }) => (isZero(bound) ? [] : [`    RHS  ${name}  ${toPlain(bound)}`])),
    'BOUNDS',
    ...form.columns.map(({ name, binary }) => (binary ? ` BV  BOUND  ${name}` : ` UP  BOUND  ${name}  1`)),
    'ENDATA',
    '',
  ].join('\n');
};
