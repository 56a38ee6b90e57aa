import { type Decimal, toPlain } from '../../base/decimal.ts';
import { byCodeUnit } from '../../base/json.ts';
import { inDigits, toShown } from '../../report/exact-values.ts';
import { rowsInWords } from '../../report/rows-in-words.ts';
import type { ComparedRun, Comparison, InputDifference } from './comparison.ts';

/** What stands side by side: one line per figure, one cell per run after its name. */
export const figureRows = ({ runs }: Comparison): readonly (readonly string[])[] => {
  const kpis = names(runs, (run) => Object.keys(run.kpis));
  const stages = names(runs, (run) => run.stages.map(({ name }) => name));
  const gaps = names(runs, (run) => run.gaps.map(gapName));
  const line = (name: string, cell: (run: ComparedRun) => string): readonly string[] => [name, ...runs.map(cell)];
  return [
    line('scenario', (run) => run.scenarioName),
    line('constraint set', (run) => run.constraintSetName),
    line('proven best', (run) => (run.isOptimal ? 'yes' : 'NO')),
    line('initiatives', (run) => String(run.selected.length)),
    line('tokens used', (run) => toPlain(run.capacityUsed)),
    line('capacity', (run) => (run.capacityTotal ? toPlain(run.capacityTotal) : 'unlimited')),
    ...stages.map((name) =>
      line(`objective ${name}`, (run) => {
        const stage = run.stages.find((it) => it.name === name);
        return stage ? inDigits(toShown(stage.objective, 17)) : '–';
      }),
    ),
    ...kpis.map((kpi) => line(`KPI ${kpi}`, (run) => shown(run.kpis[kpi]))),
    ...gaps.map((name) =>
      line(name, (run) => {
        const gap = run.gaps.find((it) => gapName(it) === name);
        return gap ? `${toPlain(gap.achieved)} of ${toPlain(gap.target)} (${gap.severity})` : '–';
      }),
    ),
  ];
};

/** One line per initiative: in which runs it is chosen. Those of some runs come first. */
export const choiceRows = ({ runs, inAll, inSome, inNone }: Comparison): readonly (readonly string[])[] => [
  ...inSome.map(({ key, runIds }) => [key, ...runs.map(({ runId }) => (runIds.includes(runId) ? 'chosen' : '–'))]),
  ...inAll.map((key) => [key, ...runs.map(() => 'chosen')]),
  ...inNone.map((key) => [key, ...runs.map(() => '–')]),
];

/** What a run was asked differently from the first, in sentences. */
export const differenceLines = ({ rules, candidates, scenario }: InputDifference): readonly string[] => {
  const changes = [...scenario, ...rules.map(({ words, before, after }) => words + rowWords(before, after)), ...candidates];
  return changes.length === 0 ? ['Nothing: the same question.'] : changes;
};

/** The rows that say it now; else those that said it in the first run. */
const rowWords = (before: readonly string[], after: readonly string[]): string => {
  if (after.length > 0) return ` (${rowsInWords(after)})`;
  return before.length > 0 ? ` (was ${rowsInWords(before)})` : '';
};

const shown = (value: Decimal | undefined): string => (value ? toPlain(value) : '–');

const gapName = ({ targetType, kpi, dimension, dimensionKey }: ComparedRun['gaps'][number]): string =>
  `${targetType} of ${kpi} for ${dimension === 'all' ? 'everything' : `${dimension} ${dimensionKey}`}`;

const names = (runs: readonly ComparedRun[], of: (run: ComparedRun) => readonly string[]): readonly string[] =>
  [...new Set(runs.flatMap(of))].sort(byCodeUnit);
