import type { Desk } from './cli.ts';

/** The commands that docs/cli.md shows, as planners type them; `RUN` and `TOKEN` stand for the newest ones. */
export type Example = readonly [name: string, ...args: string[]];

/** In the order in which they build on each other. */
export const EXAMPLES: readonly Example[] = [
  ['init', 'init', 'roadmap.xlsx'],
  ['init-again', 'init', 'team.xlsx'],
  ['check', 'check', 'draft.xlsx'],
  ['sync-dry-run', 'sync', 'team.xlsx', '--dry-run'],
  ['sync', 'sync', 'team.xlsx'],
  ['run', 'run', 'team.xlsx', '--constraint-set', 'Base'],
  ['run-infeasible', 'run', 'team.xlsx', '--constraint-set', 'Tight'],
  ['runs', 'runs'],
  ['verify', 'verify', 'RUN'],
  ['verify-engines', 'verify', '--list-engines'],
  ['explain', 'explain', 'RUN'],
  ['explain-one', 'explain', 'RUN', 'B'],
  ['explain-rows', 'explain', 'RUN', '--rows'],
  ['curve', 'curve', 'RUN', '--from', '0', '--to', '70'],
  ['alternatives', 'alternatives', 'RUN', '--within', '50%', '--count', '2'],
  ['alternatives-ties', 'alternatives', 'RUN', '--ties'],
  ['export', 'export', 'RUN', '--out', 'problem.json'],
  ['solve', 'solve', 'problem.json'],
  ['robustness', 'robustness', 'RUN', '--tokens', '±10%', '--contributions', '±30%', '--samples', '40'],
  ['db', 'db'],
  ['db-log', 'db', 'log', 'team', '--limit', '2'],
  ['db-migrate', 'db', 'migrate'],
  ['db-backup', 'db', 'backup', 'team.backup'],
  ['db-restore', 'db', 'restore', 'team.backup', '--replace'],
  ['publish', 'runs', 'publish', 'RUN', '--note', 'agreed in May'],
  ['whatif', 'whatif', 'RUN', '--include', 'B', '--set', 'Constraints!2.max_tokens=30'],
  ['whatif-weights', 'whatif', 'published', '--mode', 'weighted_kpis', '--weights', 'gmv=1, score=1', '--exclude', 'A'],
  ['compare', 'compare', 'published', 'RUN', '--write'],
  ['publications', 'runs', 'publications'],
  ['run-prices', 'run', 'team.xlsx', '--constraint-set', 'Base', '--price-rows', '--price-initiatives'],
  ['team-add', 'team', 'add', 'mia@example.org', '--role', 'admin'],
  ['team-add-workspace', 'team', 'add', 'tom@example.org', '--role', 'viewer', '--workspace', 'team'],
  ['team-list', 'team', 'list'],
  ['team-token-create', 'team', 'token', 'create', '--principal', 'mia@example.org', '--name', 'laptop'],
  ['team-token-list', 'team', 'token', 'list'],
  ['team-token-revoke', 'team', 'token', 'revoke', 'TOKEN'],
  ['team-remove', 'team', 'remove', 'tom@example.org', '--workspace', 'team'],
  ['team-audit', 'team', 'audit'],
  ['error', 'run', 'team.xlsx', '--constraint-set', 'Bas'],
];

/** What differs from day to day and from machine to machine. */
export const masked = (text: string, folder: string): string =>
  text
    .replaceAll(folder, '/home/mia')
    .replaceAll(/RUN-\d{8}-\d{6}-[0-9a-f]{6}/g, 'RUN-20270104-091500-3f9a2c')
    .replaceAll(/\d{8}T\d{9}Z/g, '20270104T091500123Z')
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '2027-01-04T09:15:00.123Z')
    .replaceAll(/pw_[0-9a-f]{12}_[\w-]{43}/g, 'pw_5d0c41b7a9e2_Vb3hH0cCq1m9zYw7d2fKxPpLr8sTtUuNnJjEeAa4iOo')
    .replaceAll(/\b[0-9a-f]{12}\b/g, '5d0c41b7a9e2')
    .replaceAll(/\(mia, \d{4}-\d\d-\d\d\)/g, '(mia, 2027-01-04)')
    .replaceAll(/[\d.]+ MiB/g, '8.5 MiB')
    .replaceAll(/[\d.]+ KiB/g, '10 KiB')
    .replaceAll(/[0-9a-f]{64}/g, 'd04b98f48e8f8bcc15c6ae5ac050801cd6dcfd428fb5f9e65c4e16e7340fa478')
    .replaceAll(/PostgreSQL [\d.]+/g, 'PostgreSQL 18')
    .replaceAll(/highs-wasm( +)[\d.]+/g, 'highs-wasm$11.15')
    .replaceAll(/in [\d.]+ s$/gm, 'in 0.02 s')
    .replaceAll(/[\d.]+ s \((planwright|highs-wasm) ([\d.]+)\)/g, '0.02 s ($1 $2)');

/** Types one of them, and gives what stands on the screen then, the command first. */
export const typeExample = async (desk: Desk, args: readonly string[]): Promise<string> => {
  const run = args.includes('RUN') ? (await desk.json('runs', '--constraint-set', 'Base')).document.runs[0].run_id : '';
  const token = args.includes('TOKEN') ? (await desk.json('team', 'token', 'list')).document.tokens[0].token_id : '';
  const given = args.map((arg) => (arg === 'RUN' ? run : arg === 'TOKEN' ? token : arg));
  const { code, stdout, stderr } = await desk.planwright(...given);
  return masked(`$ planwright ${given.join(' ')}\n${stdout}${stderr}${code === 0 ? '' : `(exit code ${code})\n`}`, desk.folder);
};
