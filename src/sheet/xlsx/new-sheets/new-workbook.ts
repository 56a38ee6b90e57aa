import type { NewSheet } from '../../workbook.ts';
import { addRelationship, XlsxPackage } from '../package.ts';
import { RELATIONSHIPS, SPREADSHEET } from '../workbook-part.ts';
import { escapeAttribute } from '../xml-text.ts';
import { addNewSheets } from './add-new-sheets.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** A fresh `.xlsx` file of these sheets. Same sheets, same bytes. */
export const newWorkbookBytes = (sheets: readonly NewSheet[], title = 'Planwright'): Uint8Array => {
  const pkg = new XlsxPackage([]);
  pkg.addEntry('[Content_Types].xml', contentTypes);
  addPart(pkg, 'xl/workbook.xml', `${OFFICE}.spreadsheetml.sheet.main+xml`, 'officeDocument', workbookXml);
  addPart(pkg, 'docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml', 'core-properties', coreXml(title));
  addPart(pkg, 'docProps/app.xml', `${OFFICE}.extended-properties+xml`, 'extended-properties', appXml);
  addNewSheets(pkg, sheets);
  return pkg.toBytes();
};

const contentTypes =
  `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/></Types>';

/** The package's own properties have a relationship type outside the family of the others. */
const CORE_PROPERTIES = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';

const addPart = (pkg: XlsxPackage, path: string, contentType: string, kind: string, xml: string): void => {
  pkg.addPart(path, contentType, xml);
  addRelationship(pkg, '', kind === 'core-properties' ? CORE_PROPERTIES : `${RELATIONSHIPS[0]}/${kind}`, path);
};

const workbookXml =
  `${XML}<workbook xmlns="${SPREADSHEET[0]}" xmlns:r="${RELATIONSHIPS[0]}"><workbookPr/>` +
  '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15600" tabRatio="850"/></bookViews><sheets></sheets></workbook>';

const coreXml = (title: string): string =>
  `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">' +
  `<dc:title>${escapeAttribute(title)}</dc:title><dc:creator>Planwright</dc:creator></cp:coreProperties>`;

const appXml = `${XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Planwright</Application></Properties>`;
