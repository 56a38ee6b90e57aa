import { strFromU8, unzipSync } from 'fflate';
import { newWorkbookBytes } from '../../src/sheet/xlsx/new-sheets/new-workbook.ts';
import { zipOf } from '../sheet/xlsx-fixture.ts';
import { smallSheets, type Tabs } from './small-plan.ts';

/**
 * A workbook with what only Excel writes, put together by hand: a `Board` tab with sparklines, data bars and a drop-down of its 2010
 * extension, a slicer, a threaded comment with its author, a chart whose series carry ids of 2014, and custom XML behind it all.
 */
export const excelOnly = (tabs: Tabs): Uint8Array => {
  const parts: Record<string, Uint8Array | string> = { ...unzipSync(newWorkbookBytes(smallSheets(tabs))), ...EXTRA };
  const change = (path: string, from: string, to: string): void => {
    const content = parts[path] ?? '';
    parts[path] = (typeof content === 'string' ? content : strFromU8(content)).replace(from, to);
  };
  change(
    '[Content_Types].xml',
    '</Types>',
    `<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${TYPES.map(([path, type]) => `<Override PartName="/${path}" ContentType="application/${type}+xml"/>`).join('')}</Types>`,
  );
  change('xl/workbook.xml', '</sheets>', '<sheet name="Board" sheetId="60" r:id="rId60"/></sheets>');
  change('xl/workbook.xml', '</definedNames>', '<definedName name="Slicer_country">#N/A</definedName></definedNames>');
  change(
    'xl/workbook.xml',
    '</workbook>',
    `<extLst><ext xmlns:x15="${X15}" uri="{46BE6895-7355-4a93-B00E-2C351335B9C9}"><x15:slicerCaches xmlns:x14="${X14}"><x14:slicerCache r:id="rId61"/></x15:slicerCaches></ext></extLst></workbook>`,
  );
  change(
    'xl/_rels/workbook.xml.rels',
    '</Relationships>',
    `${rel('rId60', `${OFFICE}/worksheet`, 'worksheets/board.xml')}${rel('rId61', 'http://schemas.microsoft.com/office/2007/relationships/slicerCache', 'slicerCaches/slicerCache1.xml')}${rel('rId62', 'http://schemas.microsoft.com/office/2017/10/relationships/person', 'persons/person.xml')}${rel('rId63', `${OFFICE}/customXml`, '../customXml/item1.xml')}</Relationships>`,
  );
  return zipOf(parts);
};

/** The parts that no other program writes. */
export const excelOnlyParts = (): readonly string[] => Object.keys(EXTRA);

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const X14 = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/main';
const X15 = 'http://schemas.microsoft.com/office/spreadsheetml/2010/11/main';
const XM = 'http://schemas.microsoft.com/office/excel/2006/main';
const THREADED = 'http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const rel = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
const rels = (...items: readonly string[]): string =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;

const TYPES: readonly (readonly [string, string])[] = [
  ['xl/worksheets/board.xml', 'vnd.openxmlformats-officedocument.spreadsheetml.worksheet'],
  ['xl/drawings/drawing1.xml', 'vnd.openxmlformats-officedocument.drawing'],
  ['xl/charts/chart1.xml', 'vnd.openxmlformats-officedocument.drawingml.chart'],
  ['xl/comments1.xml', 'vnd.openxmlformats-officedocument.spreadsheetml.comments'],
  ['xl/threadedComments/threadedComment1.xml', 'vnd.ms-excel.threadedcomments'],
  ['xl/persons/person.xml', 'vnd.ms-excel.person'],
  ['xl/slicers/slicer1.xml', 'vnd.ms-excel.slicer'],
  ['xl/slicerCaches/slicerCache1.xml', 'vnd.ms-excel.slicerCache'],
  ['customXml/itemProps1.xml', 'vnd.openxmlformats-officedocument.customXmlProperties'],
];

const text = (at: string, value: string): string => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
const formula = (at: string, value: string): string => `<c r="${at}"><f>${value}</f><v>0</v></c>`;

const SPARKLINES = `<ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" xmlns:x14="${X14}"><x14:sparklineGroups xmlns:xm="${XM}"><x14:sparklineGroup displayEmptyCellsAs="gap"><x14:colorSeries rgb="FF376092"/><x14:sparklines><x14:sparkline><xm:f>Board!B2:B4</xm:f><xm:sqref>D2</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext>`;
const DATA_BAR = `<ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="${X14}"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="${XM}"><x14:cfRule type="dataBar" id="{A1B2C3D4-0000-4000-8000-000000000001}"><x14:dataBar minLength="0" maxLength="100" gradient="0"><x14:cfvo type="autoMin"/><x14:cfvo type="autoMax"/><x14:negativeFillColor rgb="FFFF0000"/><x14:axisColor rgb="FF000000"/></x14:dataBar></x14:cfRule><xm:sqref>B2:B4</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>`;
const DROP_DOWN = `<ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="${X14}"><x14:dataValidations xmlns:xm="${XM}" count="1"><x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>Candidates!$C$2:$C$5</xm:f></x14:formula1><xm:sqref>E1</xm:sqref></x14:dataValidation></x14:dataValidations></ext>`;
const SLICERS = `<ext uri="{3A4CF648-6AED-40f4-86FF-DC5316D8AED3}" xmlns:x15="${X15}"><x14:slicerList xmlns:x14="${X14}"><x14:slicer r:id="rId4"/></x14:slicerList></ext>`;

