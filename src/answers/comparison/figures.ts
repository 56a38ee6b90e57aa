import { type Decimal, isZero, toPlain } from '../../base/decimal.ts';
import { byCodeUnit } from '../../base/json.ts';
import type { ExactValue } from '../../problem/problem.ts';
import { exactly, inDigits, signed, toShown } from '../../report/exact-values.ts';
import { sliceWords } from '../../rows/slices.ts';
import { difference } from '../worth.ts';
import type { ComparedRun, ComparedSlice, Comparison } from './comparison.ts';

/** What stands side by side: one figure, as every run has it. */
export interface Figure {
  readonly name: string;
  readonly isObjective: boolean;
  readonly cells: readonly string[];
  /** `null` for a run that has no such number. */
  readonly values: readonly (ExactValue | null)[];
}

const DIGITS = 17;
const NONE = '–';

export const figuresOf = ({ runs }: Comparison): readonly Figure[] => {
  const line = (name: string, cell: (run: ComparedRun) => string, value: (run: ComparedRun) => ExactValue | null = () => null): Figure => ({
    name,
    isObjective: false,
    cells: runs.map(cell),
    values: runs.map(value),
  });
  const number = (name: string, of: (run: ComparedRun) => Decimal | null | undefined): Figure =>
    line(
      name,
      (run) => shown(of(run)),
      (run) => exact(of(run)),
    );
  const planned = (of: (run: ComparedRun) => Decimal) => (run: ComparedRun) => (run.hasPlan ? of(run) : null);
  return [
    line('scenario', (run) => run.scenarioName),
    line('constraint set', (run) => run.constraintSetName),
    line('proven best', (run) => (run.isOptimal ? 'yes' : run.hasPlan ? 'NO' : `no plan: ${run.result}`)),
    line('initiatives', (run) => (run.hasPlan ? String(run.selected.length) : NONE)),
    number(
      'tokens used',
      planned((run) => run.capacityUsed),
    ),
    line(
      'capacity',
      (run) => (run.capacityTotal ? toPlain(run.capacityTotal) : 'unlimited'),
      (run) => exact(run.capacityTotal),
    ),
    ...names(runs, (run) => run.stages.map(({ name }) => name)).map((name) => {
      const worthIn = (run: ComparedRun): ExactValue | null => run.stages.find((it) => it.name === name)?.objective ?? null;
      const words = (value: ExactValue | null): string => (value ? inDigits(toShown(value, DIGITS)) : NONE);
      return { ...line(`objective ${name}`, (run) => words(worthIn(run)), worthIn), isObjective: true };
    }),
    ...names(runs, (run) => Object.keys(run.kpis)).map((kpi) => number(`KPI ${kpi}`, (run) => run.kpis[kpi])),
    ...sliceFigures(runs),
    ...names(runs, (run) => run.gaps.map(gapName)).map((name) => {
      const gapOf = (run: ComparedRun) => run.gaps.find((it) => gapName(it) === name);
      const words = (gap: ReturnType<typeof gapOf>): string =>
        gap ? `${toPlain(gap.achieved)} of ${toPlain(gap.target)} (${gap.severity})` : NONE;
      return line(
        name,
        (run) => words(gapOf(run)),
        (run) => exact(gapOf(run)?.achieved),
      );
    }),
  ];
};

const sliceFigures = (runs: readonly ComparedRun[]): readonly Figure[] => {
  const slices = runs.find(({ hasPlan }) => hasPlan)?.slices ?? [];
  return slices.map((slice, at) => ({
    name: `tokens in ${sliceWords(slice)}`,
    isObjective: false,
    cells: runs.map((run) => usageWords(run.slices[at])),
    values: runs.map((run) => exact(run.slices[at]?.used)),
  }));
};

const usageWords = (slice: ComparedSlice | undefined): string => {
  if (!slice) return NONE;
  const { used, floor, cap } = slice;
  return `${toPlain(used)}${cap ? ` of ${toPlain(cap)}` : ''}${floor ? `, at least ${toPlain(floor)}` : ''}`;
};

/** By how much a run's figure differs from another's; '' where it does not, or is no number. */
export const changeIn = ({ values }: Figure, from: number, to: number): string => {
  const [before, after] = [values[from], values[to]];
  if (!before || !after) return '';
  const change = difference(after, before);
  return isZero(change.sum) ? '' : signed(toShown(change, DIGITS));
};

const exact = (value: Decimal | null | undefined): ExactValue | null => (value ? exactly(value) : null);

const shown = (value: Decimal | null | undefined): string => (value ? toPlain(value) : NONE);

const gapName = ({ targetType, kpi, dimension, dimensionKey }: ComparedRun['gaps'][number]): string =>
  `${targetType} of ${kpi} for ${dimension === 'all' ? 'everything' : `${dimension} ${dimensionKey}`}`;

const names = (runs: readonly ComparedRun[], of: (run: ComparedRun) => readonly string[]): readonly string[] =>
  [...new Set(runs.flatMap(of))].sort(byCodeUnit);
