import { type Block, linesBlock, type RowLine, rowsBlock, type Tone } from './blocks.ts';
import type { RunReport } from './contract.ts';
import { issueBlocks } from './issue-blocks.ts';
import { exactText } from './parse-exact.ts';
import { placeWords, readRow } from './place.ts';

const TONES: Readonly<Record<RunReport['result'], Tone>> = {
  optimal: 'good',
  feasible: 'warn',
  infeasible: 'bad',
  invalid: 'bad',
  unknown: 'warn',
};

/** A run that has ended. `words`: how it ended, as the server says it; nothing is said here that it does not say. */
export const runBlocks = (report: RunReport, words: readonly string[]): readonly Block[] => {
  const title = `${report.scenario_name} / ${report.constraint_set_name} (${report.scope === 'all' ? 'all candidates' : 'selected candidates'})`;
  return [
    { kind: 'result', tone: TONES[report.result], title, lines: words },
    ...figures(report),
    ...conflictBlocks(report),
    ...(report.has_plan ? planBlocks(report) : []),
    ...linesBlock('Worth knowing', notSaid(report, words), true),
    ...issueBlocks(report.issues),
  ];
};

/** What a run has to say beyond what stands above. */
const notSaid = ({ messages, conflict }: RunReport, words: readonly string[]): readonly string[] => {
  const said = [...words, ...(conflict?.sentences ?? [])];
  return messages.filter((it) => !said.includes(it));
};

/** Digit for digit as the server tells them. */
const figures = ({
  stages,
  gap_pct: gap,
  capacity_used: used,
  capacity_total: total,
  has_plan: hasPlan,
  run_id: runId,
}: RunReport): readonly Block[] => {
  if (!hasPlan) return [];
  const rows = [
    ...stages.flatMap(({ name, objective, best_bound: bound, proven }) => [
      [stages.length > 1 ? `Objective, ${name}` : 'Objective', exactText(objective.shown)],
      ['No plan is worth more than', bound === null ? 'not known' : `${exactText(bound.shown)}${proven ? ' (proven)' : ''}`],
    ]),
    ['Gap', gap === null ? 'not known' : `${exactText(gap)} %`],
    ['Tokens', `${exactText(used)} of ${total === null ? 'unlimited' : exactText(total)}`],
    ['Run', runId],
  ];
  return [{ kind: 'table', title: 'Figures', head: [], rows }];
};

const planBlocks = ({ initiatives, gaps }: RunReport): readonly Block[] => {
  const line = ({ key, title, row, reason, allocated_tokens: tokens, selected }: RunReport['initiatives'][number]): RowLine => ({
    place: readRow(row),
    label: key,
    tone: 'plain',
    text: `${title}${selected ? ` (${exactText(tokens)} tokens)` : ''}`,
    more: [reason],
  });
  const chosen = initiatives.filter(({ selected }) => selected);
  const out = initiatives.filter(({ selected }) => !selected);
  const missed = gaps.filter(({ severity }) => severity !== 'ok');
  return [
    ...rowsBlock(
      `Missed targets (${missed.length})`,
      missed.map((it) => ({
        place: it.rows[0] === undefined ? null : readRow(it.rows[0]),
        label: `${it.kpi} in ${it.dimension === 'all' ? 'everything' : it.key}`,
        tone: it.severity === 'critical' ? 'bad' : 'warn',
        text: it.recommendation,
        more: [],
      })),
    ),
    ...rowsBlock(`Chosen (${chosen.length})`, chosen.map(line), true),
    ...rowsBlock(`Left out (${out.length})`, out.map(line), true),
  ];
};

/** Why there is no plan: the rows that cannot hold together, and what would be enough. */
const conflictBlocks = ({ conflict }: Pick<RunReport, 'conflict'>): readonly Block[] => {
  if (conflict === null) return [];
  const relaxations = conflict.relaxations.map(({ changes, words, proven_least: isLeast }, at): RowLine => {
    const [first] = changes;
    const place = first ? readRow(first.row) : null;
    return {
      place,
      label: `Way ${at + 1}`,
      tone: 'plain',
      text: words,
      more: isLeast && changes.some((it) => 'to' in it) ? ['Proven: no smaller change of this kind is enough.'] : [],
    };
  });
  const told = conflict.complete ? [] : ['The search for such rows ended before it was sure that these are all.'];
  return [
    ...clash(conflict, 'These rows'),
    ...rowsBlock('Any one of these would be enough', relaxations),
    ...conflict.more_conflicts.flatMap((it) => clash(it, 'These, too,')),
    ...rowsBlock(
      'Changing one of these alone is not enough',
      conflict.cannot_alone.map((it) => ({ place: readRow(it), label: placeWords(readRow(it)), tone: 'plain', text: '', more: [] })),
      true,
    ),
    ...linesBlock('In words', [...conflict.sentences, ...told], true),
  ];
};

type Conflicting = Pick<NonNullable<RunReport['conflict']>, 'rows' | 'proven_minimal'>;

const clash = ({ rows, proven_minimal: isMinimal }: Conflicting, these: string): readonly Block[] =>
  rowsBlock(
    `${these} cannot ${isMinimal ? '' : 'all '}hold together`,
    rows.map(({ row, words, twins }): RowLine => {
      const place = readRow(row);
      const same = twins.length === 0 ? [] : [`The same say ${twins.map((it) => placeWords(readRow(it))).join(', ')}.`];
      return { place, label: placeWords(place), tone: 'bad', text: words, more: same };
    }),
  );
