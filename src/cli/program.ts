import { Command } from 'commander';
import { UsageError } from '../base/errors.ts';
import { addAlternatives } from './commands/alternatives.ts';
import { addCheck } from './commands/check.ts';
import { addCompare } from './commands/compare.ts';
import { addCurve } from './commands/curve.ts';
import { addDb } from './commands/db.ts';
import { addExplain } from './commands/explain.ts';
import { addExport } from './commands/export.ts';
import { addFrontier } from './commands/frontier.ts';
import { addInit } from './commands/init.ts';
import { addRobustness } from './commands/robustness.ts';
import { addRun } from './commands/run.ts';
import { addRuns } from './commands/runs.ts';
import { addServe } from './commands/serve.ts';
import { addSolve } from './commands/solve.ts';
import { addSync } from './commands/sync.ts';
import { addTeam } from './commands/team.ts';
import { addVerify } from './commands/verify.ts';
import { addWatch } from './commands/watch.ts';
import { addWhatIf } from './commands/whatif.ts';
import { addWorker } from './commands/worker.ts';
import type { Door, ExitCode } from './door.ts';

/** Every command with its arguments and options; `run` is given the work of the one that is called. */
export const makeProgram = (run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): Command => {
  const program = new Command('planwright')
    .description('From a planner’s workbook to the provably best portfolio, and back into the same workbook.')
    .version('0.1.0')
    .option('--server <url>', 'ask this server of planwright serve instead of the database here (or PLANWRIGHT_SERVER)')
    .option('--token <token>', 'the token to show there; better untyped, as PLANWRIGHT_TOKEN: others see what is typed')
    .option('--next-version', 'send the workbook as the next version of the one of its name on the server, whoever sent that')
    .hook('preAction', (it, action) => requireRemote(it.opts(), action))
    .exitOverride()
    .showHelpAfterError('(planwright help COMMAND says more)');
  for (const add of [
    addInit,
    addCheck,
    addWatch,
    addSync,
    addRun,
    addSolve,
    addRuns,
    addVerify,
    addExplain,
    addCompare,
    addWhatIf,
    addCurve,
    addFrontier,
    addAlternatives,
    addRobustness,
    addExport,
    addDb,
    addTeam,
    addServe,
    addWorker,
  ])
    add(program, run);
  return program;
};

/** Commands that ask. What the others are about is here: the database itself, or one file. */
const REMOTE: ReadonlySet<string> = new Set([
  'sync',
  'run',
  'runs',
  'publish',
  'unpublish',
  'publications',
  'verify',
  'explain',
  'compare',
  'whatif',
  'curve',
  'frontier',
  'alternatives',
  'robustness',
  'export',
  'log',
]);

/** What sends a workbook. */
const SENDING: ReadonlySet<string> = new Set(['sync', 'run', 'compare']);

/** In the environment a server is for whatever can ask one; typed beside a command that cannot, it is a mistake. */
const requireRemote = ({ server, nextVersion }: { readonly server?: string; readonly nextVersion?: boolean }, action: Command): void => {
  if (nextVersion && !SENDING.has(action.name()))
    throw new UsageError(`planwright ${action.name()} sends no workbook to a server.`, {
      code: 'server-not-asked',
      hint: 'Leave --next-version away.',
    });
  if (server === undefined || REMOTE.has(action.name())) return;
  throw new UsageError(`planwright ${action.name()} asks no server.`, {
    code: 'server-not-asked',
    hint: 'Leave --server away: it works on what is on this computer.',
  });
};
