import { UsageError } from '../../base/errors.ts';
import {
  addRelationship,
  editPart,
  freshPath,
  type ParsedPart,
  parsePart,
  relationshipKind,
  relationshipsOf,
  type XlsxPackage,
} from './package.ts';
import { damaged, notEditable } from './refusals.ts';
import { appendInside, insertAt, setAttribute } from './splice.ts';
import { escapeAttribute } from './xml-text.ts';
import { attributeOf, childrenNamed, findChild, isTrue, prefixFor, type XmlElement } from './xml-tree.ts';

/** The namespaces of spreadsheets and of their relationships, in the transitional and the strict form. */
export const SPREADSHEET = [
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
] as const;
export const RELATIONSHIPS = [
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships',
] as const;

const WORKSHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';

/** One sheet as the workbook lists it. `path` is absent where its part is missing; `kind` is `worksheet`, `chartsheet`, `dialogsheet`, …. */
export interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly kind: string;
  readonly path: string | undefined;
}

/** What the workbook part says. */
export interface WorkbookPart {
  readonly part: ParsedPart;
  readonly sheets: readonly SheetEntry[];
  /** Dates count from 1904. */
  readonly date1904: boolean;
  /** The strict form of the file format. */
  readonly strict: boolean;
  /** Sheets may not be added. */
  readonly structureLocked: boolean;
}

/** The path of the workbook part: `xl/workbook.xml` in most files. */
export const workbookPath = (pkg: XlsxPackage): string => {
  const found = relationshipsOf(pkg, '').find((one) => relationshipKind(one) === 'officeDocument');
  const path = found?.target ?? 'xl/workbook.xml';
  if (pkg.has(path)) {
    if (path.toLowerCase().endsWith('.bin')) throw binaryWorkbook();
    return path;
  }
  if (pkg.has('xl/workbook.bin')) throw binaryWorkbook();
  throw new UsageError('This file holds no workbook.', {
    code: 'not-a-workbook',
    hint: 'Give an .xlsx or .xlsm file. Documents of other programs must be saved as .xlsx first.',
  });
};

const binaryWorkbook = () =>
  new UsageError('This workbook is in the binary .xlsb format.', {
    code: 'workbook-xlsb',
    hint: 'Open it in Excel and save it as .xlsx.',
  });

/** Reads the workbook part: its sheets in order, and what holds for all of them. */
export const readWorkbookPart = (pkg: XlsxPackage): WorkbookPart => {
  const part = parsePart(pkg, workbookPath(pkg));
  const { root } = part;
  if (root.local !== 'workbook') {
    throw new UsageError('This file holds no workbook.', { code: 'not-a-workbook', hint: 'Give an .xlsx or .xlsm file.' });
  }
  const properties = findChild(root, 'workbookPr');
  const protection = findChild(root, 'workbookProtection');
  return {
    part,
    sheets: readSheetEntries(pkg, part),
    date1904: properties !== undefined && isTrue(attributeOf(properties, 'date1904')),
    strict: prefixFor(root, [SPREADSHEET[1]]) !== undefined,
    structureLocked: protection !== undefined && isTrue(attributeOf(protection, 'lockStructure')),
  };
};

const readSheetEntries = (pkg: XlsxPackage, part: ParsedPart): readonly SheetEntry[] => {
  const byId = new Map(relationshipsOf(pkg, part.path).map((one) => [one.id, one]));
  const list = findChild(part.root, 'sheets');
  return childrenNamed(list ?? part.root, 'sheet').map((sheet) => {
    const target = byId.get(attributeOf(sheet, 'id', true) ?? '');
    const path = target === undefined || target.external || !pkg.has(target.target) ? undefined : target.target;
    return {
      name: attributeOf(sheet, 'name') ?? '',
      hidden: (attributeOf(sheet, 'state') ?? 'visible') !== 'visible',
      kind: target === undefined ? 'missing' : relationshipKind(target),
      path,
    };
  });
};

/**
 * Adds a sheet after the last one and gives the path of its part. `xml` is the whole worksheet part. Throws `UsageError` when the
 * workbook's structure is protected or a sheet has that name (case does not matter).
 */
export const addSheet = (pkg: XlsxPackage, name: string, xml: string | Iterable<Uint8Array>, hidden = false): string => {
  const workbook = readWorkbookPart(pkg);
  checkCanAdd(workbook, name);
  const folder = workbook.part.path.slice(0, workbook.part.path.lastIndexOf('/') + 1);
  const path = freshPath(pkg, `${folder}worksheets/sheet`, '.xml');
  pkg.addPart(path, WORKSHEET_TYPE, xml);
  const id = addRelationship(pkg, workbook.part.path, `${RELATIONSHIPS[workbook.strict ? 1 : 0]}/worksheet`, path);
  listSheet(pkg, workbook.part, name, id, hidden);
  return path;
};

const checkCanAdd = (workbook: WorkbookPart, name: string): void => {
  if (workbook.structureLocked) {
    throw notEditable(
      'workbook-structure-protected',
      `its structure is protected, so the tab ${name} cannot be added`,
      'In Excel, remove the protection (Review > Protect Workbook), save and try again; or add the tab by hand.',
    );
  }
  if (workbook.sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase())) {
    throw notEditable('sheet-exists', `it has a tab named ${name} already`, 'Rename that tab and try again.');
  }
};

const listSheet = (pkg: XlsxPackage, part: ParsedPart, name: string, relationshipId: string, hidden: boolean): void => {
  const list = findChild(part.root, 'sheets');
  if (list === undefined) throw damaged('its workbook part lists no sheets');
  const ids = list.children.map((sheet) => Number(attributeOf(sheet, 'sheetId') ?? 0)).filter(Number.isSafeInteger);
  const sheetId = Math.max(0, ...ids) + 1;
  const prefix = prefixFor(part.root, RELATIONSHIPS);
  const declaration = prefix === undefined || prefix === '' ? ` xmlns:pwr="${relationshipsNamespace(part.root)}"` : '';
  const id = `${declaration === '' ? prefix : 'pwr:'}id="${relationshipId}"`;
  const element = `<${list.prefix}sheet name="${escapeAttribute(name)}" sheetId="${sheetId}"${hidden ? ' state="hidden"' : ''}${declaration} ${id}/>`;
  editPart(pkg, part, [appendInside(part.bytes, list, element)]);
};

const relationshipsNamespace = (root: XmlElement): string => RELATIONSHIPS[prefixFor(root, [SPREADSHEET[1]]) === undefined ? 0 : 1];

/** The elements of a workbook that stand before `calcPr`. */
const BEFORE_CALC = [
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
];

/** Asks whatever opens the workbook next to calculate every formula. */
export const requestRecalculation = (pkg: XlsxPackage): void => {
  const part = parsePart(pkg, workbookPath(pkg));
  const calc = findChild(part.root, 'calcPr');
  if (calc !== undefined) {
    if (!isTrue(attributeOf(calc, 'fullCalcOnLoad'))) editPart(pkg, part, [setAttribute(calc, 'fullCalcOnLoad', '1')]);
    return;
  }
  const before = part.root.children.findLast((child) => BEFORE_CALC.includes(child.local));
  if (before === undefined) throw damaged('its workbook part lists no sheets');
  editPart(pkg, part, [insertAt(before.end, `<${before.prefix}calcPr fullCalcOnLoad="1"/>`)]);
};
