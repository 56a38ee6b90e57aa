import { describe, expect, it } from 'vitest';
import { decimal } from '../../src/base/decimal.ts';
import { canonicalJson } from '../../src/base/json.ts';
import type { Infeasibility, Relaxation } from '../../src/engine/conflict.ts';
import { conflictIssues } from '../../src/report/conflict-issues.ts';
import { allMessages } from '../../src/report/explain-result.ts';
import { nextSteps } from '../../src/report/next-steps.ts';
import { toRowStatuses } from '../../src/report/row-statuses.ts';
import { toRunJson } from '../../src/report/to-json.ts';
import { toOutputRows } from '../../src/report/to-tabs.ts';
import { outputColumns } from '../../src/rows/tables/output-tabs.ts';
import { marketplace } from './marketplace.ts';
import { reportOf } from './report-of.ts';

// The words for conflicts given by hand: whether they are true is not asked here.

const number = (row: string, column: string, from: string, to: string): Relaxation['changes'][number] => ({
  row,
  column,
  from: decimal(from),
  to: decimal(to),
});
const one = (change: Relaxation['changes'][number], provenLeast = true): Relaxation => ({
  changes: [change],
  alone: true,
  provenLeast,
  selected: [],
});

const base: Infeasibility = {
  conflicts: [{ rows: ['Constraints!2', 'Constraints!4', 'Constraints!8'], provenMinimal: true }],
  isComplete: true,
  relaxations: [one(number('Constraints!2', 'max_tokens', '12.5', '13')), one({ row: 'Constraints!8', drop: true })],
  cannotAlone: ['Constraints!4'],
};

const made = (changed: Partial<Infeasibility> = {}) => reportOf(marketplace, { scenario: 'Plan', infeasibility: { ...base, ...changed } });
const messages = (changed: Partial<Infeasibility> = {}): string => allMessages(made(changed).report).join('\n');

describe('why there is no plan, in words', () => {
  it('says what each row demands, and every change', () => {
    expect(messages()).toContain(
      'Constraints row 2 allows at most 12.5 tokens in country UK, but row 4 demands A-1, and row 8 forbids choosing A-1 with B-2: together no plan can keep them.',
    );
    expect(messages()).toContain('Raise max_tokens of Constraints row 2 from 12.5 to 13, or drop Constraints row 8.');
    expect(nextSteps(made().report)).toEqual([
      'Raise max_tokens of Constraints row 2 from 12.5 to 13.',
      'Or drop Constraints row 8.',
      'Any one of these is proven to be enough; a row is dropped by setting its is_active to FALSE. Then run again.',
    ]);
  });

  it('begins with the row that asks for more than the others leave', () => {
    const floor = { conflicts: [{ rows: ['Constraints!2', 'Constraints!3'], provenMinimal: true }] };
    expect(messages({ ...floor, relaxations: [one(number('Constraints!3', 'min_tokens', '5', '4.5'))] })).toContain(
      'Constraints row 3 asks for at least 5 tokens in department Ops, but row 2 allows at most 12.5 tokens in country UK: with all other rows as they are, at most 4.5 can be reached.',
    );
    const target = { conflicts: [{ rows: ['Constraints!2', 'Targets!2'], provenMinimal: true }] };
    expect(messages({ ...target, relaxations: [one(number('Targets!2', 'target_value', '-2', '-1.5'))] })).toMatch(
      /Targets row 2 wants delay to .* but Constraints row 2 allows .*: with all other rows as they are, -1\.5 is the best that can be reached\./,
    );
  });

  it('says the capacity of the scenario, and a row that stands alone', () => {
    expect(messages({ conflicts: [{ rows: ['Constraints!4', 'Scenario_Config!2'], provenMinimal: true }] })).toContain(
      'Constraints row 4 demands A-1, but Scenario_Config row 2 has 30 tokens in all: together',
    );
    expect(messages({ conflicts: [{ rows: ['Constraints!4'], provenMinimal: true }] })).toContain(
      'Constraints row 4 demands A-1: by itself no plan can keep that.',
    );
  });

  it('says what bundles, prerequisites and exclusions demand', () => {
    const text = messages({ conflicts: [{ rows: ['Constraints!5', 'Constraints!7', 'Constraints!10'], provenMinimal: true }] });
    expect(text).toContain('Constraints row 5 forbids A-7');
    expect(text).toContain('row 7 ties A-9 and B-1 together in bundle TWINS, all or none');
    expect(text).toContain('row 10 allows A-1 only together with B-6');
  });

  it('tells several conflicts, and changes that belong together', () => {
    const joint: Relaxation = {
      changes: [
        number('Constraints!2', 'max_tokens', '12.5', '13'),
        number('Constraints!3', 'min_tokens', '5', '4'),
        { row: 'Constraints!9', drop: true },
      ],
      alone: false,
      provenLeast: true,
      selected: [],
    };
    const conflicts = [...base.conflicts, { rows: ['Constraints!9'], provenMinimal: true }];
    const text = messages({ conflicts, relaxations: [joint] });
    expect(text).toContain('Constraints row 9 allows B-5 only together with A-9: by itself');
    expect(text).toContain(
      'Raise max_tokens of Constraints row 2 from 12.5 to 13, lower min_tokens of Constraints row 3 from 5 to 4 and drop Constraints row 9.',
    );
    expect(nextSteps(made({ conflicts, relaxations: [joint] }).report).at(-1)).toBe(
      'This is proven to be enough; a row is dropped by setting its is_active to FALSE. Then run again.',
    );
  });

  it('never says more than is proven', () => {
    const text = messages({
      conflicts: [{ rows: ['Constraints!2', 'Constraints!4'], provenMinimal: false }],
      isComplete: false,
      limit: 'time',
      relaxations: [one(number('Constraints!2', 'max_tokens', '12.5', '14'), false)],
    });
    expect(text).toContain('Not every one of these rows is proven to be needed');
    expect(text).toContain('There may be further conflicts');
    expect(text).toContain('from 12.5 to 14 (perhaps less is enough, too)');
    const none = { relaxations: [], isComplete: false, limit: 'cancel' } as const;
    expect(messages(none)).toContain('No change that is enough was found before the search was stopped.');
    expect(nextSteps(made(none).report)[0]).toMatch(/^Loosen or drop some of the rows above/);
  });
});

