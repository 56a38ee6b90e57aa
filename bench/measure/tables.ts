import type { Answers, WhatIfRow } from './results-file.ts';
import type { Cell } from './solver-run.ts';
import { isSolved, proofMeans, ratioToBest, type Summary, summarise } from './summary.ts';

/** A table as rows of cells, the first row its head: for the terminal and for the page. */
export type Rows = readonly (readonly string[])[];

type Titles = Readonly<Record<string, string>>;

/** Time to proof, or the gap at the limit, of every solver, and ours against the best other. */
export const timeRows = (cells: readonly Cell[], titles: Titles, ours: string): Rows =>
  cellRows(cells, titles, ours, outcomeText, [
    `ours ÷ best other`,
    (own, others) => {
      const found = ratioToBest(own, others);
      return found ? `${ratioText(found.ratio)} (${found.by})` : '–';
    },
  ]);

/** CPU seconds and peak memory of every solver. */
export const effortRows = (cells: readonly Cell[], titles: Titles, ours: string): Rows =>
  cellRows(cells, titles, ours, ({ cpuSeconds, peakMb }) => `${secondsText(cpuSeconds)}, ${peakMb.toFixed(0)} MB`);

/** The geometric means at 50 and 200, per family and over all. */
export const meanRows = (cells: readonly Cell[], titles: Titles, ours: string): Rows => {
  const families = [...new Set(cells.map(({ family }) => family))];
  const solvers = Object.keys(titles);
  const groups = [
    ...families.map((family) => ({ name: family as string, own: cells.filter((cell) => cell.family === family) })),
    { name: 'all', own: cells },
  ];
  const rows = groups.map(({ name, own }) => {
    const means = proofMeans(own);
    const mine = means.get(ours);
    const others = [...means].filter(([solver]) => solver !== ours).map(([, value]) => value);
    const ratio = mine === undefined || others.length === 0 ? '–' : ratioText(mine / Math.min(...others));
    return [name, ...solvers.map((solver) => textOr(means.get(solver), secondsText)), ratio];
  });
  return [['family', ...solvers.map((solver) => titles[solver] ?? solver), 'ours ÷ best other'], ...rows];
};

/** What answers take beside the solve of their run, and how much of them was found by the goal. */
export const answerRows = (rows: Answers['rows']): Rows => [
  ['answer', 'family', 'runs', 'solving the run', 'answer ÷ solving', 'goal', 'found by then'],
  ...rows.map((it) => [
    it.title,
    it.family,
    String(it.seeds),
    secondsText(it.coldSeconds),
    it.times.toFixed(1),
    `≤ ${it.goal}`,
    `${shareText(it.share)} of ${it.what}${it.restPct ? `; elsewhere to within ${it.restPct.toPrecision(2)} %` : ''}`,
  ]),
];

/** What solving again takes after one initiative was forced or barred; ratios to the solve from nothing. */
export const whatIfRows = (rows: readonly WhatIfRow[]): Rows => [
  ['family', 'changes', 'from nothing', 'from the plan before', 'ratio', 'from its own best plan', 'ratio'],
  ...rows.map(({ family, changes, count, coldSeconds, warmSeconds, proofSeconds }) => [
    family,
    `${count} that ${changes === 'kept' ? 'the plan keeps' : 'move the plan'}`,
    secondsText(coldSeconds),
    secondsText(warmSeconds),
    ratioText(warmSeconds / coldSeconds),
    secondsText(proofSeconds),
    ratioText(proofSeconds / coldSeconds),
  ]),
];

/** 99.96 % is not all of it. */
const shareText = (share: number): string => `${share < 1 ? Math.min(99.9, share * 100).toFixed(1) : '100'} %`;

const cellRows = (
  cells: readonly Cell[],
  titles: Titles,
  ours: string,
  text: (summary: Summary) => string,
  last?: readonly [string, (own: Summary, others: readonly Summary[]) => string],
): Rows => {
  const solvers = Object.keys(titles);
  const rows = cells.map((cell) => {
    const summaries = summarise(cell);
    const own = summaries.find(({ solver }) => solver === ours);
    const others = summaries.filter(({ solver }) => solver !== ours);
    return [
      cell.family,
      String(cell.size),
      ...solvers.map((solver) =>
        textOr(
          summaries.find((it) => it.solver === solver),
          text,
        ),
      ),
      ...(last ? [own ? last[1](own, others) : '–'] : []),
    ];
  });
  return [['family', 'n', ...solvers.map((solver) => titles[solver] ?? solver), ...(last ? [last[0]] : [])], ...rows];
};

const textOr = <T>(value: T | undefined, text: (value: T) => string): string => (value === undefined ? '–' : text(value));

const outcomeText = (summary: Summary): string => {
  const { seconds, gapPct, proven, count, withoutPlan } = summary;
  const some = proven > 0 && proven < count ? ` (${proven} of ${count} proven)` : '';
  const none = withoutPlan > 0 ? `, no plan in ${withoutPlan} of ${count}` : '';
  if (isSolved(summary)) return `${secondsText(seconds)}${some}${none}`;
  return `${Number.isFinite(gapPct) ? `gap ${gapPct.toPrecision(2)} %` : 'gap unknown'}${some}${none}`;
};

const secondsText = (seconds: number): string => `${seconds < 10 ? seconds.toPrecision(2) : seconds.toFixed(1)} s`;

const ratioText = (ratio: number): string => (Number.isFinite(ratio) ? ratio.toFixed(2) : '∞');