const BOARD = `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetData><row r="1">${text('A1', 'Fact')}${text('B1', 'Value')}</row><row r="2">${text('A2', 'Tokens chosen')}${formula('B2', 'SUM(Results!$F$2:$F$500)')}</row><row r="3">${text('A3', 'Runs')}${formula('B3', 'COUNTA(Runs!$A$2:$A$500)')}</row><row r="4">${text('A4', 'Rows that are fine')}${formula('B4', 'COUNTIF(Candidates!$H$2:$H$500,"OK")')}</row></sheetData><conditionalFormatting sqref="B2:B4"><cfRule type="dataBar" priority="1"><dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar><extLst><ext uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}" xmlns:x14="${X14}"><x14:id>{A1B2C3D4-0000-4000-8000-000000000001}</x14:id></ext></extLst></cfRule></conditionalFormatting><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><drawing r:id="rId1"/><legacyDrawing r:id="rId2"/><extLst>${DATA_BAR}${DROP_DOWN}${SPARKLINES}${SLICERS}</extLst></worksheet>`;

const CHART = `${HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${OFFICE}" xmlns:c16="http://schemas.microsoft.com/office/drawing/2014/chart"><c:chart><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/><c:cat><c:strRef><c:f>Board!$A$2:$A$4</c:f></c:strRef></c:cat><c:val><c:numRef><c:f>Board!$B$2:$B$4</c:f></c:numRef></c:val><c:extLst><c:ext uri="{C3380CC4-5D6E-409C-BE32-E72D297353CC}"><c16:uniqueId val="{00000000-6F4C-4A5B-9F1D-0123456789AB}"/></c:ext></c:extLst></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>`;

const ANCHOR =
  '<xdr:from><xdr:col>6</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>12</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>15</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>';
const frame = (id: number, name: string, data: string): string =>
  `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${id}" name="${name}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic>${data}</a:graphic></xdr:graphicFrame>`;
const CHART_FRAME = frame(
  2,
  'Chart 1',
  `<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId1"/></a:graphicData>`,
);
const SLICER_FRAME = frame(
  3,
  'country',
  '<a:graphicData uri="http://schemas.microsoft.com/office/drawing/2010/slicer"><sle:slicer xmlns:sle="http://schemas.microsoft.com/office/drawing/2010/slicer" name="country"/></a:graphicData>',
);
const DRAWING = `${HEAD}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${OFFICE}"><xdr:twoCellAnchor>${ANCHOR}${CHART_FRAME}<xdr:clientData/></xdr:twoCellAnchor><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice xmlns:sle15="http://schemas.microsoft.com/office/drawing/2012/slicer" Requires="sle15"><xdr:twoCellAnchor>${ANCHOR}${SLICER_FRAME}<xdr:clientData/></xdr:twoCellAnchor></mc:Choice><mc:Fallback/></mc:AlternateContent></xdr:wsDr>`;

const NOTE_SHAPE =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/><v:shape id="_x0000_s1025" type="#_x0000_t202" style="position:absolute;visibility:hidden"><x:ClientData ObjectType="Note"><x:Row>1</x:Row><x:Column>0</x:Column></x:ClientData></v:shape></xml>';

const EXTRA: Readonly<Record<string, string>> = {
  'xl/worksheets/board.xml': BOARD,
  'xl/worksheets/_rels/board.xml.rels': rels(
    rel('rId1', `${OFFICE}/drawing`, '../drawings/drawing1.xml'),
    rel('rId2', `${OFFICE}/vmlDrawing`, '../drawings/vmlDrawing1.vml'),
    rel('rId3', `${OFFICE}/comments`, '../comments1.xml'),
    rel('rId4', 'http://schemas.microsoft.com/office/2007/relationships/slicer', '../slicers/slicer1.xml'),
    rel('rId5', 'http://schemas.microsoft.com/office/2017/10/relationships/threadedComment', '../threadedComments/threadedComment1.xml'),
  ),
  'xl/drawings/drawing1.xml': DRAWING,
  'xl/drawings/_rels/drawing1.xml.rels': rels(rel('rId1', `${OFFICE}/chart`, '../charts/chart1.xml')),
  'xl/drawings/vmlDrawing1.vml': NOTE_SHAPE,
  'xl/charts/chart1.xml': CHART,
  'xl/comments1.xml': `${HEAD}<comments xmlns="${MAIN}"><authors><author>tc={B0000000-0000-4000-8000-000000000001}</author></authors><commentList><comment ref="A2" authorId="0"><text><t>[Threaded comment] Is this all of it?</t></text></comment></commentList></comments>`,
  'xl/threadedComments/threadedComment1.xml': `${HEAD}<ThreadedComments xmlns="${THREADED}"><threadedComment ref="A2" dT="2026-01-05T09:00:00.00" personId="{C0000000-0000-4000-8000-000000000001}" id="{B0000000-0000-4000-8000-000000000001}"><text>Is this all of it?</text></threadedComment></ThreadedComments>`,
  'xl/persons/person.xml': `${HEAD}<personList xmlns="${THREADED}"><person displayName="Mia" id="{C0000000-0000-4000-8000-000000000001}" userId="mia" providerId="None"/></personList>`,
  'xl/slicers/slicer1.xml': `${HEAD}<slicers xmlns="${X14}"><slicer name="country" cache="Slicer_country" caption="country" rowHeight="241300"/></slicers>`,
  'xl/slicerCaches/slicerCache1.xml': `${HEAD}<slicerCacheDefinition xmlns="${X14}" name="Slicer_country" sourceName="country"/>`,
  'customXml/item1.xml': '<team xmlns="urn:example:team">Blue</team>',
  'customXml/itemProps1.xml': `${HEAD}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{D0000000-0000-4000-8000-000000000001}"><ds:schemaRefs/></ds:datastoreItem>`,
  'customXml/_rels/item1.xml.rels': rels(rel('rId1', `${OFFICE}/customXmlProps`, 'itemProps1.xml')),
};
