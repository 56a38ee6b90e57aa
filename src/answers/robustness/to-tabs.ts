import { decimalOf, quotient } from '../../base/decimal.ts';
import { record } from '../../base/json.ts';
import { number, text } from '../../report/output-cells.ts';
import type { OutputRow, TabOutput } from '../../report/to-tabs.ts';
import type { InitiativeStanding, Robustness } from './robustness.ts';
import { countSentence, type Demands, fitSentences, regretSentences, uncertaintyWords } from './to-text.ts';

/** A core index is a quotient: what a spreadsheet shows of it. */
const SHEET_DIGITS = 15;

/** One row about the whole plan, and one per initiative, in their order. */
export const toRobustnessTab = (robustness: Robustness, demands: Demands, askedAt: string): TabOutput => {
  const { initiatives } = robustness;
  const rows = [planRow(robustness, demands), ...initiatives.map((it) => initiativeRow(it, robustness))];
  const common = [
    ['run_id', text(robustness.runId)],
    ['asked_at', text(askedAt)],
    ['uncertainty', text(uncertaintyWords(robustness))],
  ] as const;
  return {
    scope: { dimensions: [], kpis: [] },
    tabs: [{ tab: 'Robustness', rows: rows.map((row) => record([...common, ...Object.entries(row)])) }],
  };
};

const planRow = (robustness: Robustness, demands: Demands): OutputRow => {
  const sentences = [
    countSentence(robustness),
    ...(robustness.isOptimal ? [] : ['The plan of the run is not proven best for the numbers as they stand.']),
    ...inOneLine(fitSentences(robustness, demands)),
    ...inOneLine(regretSentences(robustness)),
  ];
  return record([
    ['title', text('The whole plan')],
    ['futures_known', number(decimalOf(robustness.known))],
    ['message', text(sentences.join(' '))],
  ]);
};

/** A sentence with its list below, as a cell holds it. */
const inOneLine = ([head, ...items]: readonly string[]): readonly string[] =>
  head === undefined ? [] : items.length === 0 ? [head] : [`${head} ${items.map((it) => it.trim()).join('; ')}.`];

const initiativeRow = ({ key, title, isChosen, count, standing }: InitiativeStanding, { known }: Robustness): OutputRow =>
  record([
    ['initiative_key', text(key)],
    ['title', text(title)],
    ['in_plan', { boolean: isChosen }],
    ['in_best_plans', known === 0 ? null : number(decimalOf(count))],
    ['futures_known', number(decimalOf(known))],
    ['core_index', known === 0 ? null : number(quotient(decimalOf(count), decimalOf(known), SHEET_DIGITS))],
    ['standing', text(standing ?? '')],
  ]);
