import type { CallName, Calls, Opened, RunChoice, Told } from '../menu/calls.ts';
import { readChoices } from '../menu/choices.ts';
import { compareBlocks, readCsv } from '../menu/compare-blocks.ts';
import type { ListedRun } from '../menu/contract.ts';
import { askCompare, askRuns, askStop } from '../menu/requests.ts';
import { runChoice } from '../menu/run-words.ts';
import { readRuns } from '../menu/runs-tab.ts';
import { type Trouble, TroubleError, unforeseen } from '../menu/trouble.ts';
import { explainSelection } from './explain.ts';
import { pollJob, startJob } from './jobs.ts';
import { connection, forgetToken, keepSettings, keptChoice, keptJob, shownSettings } from './kept.ts';
import { linkSheet, testConnection } from './link.ts';
import { goTo, readRunsTabs, readTab, sheetId } from './sheet.ts';

type Handlers = { readonly [Name in CallName]: (asked: Calls[Name]['takes']) => Calls[Name]['gives'] };

const open = (): Opened => {
  try {
    const { settings } = connection();
    return { missing: null, newest: keptJob({ settings, sheet: sheetId() }) };
  } catch (thrown) {
    if (thrown instanceof TroubleError) return { missing: thrown.trouble, newest: null };
    throw thrown;
  }
};

const listRuns = (): readonly RunChoice[] => {
  const { ask, settings } = connection();
  const ofSheet = new Set(readRuns(readRunsTabs()).map(({ runId }) => runId));
  const runs = ask<{ readonly items: readonly ListedRun[] }>(askRuns(settings.workspace)).items.map((it) => runChoice(it, ofSheet));
  return [...runs.filter((it) => it.isOfSheet), ...runs.filter((it) => !it.isOfSheet)];
};

const HANDLERS: Handlers = {
  open,
  choices: () => ({ choices: readChoices(readTab), chosen: keptChoice() }),
  start: (start) => startJob(connection(), start),
  poll: (watch) => pollJob(connection(), watch),
  stop: ({ jobId }) => {
    const { ask, settings } = connection();
    ask(askStop(settings.workspace, jobId));
    return null;
  },
  goTo: (place) => {
    goTo(place);
    return null;
  },
  explain: () => explainSelection(),
  runs: listRuns,
  compare: ({ runs }) => {
    const { ask, settings } = connection();
    const { csv } = ask<{ readonly csv: string | null }>(askCompare(settings.workspace, runs));
    return { blocks: compareBlocks(readCsv(csv ?? '')), firstError: null };
  },
  settings: shownSettings,
  save: (entered) => {
    keepSettings(entered);
    return shownSettings();
  },
  forget: () => {
    forgetToken();
    return shownSettings();
  },
  test: testConnection,
  link: linkSheet,
};

/** Answers a question of the panel. Whatever goes wrong is answered as a trouble in words, never as an error. */
export const answerPanel = (name: string, asked: unknown): Told<unknown> => {
  try {
    if (!isCall(name)) return { isGood: false, trouble: unforeseen() };
    // The panel asks by the same types, and nobody else can ask.
    const answer = HANDLERS[name] as (asked: unknown) => unknown;
    return { isGood: true, value: answer(asked) };
  } catch (thrown) {
    return { isGood: false, trouble: troubleIn(thrown) };
  }
};

const isCall = (name: string): name is CallName => Object.keys(HANDLERS).includes(name);

const troubleIn = (thrown: unknown): Trouble => {
  if (thrown instanceof TroubleError) return thrown.trouble;
  // For whoever looks after the script; tokens are in no error, for no request is.
  console.error(thrown instanceof Error ? thrown.stack : 'unknown');
  return unforeseen();
};
