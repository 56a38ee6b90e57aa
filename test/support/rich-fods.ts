import { parse } from 'csv-parse/sync';
import type { Tabs } from './small-plan.ts';

/**
 * A flat OpenDocument workbook as a team may have it: planning tabs of our names with rows, statuses still to come, and beside them a
 * dashboard with formulas over what a run will write, a chart, a pivot table, conditional formats, drop-downs, a picture and notes.
 */
export const richFods = (tabs: Tabs, outputs: Readonly<Record<string, readonly string[]>>): string => {
  const inputs = Object.entries(tabs).map(([name, text]) =>
    table(name, parse(text, { relaxColumnCount: true }), name === 'Candidates' ? NOTE : ''),
  );
  const empty = Object.entries(outputs).map(([name, headers]) => table(name, [headers], ''));
  return `${HEAD}<office:body><office:spreadsheet>${VALIDATIONS}${DASHBOARD}${[...inputs, ...empty].join('')}${table('Pivot', [['']], '')}${PIVOT}</office:spreadsheet></office:body></office:document>`;
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const cellOf = (text: string, extra = ''): string => {
  if (text === '') return `<table:table-cell/>`;
  const value = /^-?\d+(\.\d+)?$/.test(text) ? `office:value-type="float" office:value="${text}"` : 'office:value-type="string"';
  return `<table:table-cell ${value}>${extra}<text:p>${escaped(text)}</text:p></table:table-cell>`;
};

const formula = (text: string): string =>
  `<table:table-cell table:formula="of:=${escaped(text)}" office:value-type="float" office:value="0"/>`;

const NOTE = '<office:annotation><dc:creator>mia</dc:creator><text:p>Ask Tom before this changes</text:p></office:annotation>';

const table = (name: string, rows: readonly (readonly string[])[], note: string): string => {
  const lines = rows.map(
    (row, at) => `<table:table-row>${row.map((it, n) => cellOf(it, at === 1 && n === 0 ? note : '')).join('')}</table:table-row>`,
  );
  return `<table:table table:name="${name}"><table:table-column table:number-columns-repeated="20"/>${lines.join('')}</table:table>`;
};

const NAMES = [
  'office',
  'table',
  'text',
  'style',
  'draw:drawing',
  'svg:svg-compatible',
  'fo:xsl-fo-compatible',
  'number:datastyle',
  'chart',
  'of',
];
const namespace = (name: string): string => {
  const [prefix = '', rest = prefix] = name.split(':');
  return `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${rest}:1.${prefix === 'of' ? '2' : '0'}"`;
};

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${NAMES.map(namespace).join(' ')} xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:styles><style:style style:name="Good" style:family="table-cell"><style:table-cell-properties fo:background-color="#c6efce"/></style:style><style:style style:name="Bad" style:family="table-cell"><style:table-cell-properties fo:background-color="#ffc7ce"/></style:style></office:styles>`;

const VALIDATIONS =
  '<table:content-validations><table:content-validation table:name="team" table:condition="of:cell-content-is-in-list(&quot;Blue&quot;;&quot;Red&quot;)" table:allow-empty-cell="true" table:base-cell-address="Dashboard.B1"/></table:content-validations>';

/** One red pixel. */
const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

const CHART = `<draw:frame svg:width="8cm" svg:height="5cm" svg:x="1cm" svg:y="8cm"><draw:object><office:document office:mimetype="application/vnd.oasis.opendocument.chart" office:version="1.3"><office:body><office:chart><chart:chart chart:class="chart:bar" svg:width="8cm" svg:height="5cm"><chart:plot-area table:cell-range-address="Dashboard.A3:Dashboard.B6"><chart:axis chart:dimension="x"/><chart:axis chart:dimension="y"/><chart:series chart:values-cell-range-address="Dashboard.B3:Dashboard.B6" chart:class="chart:bar"/></chart:plot-area></chart:chart></office:chart></office:body></office:document></draw:object></draw:frame>`;

const SHAPES = `<table:shapes><draw:frame svg:width="2cm" svg:height="2cm" svg:x="12cm" svg:y="1cm"><draw:image><office:binary-data>${PICTURE}</office:binary-data></draw:image></draw:frame>${CHART}</table:shapes>`;

const row = (...cells: readonly string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`;

const DASHBOARD = `<table:table table:name="Dashboard">${SHAPES}<table:table-column table:number-columns-repeated="6"/>${[
  row(
    cellOf('Team'),
    '<table:table-cell table:content-validation-name="team" office:value-type="string"><text:p>Blue</text:p></table:table-cell>',
  ),
  row(cellOf('Fact'), cellOf('Value')),
  row(cellOf('Tokens chosen'), formula('SUM([Results.$F$2:.$F$500])')),
  row(cellOf('Chosen, in the UK'), formula('SUMPRODUCT(([Results.$D$2:.$D$500]="UK")*([Results.$E$2:.$E$500]=TRUE()))')),
  row(cellOf('Rows that are fine'), formula('COUNTIF([Candidates.$H$2:.$H$500];"OK*")')),
  row(cellOf('Share of the capacity'), formula('[.B3]/[Scenario_Config.$D$2]')),
].join(
  '',
)}<calcext:conditional-formats><calcext:conditional-format calcext:target-range-address="Dashboard.B3:Dashboard.B6"><calcext:condition calcext:apply-style-name="Good" calcext:value="&gt;0" calcext:base-cell-address="Dashboard.B3"/><calcext:condition calcext:apply-style-name="Bad" calcext:value="=0" calcext:base-cell-address="Dashboard.B3"/></calcext:conditional-format></calcext:conditional-formats></table:table>`;

const PIVOT = `<table:data-pilot-tables><table:data-pilot-table table:name="ByCountry" table:application-data="" table:target-range-address="Pivot.A1:Pivot.B5" table:show-filter-button="false"><table:source-cell-range table:cell-range-address="Candidates.A1:Candidates.G5"/><table:data-pilot-field table:source-field-name="country" table:orientation="row"><table:data-pilot-level/></table:data-pilot-field><table:data-pilot-field table:source-field-name="engineering_tokens" table:orientation="data" table:function="sum"><table:data-pilot-level/></table:data-pilot-field></table:data-pilot-table></table:data-pilot-tables>`;
