import { rowsInWords, someInWords } from '../../report/rows-in-words.ts';
import type { Comparison, InputDifference } from './comparison.ts';
import { changeIn, figuresOf } from './figures.ts';

/** What stands side by side: one line per figure, one cell per run after its name. */
export const figureRows = (comparison: Comparison): readonly (readonly string[])[] =>
  figuresOf(comparison).map(({ name, cells }) => [name, ...cells]);

const MOST_SAME = 10;

/** Of two runs: the figures that differ, each with its change, and which do not. Values of different measures are left out. */
export const changeRows = (comparison: Comparison): { readonly rows: readonly (readonly string[])[]; readonly same: string } => {
  const figures = figuresOf(comparison).filter(({ isObjective }) => comparison.isOneMeasure || !isObjective);
  const isSame = ({ cells }: (typeof figures)[number]): boolean => cells[0] === cells[1];
  return {
    rows: figures.filter((it) => !isSame(it)).map((it) => [it.name, ...it.cells, changeIn(it, 0, 1)]),
    same: `As before: ${someInWords(
      figures.filter(isSame).map(({ name }) => name),
      MOST_SAME,
    )}.`,
  };
};

export const OTHER_MEASURE = 'The objectives are mixed or scaled differently: their values measure different things. Compare the KPIs.';

/** One line per initiative: in which runs it is chosen. Those of some runs come first. */
export const choiceRows = ({ runs, inAll, inSome, inNone }: Comparison): readonly (readonly string[])[] => {
  const cells = (isChosen: (runId: string) => boolean): readonly string[] =>
    runs.map(({ runId, hasPlan }) => (!hasPlan ? 'no plan' : isChosen(runId) ? 'chosen' : '–'));
  return [
    ...inSome.map(({ key, runIds }) => [key, ...cells((runId) => runIds.includes(runId))]),
    ...inAll.map((key) => [key, ...cells(() => true)]),
    ...inNone.map((key) => [key, ...cells(() => false)]),
  ];
};

/** For a terminal: the initiatives of some runs only, one line each; the others in two lists. */
export const choiceLists = (
  comparison: Comparison,
): { readonly rows: readonly (readonly string[])[]; readonly lists: readonly string[] } => {
  const { inAll, inNone, inSome } = comparison;
  const listed = (title: string, keys: readonly string[]): readonly string[] =>
    keys.length === 0 ? [] : [`${title} (${keys.length}): ${keys.join(', ')}`];
  return {
    rows: choiceRows({ ...comparison, inAll: [], inNone: [] }),
    lists: [
      ...(inSome.length === 0 && inAll.length > 0 ? ['Every plan chooses the same.'] : []),
      ...listed('Chosen in every plan', inAll),
      ...listed('Chosen in none', inNone),
    ],
  };
};

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
