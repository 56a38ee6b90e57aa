import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Answers, type InstanceClass, type InstanceCounts, RESULTS_FILE, readResults, type WhatIf } from './measure/results-file.ts';
import type { Cell, Setting } from './measure/solver-run.ts';
import { PLANWRIGHT, TITLES } from './measure/solvers.ts';
import { proofMeans } from './measure/summary.ts';
import { answerRows, effortRows, meanRows, type Rows, timeRows, whatIfRows } from './measure/tables.ts';

/** The page of measured figures, in Markdown, from `bench/results.json`. */
export const benchmarksPage = (): string => {
  const { cells, instances, whatIf, answers } = readResults(RESULTS_FILE);
  const settings = [...cells, ...[instances, whatIf, answers].filter((it) => it !== undefined)].map(({ setting }) => setting);
  return `${[
    OPENING,
    ...(cells.length > 0 ? familySections(cells) : []),
    ...(instances ? [instanceSection(instances)] : []),
    ...(whatIf ? [whatIfSection(whatIf)] : []),
    ...(answers ? [answersSection(answers)] : []),
    settingSection(settings),
    CLOSING,
  ].join('\n\n')}\n`;
};

export const writeBenchmarksPage = (): void => writeFileSync(join(import.meta.dirname, '../docs/benchmarks.md'), benchmarksPage());

const OPENING = `# Benchmarks

<!-- Made by \`npm run docs\` from bench/results.json, which \`npm run bench:peers -- --publish\` renews. Edit the texts in bench/benchmarks-page.ts. -->

How long Planwright takes for its proof, beside other solvers on the same problems in the same session. Every answer was held against exact
arithmetic: a plan must keep every constraint, solvers that say *optimal* must agree to the last digit, and no bound may lie below a plan that is known.`;

const familySections = (cells: readonly Cell[]): readonly string[] => {
  const measured = new Set(cells.flatMap(({ runs }) => runs.map(({ solver }) => solver)));
  const titles = Object.fromEntries(Object.entries(TITLES).filter(([name]) => measured.has(name)));
  const seeds = Math.min(...cells.map(({ runs }) => new Set(runs.map(({ seed }) => seed)).size));
  return [
    `## Generated quarters

Problems as a product organisation's quarter has them (\`bench/families.ts\`): floors and caps by country, department, category and program, KPI
floors, mandatory work, bundles, prerequisites, exclusions. *easy*: worth weakly related to cost. *strongly-correlated*: worth follows cost, the
classic hard knapsack. *synergy-heavy*: easy, with three synergy pairs per two initiatives.

Seconds to the proof where the median run has one, else the gap at the limit: (bound − plan) ÷ plan. ${limitsText(cells)}
Medians of ${seeds} ${seeds === 1 ? 'problem' : 'problems'} or more. The last column divides ours by the best other; below 1 ours is better.`,
    markdown(timeRows(cells, titles, PLANWRIGHT.name)),
    ...(proofMeans(cells).size > 0 ? [MEANS, markdown(meanRows(cells, titles, PLANWRIGHT.name))] : []),
    `CPU seconds of the solve and peak memory of the program (Python's and Node's own included):`,
    markdown(effortRows(cells, titles, PLANWRIGHT.name)),
    faultText(cells),
  ];
};

const MEANS = 'Geometric means of the times to proof at 50 and 200 initiatives (a run without a proof counts as its limit):';

const limitsText = (cells: readonly Cell[]): string => {
  const limits = [...Map.groupBy(cells, ({ limitSeconds }) => limitSeconds)];
  const texts = limits.map(([limit, own]) => `${limit} s for ${[...new Set(own.map(({ size }) => size))].join(', ')} initiatives`);
  return `Limits: ${texts.join('; ')}.`;
};

const faultText = (cells: readonly Cell[]): string => {
  const faults = cells.flatMap(({ family, size, runs }) =>
    runs.flatMap(({ solver, seed, fault }) =>
      fault ? [`- ${TITLES[solver] ?? solver} on ${family} ${size}, seed ${seed}: ${fault}.`] : [],
    ),
  );
  return faults.length === 0 ? 'No answer was false.' : `**False answers**\n\n${faults.join('\n')}`;
};

const instanceSection = ({ limitSeconds, peer, classes }: InstanceCounts): string => {
  const total = (part: keyof Omit<InstanceClass, 'name'>): number => classes.reduce((sum, it) => sum + it[part], 0);
  const all: InstanceClass = {
    name: 'all',
    count: total('count'),
    ours: total('ours'),
    peer: total('peer'),
    oursWrong: total('oursWrong'),
    peerWrong: total('peerWrong'),
  };
  const rows = [...classes, all].map((it) => [it.name, it.count, it.ours, it.peer, it.oursWrong, it.peerWrong].map(String));
  return `## Published instances

${all.count} published 0/1 selection problems whose optimum is known. Solved means proven within ${limitSeconds} s each; *wrong* is an answer that contradicts what is known.

${markdown([['class', 'instances', 'solved by Planwright', `solved by ${peer}`, 'Planwright wrong', `${peer} wrong`], ...rows])}`;
};

const whatIfSection = ({ size, rows }: WhatIf): string => `## What if

One solved problem of ${size} initiatives a family is asked again with one initiative forced or barred: from nothing, and from the plan before, under what that proves. Where the
plan keeps the change, it is the answer at once; where the plan must move, beginning at it saves nothing. The last columns tell why: even from its own best plan, which nobody
knows beforehand, the proof is most of the work, and it is another proof than before. Medians of the solve alone.

${markdown(whatIfRows(rows))}`;

const answersSection = ({ size, rows }: Answers): string => `## Answers about a run

Runs of ${size} initiatives, solved from nothing and then asked about. An answer takes so many times the solve of its run; it is stopped at the goal, and what it has found
and proven by then is told. Medians. A curve over so many initiatives has thousands of steps: what is not proven by then is answered with certain bounds.

${markdown(answerRows(rows))}`;

const settingSection = (settings: readonly Setting[]): string => {
  const lines = new Set(settings.map(({ date, machine }) => `- ${date}: ${machine}`));
  const versions = Map.groupBy(
    settings.flatMap((it) => Object.entries(it.versions)),
    ([solver]) => solver,
  );
  const named = [...versions].map(
    ([solver, found]) => `${TITLES[solver] ?? solver} ${[...new Set(found.map(([, version]) => version))].sort().join(' and ')}`,
  );
  return `## Where and when\n\n${[...lines].join('\n')}\n\nVersions: ${named.join(', ')}; gaps set to 0.`;
};

const CLOSING = `## To repeat it

\`\`\`
npm run bench                             # a minute: 50 and 200 initiatives, beside HiGHS in WebAssembly alone, and what-if
npm run bench:answers                     # answers about a run beside the solve of the run
npm run bench:peers                       # half an hour: native HiGHS, CP-SAT and CBC beside it; installs what it can, names what is missing
npm run bench:peers -- --n 50,200         # some sizes only; --family, --seeds, --limit, --peers likewise
npm run bench:peers -- --publish          # also renews this page
npm run bench:instances -- --peer highs   # the published instances, with native HiGHS beside us; --proven: those whose optimum is known
node bench/family-file.ts easy 200 1      # one of the problems as a file; --mps for other solvers
\`\`\`

Every solver runs in a program of its own, one at a time; seconds are those of the solve alone, with ours including the start of the engine.
HiGHS and CBC read MPS files with only the product rows that each bonus needs, CP-SAT is given Booleans and implications, scaled to integers exactly.`;

const markdown = ([head = [], ...rows]: Rows): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
