import { fold } from '../base/text.ts';
import type { NewSheet, NewTableSheet } from '../sheet/workbook.ts';
import { INPUT_TABS } from './row-set.ts';
import { OUTPUT_TABS, type OutputScope, type OutputTab } from './tables/output-tabs.ts';
import type { ExampleContent, ExampleRow } from './template/example-content.ts';
import { inputSheet } from './template/input-sheet.ts';
import { outputSheet } from './template/output-sheet.ts';
import { READ_ME, readMeSheet } from './template/read-me.ts';

export type { ExampleContent, ExampleRow };

/** Every tab of a complete workbook, in order. */
export const TEMPLATE_TABS = [READ_ME, ...INPUT_TABS, ...OUTPUT_TABS] as const;
export type TemplateTab = (typeof TEMPLATE_TABS)[number];

export interface TemplateOptions {
  /** Rows to begin with; without them, tabs hold headers only. */
  readonly example?: ExampleContent;
  /** Only these tabs; all by default. */
  readonly tabs?: readonly TemplateTab[];
  /** The dimensions and KPIs that Results has columns for; those of the example by default. */
  readonly scope?: OutputScope;
}

const BUILT_IN_DIMENSIONS = ['country', 'department', 'category', 'program', 'product', 'segment'];

/** The tabs of a workbook, ready to be written: headers with notes, drop-downs, colours, widths, and the example's rows. */
export const templateSheets = (options: TemplateOptions = {}): readonly NewSheet[] => {
  const { example = {}, tabs = TEMPLATE_TABS } = options;
  const scope = options.scope ?? scopeOf(example);
  const sheets: readonly NewSheet[] = [
    readMeSheet(),
    ...INPUT_TABS.map((tab) => inputSheet(tab, example[tab] ?? [])),
    ...OUTPUT_TABS.map((tab) => outputSheet(tab, scope)),
  ];
  return sheets.filter((sheet) => tabs.some((tab) => tab === sheet.name));
};

/** An empty output tab, for a workbook that lacks it. */
export const outputTabSheet = (tab: OutputTab, scope: OutputScope): NewTableSheet => outputSheet(tab, scope);

const scopeOf = (example: ExampleContent): OutputScope => {
  const metrics = (example.Metrics_Config ?? []).map((row) => String(row.kpi_key ?? ''));
  const headers = new Set((example.Candidates ?? []).flatMap((row) => Object.keys(row)));
  return {
    dimensions: [...BUILT_IN_DIMENSIONS, ...[...headers].filter((header) => fold(header).startsWith('dim.')).sort()],
    kpis: metrics.filter((key) => key !== ''),
  };
};
