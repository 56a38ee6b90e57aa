import { type Block, linesBlock, type RowLine, rowsBlock } from './blocks.ts';
import type { ExplainDocument, RunReport } from './contract.ts';
import { type Place, placeWords, readRow } from './place.ts';

type Named = { readonly row: string; readonly demand: string };

const toLine = ({ row, demand }: Named): RowLine => {
  const place = readRow(row);
  return { place, label: placeWords(place), tone: 'plain', text: demand, more: [] };
};

/** Why an initiative is in the plan or not, and what the other way costs. */
export const explainBlocks = (answer: ExplainDocument, lines: readonly string[]): readonly Block[] =>
  answer.initiatives.flatMap(({ initiative, chosen, reason, price }): readonly Block[] => [
    {
      kind: 'result',
      tone: chosen ? 'good' : 'plain',
      title: `${initiative} is ${chosen ? 'chosen' : 'left out'}`,
      lines: [reason, ...unprovenWords(answer, lines)],
    },
    ...linesBlock(chosen ? 'Without it' : 'With it', price?.sentences ?? ['What the other way would cost is not known.']),
    ...rowsBlock('In the way, if nothing else changes', (price?.in_the_way ?? []).map(toLine)),
    ...rowsBlock('Rows that together forbid it', (price?.forbidden_by?.rows ?? []).map(toLine)),
    ...linesBlock('Which run says so', [`Run ${answer.run_id}.`], true),
  ]);

/** What a rule row did in a run, and what it costs. `lines`: the answer in the server's words, the last ones about the rows in order. */
export const ruleBlocks = (answer: ExplainDocument, lines: readonly string[], at: Place, report: RunReport): readonly Block[] => {
  const isHere = (row: string): boolean => readRow(row).tab === at.tab && readRow(row).row === at.row;
  const rule = report.rules.find(({ row }) => isHere(row));
  const priced = answer.rows.findIndex(({ rows }) => rows.some(({ row }) => isHere(row)));
  if (!rule && priced < 0)
    return [
      {
        kind: 'result',
        tone: 'plain',
        title: `${placeWords(at)} had no part in the newest run`,
        lines: [
          `Run ${report.run_id} was about ${report.scenario_name} / ${report.constraint_set_name}: the row may belong to another set, be switched off, or have been added since.`,
        ],
      },
    ];
  const ended = answer.stopped === null ? 0 : 1;
  const words = lines[lines.length - ended - answer.rows.length + priced];
  return [
    {
      kind: 'result',
      tone: rule?.tight ? 'warn' : 'plain',
      title: placeWords(at),
      lines: [
        ...(priced < 0 || words === undefined ? [`${placeWords(at)} ${rule?.words ?? ''}.`, 'What it costs is not known.'] : [words]),
        ...(rule === undefined ? [] : [boundWords(rule)]),
        ...unprovenWords(answer, lines),
        `So says run ${answer.run_id} of the row that stood here then. If rows were moved or changed since, run again.`,
      ],
    },
  ];
};

const boundWords = ({ binds, tight }: RunReport['rules'][number]): string =>
  binds ? (tight ? 'The plan is just at its bound.' : 'It binds, and the plan keeps it.') : 'It binds nothing in this run.';

/** The server's own sentence about a plan that is not proven best: the first after the name of the run. */
const unprovenWords = ({ run_proven: isProven }: ExplainDocument, lines: readonly string[]): readonly string[] =>
  isProven || lines[1] === undefined ? [] : [lines[1]];
