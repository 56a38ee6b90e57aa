import { Command } from 'commander';
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
import { addWhatIf } from './commands/whatif.ts';
import { addWorker } from './commands/worker.ts';
import type { Door, ExitCode } from './door.ts';

/** Every command with its arguments and options; `run` is given the work of the one that is called. */
export const makeProgram = (run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): Command => {
  const program = new Command('planwright')
    .description('From a planner’s workbook to the provably best portfolio, and back into the same workbook.')
    .version('0.1.0')
    .exitOverride()
    .showHelpAfterError('(planwright help COMMAND says more)');
  for (const add of [
    addInit,
    addCheck,
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
