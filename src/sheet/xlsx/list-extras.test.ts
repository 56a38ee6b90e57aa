import { describe, expect, it } from 'vitest';
import { workbookOf } from '../../../test/sheet/xlsx-fixture.ts';
import { excelOnly } from '../../../test/support/excel-only.ts';
import { SMALL_PLAN } from '../../../test/support/small-plan.ts';
import { listExtras } from './list-extras.ts';

const counted = (bytes: Uint8Array, tab: string | null): Readonly<Record<string, number>> =>
  Object.fromEntries(
    listExtras(bytes)
      .filter((it) => it.tab === tab)
      .map(({ what, count }) => [what, count]),
  );

describe('what a workbook holds beside values', () => {
  it('is counted by tab', () => {
    const bytes = workbookOf({
      sheets: [
        { name: 'Plain', xml: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' },
        {
          name: 'Rich',
          xml:
            '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1"/></sheetView></sheetViews><cols><col min="2" max="4" hidden="1"/><col min="5" max="5"/></cols>' +
            '<sheetData><row r="1" hidden="1"><c r="A1" s="1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+2</f></c></row><row r="2"><c r="A2"><v>1</v></c></row></sheetData>' +
            '<sheetProtection sheet="1"/><autoFilter ref="A1:B2"/><mergeCells count="2"><mergeCell ref="C1:D1"/><mergeCell ref="C2:D2"/></mergeCells>' +
            '<conditionalFormatting sqref="A1"/><dataValidations count="1"><dataValidation sqref="A1"/></dataValidations><hyperlinks><hyperlink ref="A2"/></hyperlinks>',
        },
      ],
      afterSheets:
        '<definedNames><definedName name="Rate">Rich!$A$1</definedName><definedName name="_xlnm.Print_Titles">x</definedName></definedNames>',
      parts: { 'xl/vbaProject.bin': 'x', 'xl/externalLinks/externalLink1.xml': '<externalLink/>' },
    });
    expect(counted(bytes, 'Plain')).toEqual({});
    expect(counted(bytes, 'Rich')).toEqual({
      'frozen panes': 1,
      'hidden columns': 3,
      'hidden rows': 1,
      formulas: 2,
      'formulas that were never calculated': 1,
      'formatted cells': 1,
      protection: 1,
      filters: 1,
      'merged cells': 2,
      'conditional formats': 1,
      'drop-downs and other validations': 1,
      links: 1,
    });
    expect(counted(bytes, null)).toEqual({ names: 1, macros: 1, 'links to other workbooks': 1 });
  });

  it('knows what only Excel writes: charts, comments, sparklines', () => {
    expect(counted(excelOnly(SMALL_PLAN), 'Board')).toMatchObject({
      'charts, pictures and shapes': expect.any(Number),
      comments: expect.any(Number),
      sparklines: 1,
      slicers: 1,
    });
  });
});
