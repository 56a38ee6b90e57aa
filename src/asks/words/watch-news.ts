import type { Round, RunNews, Statuses, WatchNews } from '../../app/watching/watch-news.ts';
import type { PlanwrightError } from '../../base/errors.ts';
import type { Issue } from '../../base/issue.ts';
import type { Json } from '../../base/json.ts';
import { toIssueJson, toRunJson } from '../../report/to-json.ts';
import { toBrief } from '../../report/to-text.ts';
import type { Paper } from '../ask.ts';
import { countWords } from './issue-lines.ts';
import { errorJson } from './publication.ts';
import { TEXT_COLOURS } from './text-colours.ts';

/** What watching tells, for people: one calm line, and below it what is new. */
export const watchLines = (news: WatchNews, time: string, paper: Paper): readonly string[] => {
  const { style } = paper;
  const line = (text: string): string => `${style('dim', time)}  ${text}`;
  switch (news.kind) {
    case 'watching':
      return [line(`Watching ${news.source}; Ctrl-C ends it.`)];
    case 'checked':
      return [line(`${roundWords(news.round, style)}${statusWords(news.statuses)}`), ...findingLines(news.round, style)];
    case 'caught-up':
      return [line(`Free again${statusWords(news.statuses)}`)];
    case 'open':
      return [
        line(style('yellow', `${news.error.message.replace(/; nothing was written\.$/u, '')}: it is written when you close it there.`)),
        hintOf(news.error, style),
      ];
    case 'trouble':
      return [line(`${style('red', news.error.message)}${news.isRetried ? ' Trying again.' : ''}`), hintOf(news.error, style)].filter(
        (it) => it !== '',
      );
    case 'trouble-over':
      return [line('It can be read again.')];
    case 'running':
      return [line('The rows are new: running.')];
    case 'ran':
      return runLines(news.run, line, paper);
    case 'run-written':
      return [line(`The results of the run${statusWords(news.statuses)}`)];
    case 'ended':
      return [line('Watching has ended.')];
  }
};

const INDENT = ' '.repeat(10);

const hintOf = ({ hint }: PlanwrightError, style: Paper['style']): string =>
  hint === undefined ? '' : `${INDENT}${style('dim', hint.replace('Save and close it there, then try again. ', ''))}`;

const roundWords = ({ errors, warnings, rows, appeared, mended }: Round, style: Paper['style']): string => {
  const counts = `${countWords(errors, 'error')}, ${countWords(warnings, 'warning')} in ${countWords(rows, 'row')}`;
  const change = [appeared.length === 0 ? '' : `${appeared.length} new`, mended.length === 0 ? '' : `${mended.length} mended`].filter(
    (it) => it !== '',
  );
  return style(errors > 0 ? 'red' : 'green', counts) + (change.length === 0 ? '' : ` (${change.join(', ')})`);
};

const statusWords = (statuses: Statuses): string => {
  switch (statuses.kind) {
    case 'written':
      return `; wrote ${countWords(statuses.cells, 'cell')}.`;
    case 'right':
      return '; every status stands there already.';
    case 'beside':
      return `; wrote ${countWords(statuses.cells, 'cell')} into the copy ${statuses.path}.`;
    case 'waiting':
      return '; the statuses wait.';
    case 'refused':
      return '; the statuses could not be written.';
    case 'unasked':
      return '.';
  }
};

/** Of many findings only the first are told; the workbook, or `planwright check`, has them all. */
const MOST_FINDINGS = 8;

const findingLines = ({ appeared, mended }: Round, style: Paper['style']): readonly string[] => [
  ...some(appeared, (it) => `${INDENT}${style(it.severity === 'error' ? 'red' : 'yellow', placeOf(it))} ${it.message}`),
  ...some(mended, (it) => `${INDENT}${style('green', 'mended')} ${placeOf(it)} [${it.code}]`),
];

const some = (issues: readonly Issue[], toLine: (issue: Issue) => string): readonly string[] => [
  ...issues.slice(0, MOST_FINDINGS).map(toLine),
  ...(issues.length > MOST_FINDINGS ? [`${INDENT}and ${issues.length - MOST_FINDINGS} more`] : []),
];

const placeOf = ({ place }: Issue): string => (place.row === null ? place.tab : `${place.tab} row ${place.row}`);

const runLines = (run: RunNews, line: (text: string) => string, { style, width }: Paper): readonly string[] => {
  if (run.kind === 'failed') return [line(style('red', run.error.message)), hintOf(run.error, style)].filter((it) => it !== '');
  if (run.kind === 'refused')
    return [line(style('red', 'The run was refused; nothing was solved.')), ...run.messages.map((it) => `${INDENT}${it}`)];
  const colour = (name: keyof typeof TEXT_COLOURS, text: string): string => style(TEXT_COLOURS[name], text);
  // The sheet has the plan, or `planwright runs show`: whoever saves often reads how it ended.
  const [title = '', ...result] = toBrief(run.report, { colour, width: width - INDENT.length });
  return [line(title), ...[...result, `planwright runs show ${run.report.runId} tells all of it.`].map((it) => `${INDENT}${it}`)];
};

/** The same for machines: one document. */
export const watchJson = (news: WatchNews, at: string): Json => ({ at, event: news.kind, ...detailsOf(news) });

const detailsOf = (news: WatchNews): { readonly [key: string]: Json | undefined } => {
  switch (news.kind) {
    case 'watching':
      return { source: news.source };
    case 'checked':
      return { ...roundJson(news.round), statuses: statusesJson(news.statuses) };
    case 'caught-up':
    case 'run-written':
      return { statuses: statusesJson(news.statuses) };
    case 'open':
      return { error: errorJson(news.error) };
    case 'trouble':
      return { error: errorJson(news.error), trying_again: news.isRetried };
    case 'ran':
      return { run: runJson(news.run) };
    case 'running':
    case 'trouble-over':
    case 'ended':
      return {};
  }
};

const roundJson = ({ errors, warnings, rows, appeared, mended }: Round): { readonly [key: string]: Json } => ({
  errors,
  warnings,
  rows,
  new: appeared.map(toIssueJson),
  mended: mended.map(toIssueJson),
});

const statusesJson = (statuses: Statuses): Json => ({
  kind: statuses.kind,
  cells: 'cells' in statuses ? statuses.cells : undefined,
  copy: statuses.kind === 'beside' ? statuses.path : undefined,
});

const runJson = (run: RunNews): Json => {
  if (run.kind === 'planned') return toRunJson(run.report, []);
  return run.kind === 'refused' ? { refused: run.messages } : { error: errorJson(run.error) };
};
