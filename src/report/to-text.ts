import { type Decimal, isPositive, isZero, max, min, quotient, sum, toNumber, ZERO } from '../base/decimal.ts';
import { ALL, sliceWords } from '../rows/slices.ts';
import { inDigits, percentWords, signed, toShown } from './exact-values.ts';
import { conflictSentences } from './explain-conflict.ts';
import { explainResult, sentence, stageWords, valueWords } from './explain-result.ts';
import { nearestMisses } from './nearest-misses.ts';
import { nextSteps } from './next-steps.ts';
import { priceAndReason, pricedReason } from './priced-reason.ts';
import type { GapSeverity, Report, ReportedGap, ReportedInitiative, ReportedSlice } from './report.ts';
import { type TextCell, type TextOptions, type TextStyle, toLine, toTable, wrap } from './text-table.ts';

export interface SummaryOptions extends TextOptions {
  /** What to do next, as the caller knows it: where the results are, which command comes after. They stand after our own. */
  readonly next?: readonly string[];
}

const MOST_CHOSEN = 40;
const MOST_NOTES = 12;
const NARROWEST = 60;

/** A run for a planner at a terminal: how it ended, what was chosen and why, capacity, targets, what was left out, what to do next. */
export const toText = (report: Report, options: SummaryOptions): string => {
  const fitted = { ...options, width: Math.max(NARROWEST, options.width) };
  const sections = [
    headline(report, fitted),
    ...(report.hasPlan ? [chosen(report, fitted), capacity(report, fitted), targets(report, fitted), leftOut(report, fitted)] : []),
    whyNoPlan(report, fitted),
    notes(report, fitted),
    bullets('What to do next', [...nextSteps(report), ...(options.next ?? [])], fitted),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
};

/** Only how it ended, and why there is no plan where there is none: for whoever sees the rest elsewhere. */
export const toBrief = (report: Report, options: TextOptions): readonly string[] => {
  const fitted = { ...options, width: Math.max(NARROWEST, options.width) };
  return [...headline(report, fitted), ...whyNoPlan(report, fitted)];
};

const whyNoPlan = ({ infeasibility }: Report, options: TextOptions): readonly string[] =>
  infeasibility ? bullets('Why there is no plan', conflictSentences(infeasibility), options) : [];

const RESULT_STYLES: Readonly<Record<Report['result'], TextStyle>> = {
  optimal: 'good',
  feasible: 'warn',
  infeasible: 'bad',
  invalid: 'bad',
  unknown: 'warn',
};

const headline = (report: Report, { colour, width }: TextOptions): readonly string[] => {
  const period = report.periodKey === null ? '' : `, period ${report.periodKey}`;
  const scope = report.scope === 'all' ? 'all candidates' : 'selected candidates';
  const title = toLine(`${report.scenarioName} / ${report.constraintSetName} (${scope}${period})`);
  const result = wrap(explainResult(report), width).map((line) => colour(RESULT_STYLES[report.result], line));
  if (!report.hasPlan) return [colour('strong', title), ...result];
  const total = report.capacityTotal === null ? 'unlimited capacity' : `${inDigits(report.capacityTotal)}`;
  const plan = `${report.selected.length} of ${report.initiatives.length} initiatives for ${inDigits(report.capacityUsed)} tokens of ${total}: ${valueWords(report)}.`;
  return [colour('strong', title), ...result, ...wrap(toLine(plan), width)];
};

const chosen = (report: Report, options: TextOptions): readonly string[] => {
  const plan = report.initiatives.filter(({ isSelected }) => isSelected);
  if (plan.length === 0) return [options.colour('heading', 'Chosen'), '  Nothing: the empty plan.'];
  const rows = plan
    .slice(0, MOST_CHOSEN)
    .map((it) => [
      { text: toLine(it.key) },
      { text: toLine(it.title) },
      { text: inDigits(it.allocatedTokens) },
      { text: toLine(priceAndReason(it, report)) },
    ]);
  const table = toTable(INITIATIVE_COLUMNS, rows, options);
  const more =
    plan.length > MOST_CHOSEN ? [options.colour('dim', `  … and ${plan.length - MOST_CHOSEN} more; all of them are on Results.`)] : [];
  return [options.colour('heading', `Chosen (${plan.length})`), ...table, ...more];
};

const INITIATIVE_COLUMNS = [
  { header: 'initiative', shrinkTo: 14 },
  { header: 'title', shrinkTo: 16 },
  { header: 'tokens', align: 'right' },
  { header: 'why', shrinkTo: 20 },
] as const;

const capacity = (report: Report, options: TextOptions): readonly string[] => {
  const rows = report.slices.map((slice): readonly TextCell[] => [
    { text: toLine(sliceWords(slice)) },
    { text: inDigits(slice.used) },
    { text: slice.floor === null ? '–' : inDigits(slice.floor) },
    { text: slice.cap === null ? '–' : inDigits(slice.cap) },
    { text: barOf(slice), style: 'dim' },
    fillWords(slice),
  ]);
  const columns = [
    { header: 'slice', shrinkTo: 16 },
    { header: 'used', align: 'right' },
    { header: 'floor', align: 'right' },
    { header: 'cap', align: 'right' },
    { header: '' },
    { header: '', shrinkTo: 6 },
  ] as const;
  return [options.colour('heading', 'Capacity, in tokens'), ...toTable(columns, rows, options)];
};

const BAR = 12;

const barOf = ({ used, cap }: ReportedSlice): string => {
  if (cap === null || !isPositive(cap)) return '';
  const filled = Math.floor(toNumber(quotient(min(max(used, ZERO), cap), cap, 6)) * BAR);
  return '█'.repeat(filled) + '░'.repeat(BAR - filled);
};

const fillWords = ({ used, floor, cap, dimension }: ReportedSlice): TextCell => {
  if (cap !== null && used.eq(cap)) return { text: 'full', style: 'warn' };
  const share = cap !== null && isPositive(cap) ? percentWords(used, cap) : '';
  const atFloor = floor !== null && used.eq(floor) && isPositive(floor) ? 'just at its floor' : '';
  const open = cap === null && dimension === ALL.dimension ? 'unlimited' : '';
  return { text: [share, atFloor, open].filter((it) => it !== '').join(', ') };
};

const SEVERITY_STYLES: Readonly<Record<GapSeverity, TextStyle>> = { ok: 'good', warning: 'warn', critical: 'bad' };

const targets = (report: Report, options: TextOptions): readonly string[] => {
  const totals = Object.entries(report.kpis).map(([kpi, value]) => `${kpi} ${signed(value)}`);
  const changes = totals.length === 0 ? [] : wrap(toLine(`The plan changes ${totals.join(', ')}.`), options.width, '  ', '    ');
  const heading = options.colour('heading', 'KPIs against targets');
  if (report.gaps.length === 0) return [heading, ...changes, '  No targets are set.'];
  const rows = report.gaps.map((gap): readonly TextCell[] => [
    { text: gap.severity, style: SEVERITY_STYLES[gap.severity] },
    { text: toLine(gap.kpi) },
    { text: toLine(sliceWords({ dimension: gap.dimension, key: gap.dimensionKey })) },
    { text: gap.targetType },
    { text: inDigits(gap.target) },
    { text: gap.baseline === null ? '–' : inDigits(gap.baseline) },
    { text: inDigits(gap.achieved) },
    { text: toLine(gap.unit) },
  ]);
  const columns = [
    { header: '' },
    { header: 'kpi', shrinkTo: 12 },
    { header: 'where', shrinkTo: 16 },
    { header: '' },
    { header: 'target', align: 'right' },
    { header: 'baseline', align: 'right' },
    { header: 'achieved', align: 'right' },
    { header: 'unit', shrinkTo: 4 },
  ] as const;
  return [heading, ...changes, ...toTable(columns, rows, options), ...missed(report, options)];
};

const missed = ({ gaps }: Report, { colour, width }: TextOptions): readonly string[] =>
  gaps
    .filter(({ severity }) => severity !== 'ok')
    .flatMap((gap) => {
      const [first = '', ...rest] = wrap(toLine(`${gapName(gap)}: ${gap.recommendation}`), width, '  ! ', '    ');
      return [colour(SEVERITY_STYLES[gap.severity], first), ...rest];
    });

const gapName = (gap: ReportedGap): string => `${gap.kpi} in ${sliceWords({ dimension: gap.dimension, key: gap.dimensionKey })}`;

const leftOut = (report: Report, options: TextOptions): readonly string[] => {
  const out = report.initiatives.filter(({ isSelected }) => !isSelected);
  if (out.length === 0) return [options.colour('heading', 'Left out'), '  Nothing: every candidate in scope is chosen.'];
  const tokens = sum(out.map((it) => it.tokens ?? ZERO));
  const heading = options.colour('heading', `Left out (${out.length}, ${inDigits(tokens)} tokens)`);
  const misses = nearestMisses(report);
  if (misses.length === 0)
    return [heading, `  None of them would add to ${stageWords(report.stages[0])} by itself, or none of them can be chosen.`];
  const columns = [{ header: 'initiative', shrinkTo: 14 }, { header: 'title', shrinkTo: 16 }, { header: 'tokens for score' }] as const;
  const rows = misses.map((it) => [{ text: toLine(it.key) }, { text: toLine(it.title) }, { text: costAndScore(it) }]);
  const [header = '', ...lines] = toTable(columns, rows, options);
  const explained = lines.flatMap((line, at) => [line, ...wrap(reasonOf(misses[at], report), options.width, '    ')]);
  const note = `Nearest misses: the highest score in ${stageWords(report.stages[0])} per token, by themselves.`;
  return [heading, ...wrap(toLine(note), options.width, '  '), header, ...explained];
};

const reasonOf = (it: ReportedInitiative | undefined, report: Report): string => (it ? toLine(pricedReason(it, report)) : '');

const costAndScore = ({ tokens, score }: ReportedInitiative): string => `${inDigits(tokens ?? ZERO)} for ${scoreWords(toShown(score, 6))}`;
const scoreWords = (score: Decimal): string => (isZero(score) ? '0' : signed(score));

const notes = (report: Report, options: TextOptions): readonly string[] => {
  const said = [
    ...report.messages,
    ...report.adjustments.map(({ words }) => sentence(words)),
    ...report.scales.map(({ kpi, scale, why }) => `${kpi} is divided by ${inDigits(scale)}: ${why}.`),
  ];
  const shown = said.slice(0, MOST_NOTES);
  const more = said.length > shown.length ? [`… and ${said.length - shown.length} more; all of them are in the message of the run.`] : [];
  return bullets('Worth knowing', [...shown, ...more], options);
};

const bullets = (heading: string, lines: readonly string[], { colour, width }: TextOptions): readonly string[] =>
  lines.length === 0 ? [] : [colour('heading', heading), ...lines.flatMap((line) => wrap(toLine(line), width, '  - ', '    '))];
