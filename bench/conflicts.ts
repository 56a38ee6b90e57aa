import { parseArgs } from 'node:util';
import { findInfeasibility } from '../src/app/find-infeasibility.ts';
import { compileSets } from '../src/compile/compile-sets.ts';
import type { Infeasibility } from '../src/engine/conflict.ts';
import type { Engine } from '../src/engine/engine.ts';
import { AUTO_ENGINE } from '../src/engine/engine-names.ts';
import { NO_PROGRAMS } from '../src/engine/programs/programs.ts';
import { solveProblem } from '../src/engine/solve-problem.ts';
import { startEngine } from '../src/engine/start-engine.ts';
import { buildProblem } from '../src/problem/build-problem.ts';
import type { RunInputs } from '../src/problem/run-inputs.ts';
import { readRows } from '../src/rows/read-rows.ts';
import { rulebook } from '../src/rules/index.ts';
import { toWorkbook } from '../test/support/csv-workbook.ts';
import { type Random, random } from '../test/support/random.ts';

/**
 * How long it takes to say why a set has no plan: seconds from the proof that there is none to the conflict and its relaxations, for seeded
 * workbooks of three kinds. `local`: one slice asks for more than a few rules leave. `tight`: all KPI targets together are raised until no
 * plan is left, a few per cent above what is possible. `over`: the same, a fifth above that.
 *
 *   node bench/conflicts.ts [--size 200] [--seeds 10] [--limit SECONDS]
 */

const { values: options } = parseArgs({
  options: {
    size: { type: 'string', default: '200' },
    seeds: { type: 'string', default: '10' },
    limit: { type: 'string', default: '60' },
    only: { type: 'string' },
  },
});

const FAMILIES = ['local', 'over', 'tight'] as const;
type Family = (typeof FAMILIES)[number];

const COUNTRIES = ['UK', 'DE', 'FR', 'ES', 'IT'] as const;
const PRODUCTS = ['Payments', 'Search', 'Ads', 'Core'] as const;
const TEAMS = ['Growth', 'Platform', 'Data'] as const;

interface Draft {
  readonly key: string;
  readonly country: string;
  readonly product: string;
  readonly department: string;
  readonly tokens: number;
  readonly gmv: number;
  readonly nps: number;
}

const drawCandidates = (chance: Random, size: number): readonly Draft[] =>
  Array.from({ length: size }, (_, at) => ({
    key: `INIT-${String(at + 1).padStart(6, '0')}`,
    country: chance.pick(COUNTRIES),
    product: chance.pick(PRODUCTS),
    department: chance.pick(TEAMS),
    tokens: chance.whole(2, 120) / 2,
    gmv: chance.whole(1, 400) * 10,
    nps: chance.whole(-5, 40) / 10,
  }));

type Cells = Readonly<Record<string, string>>;

/** Rules that leave room where `factor` is small; it raises what they ask for. */
const drawRules = (chance: Random, candidates: readonly Draft[], family: Family, factor: number): readonly Cells[] => {
  const sum = (of: readonly Draft[], value: (it: Draft) => number): number => of.reduce((total, it) => total + value(it), 0);
  const inside = (name: 'country' | 'product' | 'department', key: string): readonly Draft[] => candidates.filter((it) => it[name] === key);
  const half = (value: number): string => String(Math.round(value * 2) / 2);
  const slice = (dimension: string, key: string): Cells => ({ dimension, dimension_key: key });
  const raise = family === 'local' ? 1 : factor;
  const strength = (): string => (chance.chance(0.3) ? 'policy' : '');
  const rules: Cells[] = [];
  for (const key of COUNTRIES) {
    const tokens = sum(inside('country', key), (it) => it.tokens);
    rules.push({
      constraint_type: 'capacity_floor',
      ...slice('country', key),
      min_tokens: half(tokens * 0.2),
      strength: strength(),
    });
    rules.push({ constraint_type: 'capacity_cap', ...slice('country', key), max_tokens: half(tokens * 0.6), strength: strength() });
    const target = Math.round(sum(inside('country', key), (it) => it.gmv) * 0.025 * raise) * 10;
    rules.push({
      constraint_type: 'target',
      ...slice('country', key),
      kpi_key: 'gmv',
      target_type: 'floor',
      target_value: String(target),
      strength: strength(),
    });
  }
  for (const key of PRODUCTS)
    rules.push({
      constraint_type: 'capacity_cap',
      ...slice('product', key),
      max_tokens: half(sum(inside('product', key), (it) => it.tokens) * 0.45),
      strength: strength(),
    });
  for (const key of TEAMS)
    rules.push({
      constraint_type: 'capacity_floor',
      ...slice('department', key),
      min_tokens: half(sum(inside('department', key), (it) => it.tokens) * 0.22),
      strength: strength(),
    });
  const nps = sum(candidates, (it) => Math.max(0, it.nps));
  rules.push({
    constraint_type: 'target',
    dimension: 'all',
    dimension_key: 'all',
    kpi_key: 'nps',
    target_type: 'floor',
    target_value: (nps * 0.25 * raise).toFixed(1),
  });
  const keys = candidates.map((it) => it.key);
  for (const [a = '', b = ''] of Array.from({ length: 20 }, () => chance.some(keys, 2)))
    rules.push({ constraint_type: 'exclude_pair', dimension_key: `${a}|${b}` });
  for (const [a = '', b = ''] of Array.from({ length: 20 }, () => chance.some(keys, 2).sort()))
    rules.push({ constraint_type: 'prerequisite', dimension_key: b, member_keys: a });
  for (let at = 0; at < 6; at++)
    rules.push({ constraint_type: 'bundle', dimension_key: `B${at}`, member_keys: chance.some(keys, 3).join('|') });
  for (const key of chance.some(keys, 3)) rules.push({ constraint_type: 'mandatory', dimension_key: key });
  if (family === 'local') {
    const [country, product] = [chance.pick(COUNTRIES), chance.pick(PRODUCTS)];
    const there = inside('country', country).filter((it) => it.product === product);
    const tokens = sum(there, (it) => it.tokens);
    rules.push({
      constraint_type: 'capacity_floor',
      ...slice('country_product', `${country}_${product}`),
      min_tokens: half(tokens * Math.min(1, 0.5 * factor)),
    });
    for (const it of there.slice(0, 2)) rules.push({ constraint_type: 'exclude_initiative', dimension_key: it.key });
  }
  return rules;
};

