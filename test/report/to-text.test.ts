import { describe, expect, it } from 'vitest';
import { decimal } from '../../src/base/decimal.ts';
import type { Infeasibility } from '../../src/engine/conflict.ts';
import type { Report } from '../../src/report/report.ts';
import { widthOf } from '../../src/report/text-table.ts';
import { type SummaryOptions, toText } from '../../src/report/to-text.ts';
import { marketplace, plan } from './marketplace.ts';
import { reportOf } from './report-of.ts';

const plain: SummaryOptions = { colour: (_style, text) => text, width: 110, next: ['See the tab Results in roadmap.xlsx.'] };
const golden = (name: string): string => `../golden/report/${name}.txt`;
const open = { result: 'feasible', limit: 'time' } as const;

describe('the summary in the terminal', () => {
  it('reads as in the golden files', async () => {
    const show = (report: Report): string => toText(report, plain);
    const optimal = reportOf(marketplace, { scenario: 'Plan', selected: plan, messages: ['Row Constraints!99 belongs to no set.'] });
    await expect(show(optimal.report)).toMatchFileSnapshot(golden('optimal'));
    const feasible = reportOf(marketplace, {
      scenario: 'Order',
      scope: 'selected',
      selected: plan,
      ended: open,
      bounds: { 1: '5.115', 2: null },
    });
    await expect(show(feasible.report)).toMatchFileSnapshot(golden('feasible'));
    await expect(show(reportOf(marketplace, { scenario: 'Mix', selected: plan }).report)).toMatchFileSnapshot(golden('weighted'));
    const infeasibility: Infeasibility = {
      conflicts: [{ rows: ['Constraints!2', 'Constraints!4', 'Constraints!10'], provenMinimal: true }],
      isComplete: true,
      relaxations: [
        {
          changes: [{ row: 'Constraints!2', column: 'max_tokens', from: decimal('12.5'), to: decimal('13') }],
          alone: true,
          provenLeast: true,
          selected: [],
        },
        { changes: [{ row: 'Constraints!10', drop: true }], alone: true, provenLeast: true, selected: [] },
      ],
      cannotAlone: [],
    };
    await expect(show(reportOf(marketplace, { scenario: 'Plan', infeasibility }).report)).toMatchFileSnapshot(golden('infeasible'));
  });

  it('keeps to the width of the terminal', () => {
    const { report } = reportOf(marketplace, { scenario: 'Plan', selected: plan });
    for (const width of [80, 100, 140]) {
      const lines = toText(report, { ...plain, width }).split('\n');
      expect(lines.filter((line) => widthOf(line) > width)).toEqual([]);
    }
  });

  it('gives a terminal nothing to obey', () => {
    const [header = [], ...rows] = marketplace.Candidates ?? [];
    const evil = rows.map((row) => (row[0] === 'A-4' ? ['A-4', '\u001b[2J\u0007evil\u202e title', ...row.slice(2)] : row));
    const { report } = reportOf({ ...marketplace, Candidates: [header, ...evil] }, { scenario: 'Plan', selected: plan });
    const text = toText(report, plain);
    expect(text).toContain('[2J evil title');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  it('colours by meaning', () => {
    const { report } = reportOf(marketplace, { scenario: 'Plan', selected: plan });
    const text = toText(report, { ...plain, colour: (style, text) => `<${style}>${text}</>` });
    expect(text).toContain('<good>Proven best plan.</>');
    expect(text).toContain('<bad>critical</>');
    expect(text).toContain('<warn>warning</>');
  });

  it('never says proven of what is not', () => {
    const states = [
      reportOf(marketplace, { scenario: 'Plan', selected: plan, ended: open, bounds: { 0: '146', 1: null } }),
      reportOf(marketplace, { scenario: 'Plan', selected: plan, ended: open, bounds: { 0: null, 1: null } }),
      reportOf(marketplace, { scenario: 'Plan', ended: { result: 'unknown', limit: 'time' } }),
    ];
    for (const { report } of states) expect(toText(report, plain)).not.toMatch(/Proven|in the best plan:|worth more/);
    const [first] = states;
    expect(first && toText(first.report, plain)).toContain('at most 0.35 % better is possible');
  });

  it('says so when only the tie-break is open', () => {
    const { report } = reportOf(marketplace, { scenario: 'Plan', selected: plan, ended: open, bounds: { 1: null } });
    expect(toText(report, plain)).toContain('Proven: no plan is worth more. Whether one worth as much needs fewer tokens is not proven');
  });
});
