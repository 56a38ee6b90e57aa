import { toTable } from '../../src/asks/words/table.ts';
import type { Verdict } from './known-answer.ts';
import type { InstanceClass } from './results-file.ts';

/** How one solver fared on one published instance. */
export interface InstanceLine {
  readonly solver: string;
  readonly name: string;
  readonly class: string;
  readonly result: string;
  readonly seconds: number;
  readonly gapPct: number | null;
  readonly reached: string;
  readonly known: string;
  /** Is the known value proven to be the optimum? */
  readonly proven: boolean;
  readonly verdict: Verdict;
}

export const lineText = (line: InstanceLine): string =>
  [
    line.class.padEnd(10),
    line.name.padEnd(36),
    line.solver.padEnd(10),
    line.verdict.padEnd(7),
    line.result.padEnd(10),
    `${line.seconds.toFixed(1)} s`.padStart(8),
    (line.gapPct === null ? '-' : `${line.gapPct.toFixed(3)} %`).padStart(10),
    line.reached.padStart(18),
    `${line.proven ? '' : '≥ '}${line.known}`.padStart(20),
  ].join('  ');

/** Per solver and class: solved of those with a known optimum, solved of the others, wrong answers. */
export const totalsText = (lines: readonly InstanceLine[]): string => {
  const classes = [...new Set(lines.map((line) => line.class)), 'all'];
  const solvers = [...new Set(lines.map(({ solver }) => solver))];
  const rows = classes.flatMap((name) =>
    solvers.map((solver) => {
      const own = lines.filter((line) => line.solver === solver && (name === 'all' || line.class === name));
      const count = (test: (line: InstanceLine) => boolean): string => String(own.filter(test).length);
      return [
        name,
        solver,
        count((line) => line.proven && line.verdict === 'solved'),
        count((line) => line.proven),
        count((line) => !line.proven && line.verdict === 'solved'),
        count((line) => line.verdict === 'WRONG'),
        own.reduce((total, line) => total + line.seconds, 0).toFixed(0),
      ];
    }),
  );
  return toTable(['class', 'solver', 'solved', 'of proven', 'also solved', 'wrong', 'seconds'], rows, new Set([2, 3, 4, 5, 6])).join('\n');
};

/** Ours beside a peer, per class. */
export const toClasses = (lines: readonly InstanceLine[], ours: string, peer: string): readonly InstanceClass[] =>
  [...new Set(lines.map((line) => line.class))].sort().map((name) => {
    const count = (solver: string, verdict: Verdict): number =>
      lines.filter((line) => line.class === name && line.solver === solver && line.verdict === verdict).length;
    return {
      name,
      count: lines.filter((line) => line.class === name && line.solver === ours).length,
      ours: count(ours, 'solved'),
      peer: count(peer, 'solved'),
      oursWrong: count(ours, 'WRONG'),
      peerWrong: count(peer, 'WRONG'),
    };
  });
