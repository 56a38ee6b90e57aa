import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Document } from '../support/cli.ts';
import { bringTo, KINDS, type PlanAt } from '../support/three-places.ts';

const VECTORS = join(import.meta.dirname, '../vectors');
const expected = (name: string): Document => JSON.parse(readFileSync(join(VECTORS, name, 'expected.json'), 'utf8'));

/** Runs of worked cases: those that no plan satisfies, weighted ones with scales, several stages. */
const RUNS = [
  ['seed-shapes', '2026-Q1', 'Baseline'],
  ['solved-01', '2026-Q1', 'Strict'],
  ['solved-01', '2026-Q2', 'Strict'],
  ['solved-06', '2026-Q3', 'Strict'],
] as const;

describe.each(KINDS)('the worked cases through the command line, as %s', (kind) => {
  const places = new Map<string, Promise<PlanAt>>();
  const placeOf = (name: string): Promise<PlanAt> => {
    const place = places.get(name) ?? bringTo(kind, join(VECTORS, name), name);
    places.set(name, place);
    return place;
  };
  const json = async (command: string, name: string, ...options: readonly string[]) => {
    const { desk, source } = await placeOf(name);
    return desk.json(command, source, ...options);
  };
  afterAll(async () => {
    for (const place of places.values()) await (await place).clear();
  });

  it('check gives exactly the issues of the contract', async () => {
    const { code, document } = await json('check', 'issues');
    const brief = ({ tab, row, code: word, severity }: Document): string => `${tab}!${row} ${word} ${severity}`;
    expect(document.issues.map(brief).sort()).toEqual(expected('issues').issues.map(brief).sort());
    const stored = document.sets.filter((it: Document) => it.status === 'ok');
    expect(stored.map((it: Document) => `${it.scenario_name}/${it.constraint_set_name}`)).toEqual(expected('issues').stored);
    expect(code).toBe(1);
  });

  it('check gives the exact shapes', async () => {
    const { code, document } = await json('check', 'seed-shapes');
    expect(code).toBe(0);
    for (const want of expected('seed-shapes')) {
      const { scenario_name, constraint_set_name, compiled } = want;
      const got = document.sets.find(
        (it: Document) => it.scenario_name === scenario_name && it.constraint_set_name === constraint_set_name,
      );
      expect(got).toEqual({ scenario_name, constraint_set_name, status: 'ok', hash: expect.any(String), ...compiled });
    }
  });

  for (const [name, scenario, set] of RUNS) {
    it(`run of ${name}, ${scenario} / ${set} gives the optimum`, async () => {
      const want = expected(name).find((it: Document) => it.scenario_name === scenario && it.constraint_set_name === set);
      const { code, document } = await json('run', name, '--scenario', scenario, '--constraint-set', set, '--no-write');
      expect(document.result).toBe(want.result);
      expect(document.status).toBe('succeeded');
      if (want.result === 'infeasible') {
        expect({ code, ...document }).toMatchObject({ code: 1, objective: [], best_bound: [], selected: [], gap_pct: null });
        return;
      }
      expect(code).toBe(0);
      expect(document.selected).toEqual(want.selected);
      expect(document.objective).toHaveLength(want.objective.length);
      for (const [at, value] of document.objective.entries()) expect(value / want.objective[at]).toBeCloseTo(1, 9);
      expect(document.best_bound).toEqual(document.objective);
      expect(document.capacity_used).toBe(want.capacity_used);
      expect(document.kpis).toEqual(want.kpis);
      expect(document.scales ?? {}).toEqual(want.scales ?? {});
    });
  }

  for (const [set, want] of Object.entries(expected('infeasible'))) {
    it(`run of infeasible, Q1 / ${set} names the conflict and every change of one row that is enough`, async () => {
      const { rows, relaxations_alone } = want as Document;
      const { code, document } = await json('run', 'infeasible', '--constraint-set', set, '--no-write');
      expect(code).toBe(1);
      expect(document).toMatchObject({ status: 'succeeded', result: 'infeasible', objective: [], selected: [], gap_pct: null });
      expect(document.conflict).toEqual({ rows, proven_minimal: true, relaxations: relaxations_alone });
    });
  }

  it('a set that check rejects and that was never stored fails as invalid', async () => {
    const { code, document } = await json('run', 'issues', '--scenario', 'Q1', '--constraint-set', 'E1', '--no-write');
    expect({ code, ...document }).toMatchObject({
      code: 1,
      status: 'failed',
      result: 'invalid',
      objective: [],
      selected: [],
      gap_pct: null,
    });
    expect(document.issues.length).toBeGreaterThan(0);
  });
});