describe('a conflict beside its rows', () => {
  it('is a status of each row, worst first, and of no other row', () => {
    const { report, rowSet, compilation } = made();
    const statuses = new Map(
      toRowStatuses(rowSet, compilation, { issues: conflictIssues(report), prices: new Map() }).map((it) => [
        `${it.tab}!${it.row}`,
        it.status,
      ]),
    );
    const marked = [...statuses].filter(([, status]) => status.includes('[conflict]')).map(([row]) => row);
    expect(marked).toEqual(['Constraints!2', 'Constraints!4', 'Constraints!8']);
    expect(statuses.get('Constraints!2')).toBe(
      'ERROR [conflict] No plan for Plan / Base in RUN-1: Constraints row 2 allows at most 12.5 tokens in country UK, but row 4 demands A-1, and row 8 forbids choosing A-1 with B-2: together no plan can keep them. Raise max_tokens of Constraints row 2 from 12.5 to 13: that alone is enough.',
    );
    expect(statuses.get('Constraints!4')).toMatch(/No change of this row alone is enough\. Enough is: raise max_tokens/);
  });

  it('is a row of Gaps_and_Alerts each, with what the row asks for and no gap', () => {
    const { report, inputs } = made({ conflicts: [{ rows: ['Constraints!2', 'Targets!2'], provenMinimal: true }] });
    const output = toOutputRows(report, inputs.kpis);
    const names = outputColumns('Gaps_and_Alerts', output.scope).map(({ name }) => name);
    for (const row of output.gaps) expect(Object.keys(row)).toEqual(names);
    expect(output.gaps).toMatchObject([
      {
        dimension: { text: 'country' },
        dimension_key: { text: 'UK' },
        kpi_key: null,
        target_type: { text: 'capacity_cap' },
        target: { number: '12.5' },
        achieved: null,
        gap: null,
        severity: { text: 'critical' },
      },
      { dimension: { text: 'all' }, kpi_key: { text: 'delay' }, target_type: { text: 'floor' }, target: { number: expect.any(String) } },
    ]);
  });

  it('is not written beside many rows that are not proven to matter', () => {
    const rows = Array.from({ length: 30 }, (_, at) => `Constraints!${at + 2}`);
    const { report, inputs } = made({ conflicts: [{ rows, provenMinimal: false }], relaxations: [] });
    expect(conflictIssues(report)).toEqual([]);
    expect(toOutputRows(report, inputs.kpis).gaps).toEqual([]);
    expect(allMessages(report).join(' ')).toContain('22 more rows bind, too');
  });

  it('is the object of the contract in JSON, with more only where there is more to say', () => {
    const json = (changed: Partial<Infeasibility> = {}) => JSON.parse(canonicalJson(toRunJson(made(changed).report, []))).conflict;
    expect(json({ cannotAlone: [] })).toEqual({
      rows: ['Constraints!2', 'Constraints!4', 'Constraints!8'],
      proven_minimal: true,
      relaxations: [
        { changes: [{ row: 'Constraints!2', column: 'max_tokens', from: 12.5, to: 13 }], alone: true },
        { changes: [{ row: 'Constraints!8', drop: true }], alone: true },
      ],
    });
    const conflicts = [...base.conflicts, { rows: ['Constraints!9'], provenMinimal: false }];
    expect(json({ conflicts, isComplete: false, limit: 'time' })).toMatchObject({
      more_conflicts: [{ rows: ['Constraints!9'], proven_minimal: false }],
      cannot_alone: ['Constraints!4'],
      complete: false,
      limit: 'time',
    });
    expect(toRunJson(reportOf(marketplace, { scenario: 'Plan' }).report, []).conflict).toBeUndefined();
  });
});