const toInputs = (seed: number, size: number, family: Family, factor: number): RunInputs | null => {
  const chance = random(seed);
  const candidates = drawCandidates(chance, size);
  const capacity = candidates.reduce((total, it) => total + it.tokens, 0) * 0.35;
  const rules = drawRules(chance, candidates, family, factor).map((it) => ({ scenario_name: 'S', constraint_set_name: 'C', ...it }));
  const tab = (rows: readonly Cells[]): string[][] => {
    const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    return [headers, ...rows.map((row) => headers.map((header) => row[header] ?? ''))];
  };
  const rowSet = readRows(
    toWorkbook({
      Candidates: tab(
        candidates.map((it) => ({
          initiative_key: it.key,
          country: it.country,
          product: it.product,
          department: it.department,
          engineering_tokens: String(it.tokens),
          'kpi.gmv': String(it.gmv),
          'kpi.nps': String(it.nps),
        })),
      ),
      Metrics_Config: [
        ['kpi_key', 'kpi_level'],
        ['gmv', 'north_star'],
        ['nps', ''],
      ],
      Scenario_Config: [
        ['scenario_name', 'objective_mode', 'capacity_total_tokens'],
        ['S', 'north_star', String(Math.round(capacity))],
      ],
      Constraints: tab(rules),
      Targets: [['scenario_name', 'constraint_set_name', 'kpi_key', 'target_type', 'target_value']],
    }),
  );
  const compilation = compileSets(
    rowSet,
    rulebook.map((rule) => rule.compile),
  );
  const [scenario] = rowSet.scenarios;
  const set = compilation.sets[0]?.set;
  if (!scenario || !set) return null;
  const { kpis, northStar } = rowSet;
  return { scenario, set, kpis, northStar, candidates: rowSet.candidates, scope: 'all', leftOut: [], tieBreak: true };
};

const now = (): number => performance.now();

/** The mildest set of the seed that is proven to have no plan; `null` where static checks reject it first. */
const findInfeasible = async (seed: number, size: number, family: Family, engine: Engine): Promise<RunInputs | null> => {
  for (let factor = 1; factor < 4; factor *= 1.05) {
    const inputs = toInputs(seed, size, family, factor);
    if (!inputs) return null;
    const { problem } = buildProblem(
      inputs,
      rulebook.map((rule) => rule.problem),
    );
    const any = { ...problem, objectives: [{ name: 'any plan', linear: {}, pairs: [] }] };
    if ((await solveProblem(any, { timeLimitMs: 60_000 }, { engine, now })).result === 'infeasible')
      return family === 'over' ? toInputs(seed, size, family, factor * 1.2) : inputs;
  }
  return null;
};

const describe = ({ conflicts, relaxations, isComplete, limit }: Infeasibility): string =>
  [
    conflicts.map(({ rows, provenMinimal }) => `${rows.length} rows${provenMinimal ? '' : ' (not proven minimal)'}`).join(' + '),
    `${relaxations.length} relaxations${relaxations.every((it) => it.provenLeast) ? '' : ' (some not proven least)'}${relaxations.some((it) => it.alone) ? '' : ', none alone'}`,
    ...(isComplete ? [] : ['not complete']),
    ...(limit ? [`limit: ${limit}`] : []),
  ].join(', ');

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[(values.length - 1) >> 1] ?? Number.NaN;

const engine = await startEngine(AUTO_ENGINE, NO_PROGRAMS);
for (const family of FAMILIES.filter((it) => options.only === undefined || it === options.only)) {
  const seconds: number[] = [];
  for (let seed = 1; seconds.length < Number(options.seeds) && seed < 200; seed++) {
    const inputs = await findInfeasible(seed, Number(options.size), family, engine);
    if (!inputs) continue;
    const began = now();
    let questions = 0;
    const onQuestion = (count: number): void => {
      questions = count;
    };
    const found = await findInfeasibility(inputs, { engine, now }, { timeLimitMs: Number(options.limit) * 1000, onQuestion });
    seconds.push((now() - began) / 1000);
    console.log(`${family} seed ${seed}: ${seconds.at(-1)?.toFixed(2)} s, ${questions} questions, ${describe(found)}`);
  }
  console.log(
    `${family}: median ${median(seconds).toFixed(2)} s, most ${Math.max(...seconds).toFixed(2)} s, of ${seconds.length} sets of ${options.size} initiatives\n`,
  );
}
await engine.close();
