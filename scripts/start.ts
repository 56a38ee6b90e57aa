import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * `npm start`: the main job on the example workbook, with the commands a planner would type. The example and its database live in this
 * folder, so that nothing of yours is touched; delete `example/` and `.planwright/` to begin anew.
 */
const ROOT = join(import.meta.dirname, '..');
const WORKBOOK = relative(process.cwd(), join(ROOT, 'example', 'roadmap.xlsx'));
const HOME = process.env.PLANWRIGHT_HOME || join(ROOT, '.planwright');

const planwright = (...args: readonly string[]): number => {
  console.log(`\n› planwright ${args.map((it) => (it.includes(' ') ? `"${it}"` : it)).join(' ')}\n`);
  const { status } = spawnSync(process.execPath, [join(ROOT, 'src', 'cli', 'main.ts'), ...args], {
    stdio: 'inherit',
    env: { ...process.env, PLANWRIGHT_HOME: HOME },
  });
  return status ?? 1;
};

mkdirSync(join(ROOT, 'example'), { recursive: true });
const steps: readonly (readonly string[])[] = [
  ...(existsSync(WORKBOOK) ? [] : [['init', WORKBOOK]]),
  ['sync', WORKBOOK],
  ['run', WORKBOOK, '--scenario', '2027-Q1 growth', '--constraint-set', 'Baseline'],
];
for (const step of steps) {
  const code = planwright(...step);
  if (code !== 0) process.exit(code);
}

console.log(`
What next
  Open ${WORKBOOK}: the tabs Runs, Results and Gaps_and_Alerts hold the plan, and every input row has its status.
  Change a cap, a target or a candidate, save, close, and run npm start again.
  Your own workbook:  npm run planwright -- init YOUR.xlsx     adds the tabs it lacks and touches nothing else
                      npm run planwright -- check YOUR.xlsx    names every issue at its row
                      npm run planwright -- run YOUR.xlsx      finds the best plan and writes it back
                      npm run planwright -- serve              shows it all in the browser, on this computer alone
  More: README.md, docs/`);
