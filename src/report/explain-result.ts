import { type Decimal, toPlain } from '../base/decimal.ts';
import { sliceWords } from '../rows/slices.ts';
import { inDigits, toShown } from './exact-values.ts';
import { conflictMessages } from './explain-conflict.ts';
import type { Report, ReportedGap, ReportedStage } from './report.ts';
import { someInWords } from './rows-in-words.ts';

const LIMIT_WORDS = {
  time: 'the time limit came before the proof',
  gap: 'the plan is as close to the best as was asked for',
  cancel: 'the run was canceled before the proof',
  memory: 'memory ran out before the proof',
  engine: 'the engine stopped before the proof',
} as const;

/** How the run ended, in one sentence. `optimal` is never said of what is not proven. */
export const explainResult = (report: Report): string => {
  switch (report.result) {
    case 'optimal':
      return 'Proven best plan.';
    case 'feasible':
      return feasibleWords(report);
    case 'infeasible':
      return 'No plan can keep all of these rules together.';
    case 'invalid':
      return 'The run cannot be posed as its rows stand.';
    case 'unknown':
      return `No plan found, and no proof that there is none${report.limit ? `: ${LIMIT_WORDS[report.limit]}` : ''}.`;
  }
};

const feasibleWords = ({ stages, gapPct, limit, tieBreak, wallMs }: Report): string => {
  const why = limit ? `: ${LIMIT_WORDS[limit]}` : '';
  if (stages.every(({ proven }) => proven)) {
    return tieBreak === 'unproven'
      ? `Proven: no plan is worth more. Whether one worth as much needs fewer tokens is not proven${why}.`
      : `Best plan found, not proven best${why}.`;
  }
  const open = stages.find(({ proven }) => !proven);
  const of = stages.length > 1 && open ? ` in ${stageWords(open)}` : '';
  const gap = gapPct === null ? ceilingWords(open, of) : `at most ${gapWords(gapPct)} better${of} is possible`;
  const after = wallMs < 1000 ? '' : ` in ${Math.round(wallMs / 1000)} s`;
  return `Best plan found${after}, not proven best${why}; ${gap}.`;
};

// Of a plan that is worth nothing, no percentage can be said.
const ceilingWords = (open: ReportedStage | undefined, of: string): string =>
  open?.bestBound
    ? `no plan is worth more than ${inDigits(toShown(open.bestBound, 17).prec(6, ROUND_UP))}${of}`
    : 'how much better another could be is not known';

// Rounded up, so that the sentence holds.
const gapWords = (gapPct: Decimal): string => `${gapPct.round(2, ROUND_UP).toFixed()} %`;
const ROUND_UP = 3;

/** What a stage maximises: its KPI, or `the objective`. */
export const stageWords = (stage: Pick<ReportedStage, 'kpi'> | undefined): string => stage?.kpi ?? 'the objective';

/** The stages' values: `objective 452070 (gmv), then 2.07 (nps)`. '' without a plan. */
export const valueWords = ({ stages }: Report): string =>
  stages.length === 0
    ? ''
    : `objective ${stages.map(({ objective, kpi }) => `${inDigits(toShown(objective, 6))}${kpi === null ? '' : ` (${kpi})`}`).join(', then ')}`;

/** The targets that were missed, in short; '' without a plan or without targets. */
export const gapSummary = ({ gaps }: Report): string => {
  const missed = gaps.filter(({ severity }) => severity !== 'ok');
  if (gaps.length === 0) return '';
  if (missed.length === 0) return `All ${gaps.length} targets are met.`;
  return `${missed.length} of ${gaps.length} targets missed: ${someInWords(missed.map(missedWords), 10)}.`;
};

const missedWords = (gap: ReportedGap): string =>
  `${gap.kpi} in ${sliceWords({ dimension: gap.dimension, key: gap.dimensionKey })} (${gap.targetType}, short by ${inDigits(gap.gap)})`;

/** Everything a reader of the run must know, as sentences: how it ended, its values stage by stage, messages, adjustments, scales. */
export const allMessages = (report: Report): readonly string[] => [
  explainResult(report),
  ...(report.infeasibility ? conflictMessages(report.infeasibility) : []),
  ...(report.stages.length > 1 ? [`Stage by stage: ${valueWords(report)}.`] : []),
  ...report.messages,
  ...report.adjustments.map(({ words }) => sentence(words)),
  ...report.scales.map(({ kpi, scale, why }) => `Scale of ${kpi}: ${toPlain(scale)} (${why}).`),
];

/** With its full stop. */
export const sentence = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`);
