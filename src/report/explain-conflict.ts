import { isLess } from '../base/decimal.ts';
import { inDigits } from './exact-values.ts';
import type { ConflictRow, ReportedInfeasibility, ReportedRelaxation, RowChange } from './report.ts';
import { rowsInWords } from './rows-in-words.ts';

/** How many rows of a conflict, and how many changes, a sentence names; the others are counted. */
const MOST_ROWS = 8;
const MOST_CHANGES = 6;

type Conflict = ReportedInfeasibility['conflicts'][number];

/** Which rows cannot hold together, with their numbers, and what would be enough; as sentences. */
export const conflictMessages = (found: ReportedInfeasibility): readonly string[] => [
  ...conflictSentences(found),
  ...changeSentence(found),
];

/** Which rows cannot hold together, a sentence for each conflict. */
export const conflictSentences = (found: ReportedInfeasibility): readonly string[] => [
  ...found.conflicts.map((conflict) => conflictSentence(conflict, found)),
  ...(found.isComplete ? [] : ['There may be further conflicts: the search was stopped early.']),
];

/** `Constraints row 3 asks for at least 66 tokens in country UK, but row 4 forbids choosing INIT-A with INIT-B: …` */
const conflictSentence = (conflict: Conflict, found: ReportedInfeasibility): string => {
  const lead = leadOf(conflict, found);
  const ordered = lead ? [lead.row, ...conflict.rows.filter((it) => it !== lead.row)] : conflict.rows;
  const [first, ...others] = ordered.slice(0, MOST_ROWS);
  const more = ordered.length - MOST_ROWS;
  const parts = [...others.map((it) => demandWords(it, first?.row ?? '')), ...(more > 0 ? [`${more} more rows bind, too`] : [])];
  const doubt = conflict.provenMinimal
    ? ''
    : ' (Not every one of these rows is proven to be needed for this: the search was stopped early.)';
  const head = first ? demandWords(first, '') : '';
  if (parts.length === 0) return `${head}: by itself no plan can keep that.${doubt}`;
  return `${head}, but ${inList(parts)}: ${lead ? lead.limit : 'together no plan can keep them'}.${doubt}`;
};

const inList = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')}, and ${parts.at(-1) ?? ''}`;

/** Of a row in the tab that was named before, the tab is not said again. */
const demandWords = ({ row, words, twins }: ConflictRow, before: string): string => {
  const [tab, number] = row.split('!');
  const name = before.startsWith(`${tab}!`) ? `row ${number}` : rowsInWords([row]);
  return `${name} ${words}${twins.length === 0 ? '' : ` (so ${twins.length === 1 ? 'does' : 'do'} ${rowsInWords(twins)})`}`;
};

/** The row that asks for more than all others leave, where one is proven to. */
const leadOf = (
  { rows }: Conflict,
  { relaxations }: ReportedInfeasibility,
): { readonly row: ConflictRow; readonly limit: string } | undefined => {
  for (const row of rows) {
    const change = relaxations.find((it) => it.alone && it.provenLeast && it.changes[0]?.row === row.row)?.changes[0];
    if (!change || 'drop' in change) continue;
    if (change.column === 'min_tokens')
      return { row, limit: `with all other rows as they are, at most ${inDigits(change.to)} can be reached` };
    if (change.column === 'target_value')
      return { row, limit: `with all other rows as they are, ${inDigits(change.to)} is the best that can be reached` };
  }
  return undefined;
};

const changeSentence = ({ relaxations, conflicts, limit }: ReportedInfeasibility): readonly string[] => {
  if (conflicts.length === 0) return [];
  const [first] = relaxations;
  if (!first) return [limit ? 'No change that is enough was found before the search was stopped.' : 'No change of few rows is enough.'];
  const shown = relaxations.slice(0, MOST_CHANGES).map(relaxationWords);
  const more = relaxations.length - shown.length;
  return [`${capital(shown.join(', or '))}${more > 0 ? ` (or ${more} other change${more > 1 ? 's' : ''})` : ''}.`];
};

/** `lower min_tokens of Constraints row 3 from 66 to 65 and drop Constraints row 4`. */
export const relaxationWords = ({ changes, provenLeast }: ReportedRelaxation): string => {
  const words = [...numberGroups(changes), ...dropGroup(changes)];
  return `${inList(words).replace(/, and ([^,]*)$/u, ' and $1')}${provenLeast ? '' : ' (perhaps less is enough, too)'}`;
};

/** Rows that say the same are changed alike. */
const numberGroups = (changes: readonly RowChange[]): readonly string[] => {
  const typed = changes.flatMap((it) => ('drop' in it ? [] : [it]));
  const groups = Map.groupBy(typed, ({ column, from, to }) => `${column} ${from.toFixed()} ${to.toFixed()}`);
  return [...groups.values()].flatMap((same) => {
    const [it] = same;
    if (!it) return [];
    const verb = isLess(it.to, it.from) ? 'lower' : 'raise';
    return [`${verb} ${it.column} of ${rowsInWords(same.map(({ row }) => row))} from ${inDigits(it.from)} to ${inDigits(it.to)}`];
  });
};

const dropGroup = (changes: readonly RowChange[]): readonly string[] => {
  const rows = changes.flatMap((it) => ('drop' in it ? [it.row] : []));
  return rows.length === 0 ? [] : [`drop ${rowsInWords(rows)}`];
};

/** What a planner can do about one row of a conflict, for the place beside it. */
const rowAdvice = (row: string, found: ReportedInfeasibility): string => {
  const touching = found.relaxations.filter(({ changes }) => changes.some((it) => it.row === row));
  const [alone] = touching.filter((it) => it.alone);
  if (alone) return `${capital(relaxationWords(alone))}: that alone is enough.`;
  const only = found.cannotAlone.includes(row) ? 'No change of this row alone is enough. ' : '';
  const [joint] = touching.length > 0 ? touching : found.relaxations;
  return joint ? `${only}Enough is: ${relaxationWords(joint)}.` : only.trim();
};

/** A conflict of more rows than this that is not proven minimal says little about any one of them. */
const MOST_DOUBTFUL = 20;

/** The rows to write a conflict beside, each with all there is to say there. */
export const markedRows = (found: ReportedInfeasibility): readonly { readonly row: ConflictRow; readonly words: string }[] =>
  found.conflicts
    .filter(({ rows, provenMinimal }) => provenMinimal || rows.length <= MOST_DOUBTFUL)
    .flatMap((conflict) =>
      conflict.rows.map((row) => ({ row, words: `${conflictSentence(conflict, found)} ${rowAdvice(row.row, found)}`.trim() })),
    );

/** The changes as steps to take, one a line. */
export const changeSteps = (found: ReportedInfeasibility): readonly string[] => {
  const several = found.relaxations.length > 1;
  const steps = found.relaxations.map((it, at) => `${several && at > 0 ? 'Or ' : ''}${relaxationWords(it)}.`);
  const drops = found.relaxations.some(({ changes }) => changes.some((it) => 'drop' in it));
  return [
    ...steps.map(capital),
    ...(steps.length === 0
      ? []
      : [
          `${several ? 'Any one of these is' : 'This is'} proven to be enough${drops ? '; a row is dropped by setting its is_active to FALSE' : ''}. Then run again.`,
        ]),
  ];
};

const capital = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
