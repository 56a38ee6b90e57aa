import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { deflateWhole } from '../../src/sheet/xlsx/compression.ts';
import { newWorkbookBytes } from '../../src/sheet/xlsx/new-sheets/new-workbook.ts';
import { readZipDirectory } from '../../src/sheet/xlsx/zip-directory.ts';
import { newEntry, writeZip } from '../../src/sheet/xlsx/zip-write.ts';
import { zipOf } from '../sheet/xlsx-fixture.ts';
import { SMALL_PLAN, smallSheets, writeFolder } from '../support/small-plan.ts';

/** Files that no spreadsheet program writes, or that were written to do harm: each is refused, with a reason, and stays as it was. */
export interface FileCase {
  readonly name: string;
  /** Writes it into an empty folder and gives the path to ask about. */
  readonly make: (folder: string) => string;
  readonly exit: 1 | 2;
  readonly code: string;
  readonly words: RegExp;
  /** Also asked through the real command line. */
  readonly child?: true;
}

const file = (folder: string, name: string, bytes: Uint8Array | string): string => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return path;
};

const sound = newWorkbookBytes(smallSheets(SMALL_PLAN));
const parts = (): Record<string, Uint8Array> => unzipSync(sound);
const CANDIDATES = 'xl/worksheets/sheet1.xml';
const WORKBOOK = 'xl/workbook.xml';
const TYPES = '[Content_Types].xml';
const OLE = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);

const bytesNamed = (name: string, bytes: Uint8Array | string) => (folder: string) => file(folder, name, bytes);
const xlsx = (bytes: () => Uint8Array | string) => (folder: string) => file(folder, 'plan.xlsx', bytes());

/** The sound workbook with one part's text changed. */
const withText = (part: string, change: (text: string) => string) =>
  xlsx(() => {
    const before = parts()[part] ?? new Uint8Array();
    const after = change(strFromU8(before));
    if (after === strFromU8(before)) throw new RangeError(`nothing changed in ${part}`);
    return zipOf({ ...parts(), [part]: after });
  });

const without = (part: string) => xlsx(() => zipOf(Object.fromEntries(Object.entries(parts()).filter(([name]) => name !== part))));

/** With one more entry of any name, even one that is there. */
const withEntry = (name: string, text = 'x') =>
  xlsx(() => writeZip([...readZipDirectory(sound), newEntry(name, deflateWhole(new TextEncoder().encode(text)))]));

const bomb = (megabytes: number) =>
  xlsx(() => {
    const size = megabytes * 1024 * 1024;
    const data = new Uint8Array(deflateRawSync(Buffer.alloc(size, 0x20), { level: 9 }));
    const rest = readZipDirectory(sound).filter((entry) => entry.name !== CANDIDATES);
    return writeZip([...rest, newEntry(CANDIDATES, { data, method: 8, crc: 0, size })]);
  });

const cell = (xml: string) => withText(CANDIDATES, (text) => text.replace('</sheetData>', `${xml}</sheetData>`));
const LAUGHS = `<!DOCTYPE l [<!ENTITY a "haha">${'bcdefghij'.replace(/./g, (it) => `<!ENTITY ${it} "${`&${String.fromCharCode(it.charCodeAt(0) - 1)};`.repeat(10)}">`)}]>`;

const DOCX: Record<string, string> = {
  [TYPES]: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  '_rels/.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  'word/document.xml': '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>',
};

const refuse = (name: string, make: FileCase['make'], code: string, words: RegExp, child?: true): FileCase => ({
  name,
  make,
  exit: 2,
  code,
  words,
  ...(child ? { child } : {}),
});

export const FILE_CASES: readonly FileCase[] = [
  // What is no workbook
  refuse(
    'a PDF',
    xlsx(() => '%PDF-1.7\n1 0 obj\n'.repeat(100)),
    'workbook-damaged',
    /no complete zip file/,
    true,
  ),
  refuse(
    'a picture',
    xlsx(() => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...new Uint8Array(500))),
    'workbook-damaged',
    /zip/,
  ),
  refuse(
    'an empty file',
    xlsx(() => ''),
    'workbook-damaged',
    /empty/,
    true,
  ),
  refuse(
    'a CSV file by another name',
    xlsx(() => SMALL_PLAN.Candidates ?? ''),
    'workbook-damaged',
    /zip/,
  ),
  refuse('an old .xls file', bytesNamed('plan.xls', OLE), 'workbook-xls', /save it as \.xlsx/),
  refuse(
    'an old .xls file by another name',
    xlsx(() => Buffer.concat([OLE, Buffer.alloc(4096)])),
    'workbook-xls',
    /save it as \.xlsx/,
  ),
  refuse(
    'an encrypted workbook',
    xlsx(() => Buffer.concat([OLE, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')])),
    'workbook-encrypted',
    /password/,
    true,
  ),
  refuse(
    'a .xlsb file by another name',
    xlsx(() => zipOf({ [TYPES]: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>', 'xl/workbook.bin': OLE })),
    'workbook-xlsb',
    /binary \.xlsb/,
  ),
  refuse(
    'a text document',
    xlsx(() => zipOf(DOCX)),
    'not-a-workbook',
    /no workbook/,
  ),
  refuse('a .xlsb file', bytesNamed('plan.xlsb', sound), 'workbook-xlsb', /\.xlsx/),
  refuse(
    'an .ods file',
    bytesNamed('plan.ods', zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' })),
    'workbook-ods',
    /LibreOffice/,
  ),
  refuse(
    'an .ods file by another name',
    xlsx(() => zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' })),
    'not-a-workbook',
    /Content_Types/,
  ),
  refuse(
    'a zip file of something else',
    xlsx(() => zipOf({ 'readme.txt': 'hello' })),
    'not-a-workbook',
    /Content_Types/,
  ),
  refuse('a text file', bytesNamed('plan.txt', 'hello'), 'source-unsupported', /folder/),
  refuse('one CSV file instead of its folder', bytesNamed('Candidates.csv', SMALL_PLAN.Candidates ?? ''), 'source-unsupported', /folder/),
  refuse('nothing', (folder) => join(folder, 'plan.xlsx'), 'source-missing', /Check the path/),
  refuse(
    'a link to nothing',
    (folder) => {
      symlinkSync(join(folder, 'gone.xlsx'), join(folder, 'plan.xlsx'));
      return join(folder, 'plan.xlsx');
    },
    'source-missing',
    /Check the path/,
  ),
  // Damage
  refuse(
    'a workbook cut in the middle',
    xlsx(() => sound.subarray(0, sound.length / 2)),
    'workbook-damaged',
    /cut short/,
    true,
  ),
  refuse(
    'a workbook without its last byte',
    xlsx(() => sound.subarray(0, -1)),
    'workbook-damaged',
    /cut short/,
  ),
  refuse('no list of parts', without(TYPES), 'not-a-workbook', /Content_Types/),
  refuse('no workbook part', without(WORKBOOK), 'not-a-workbook', /workbook/),
  refuse('no relationships', without('xl/_rels/workbook.xml.rels'), 'workbook-damaged', /./),
  refuse('a sheet that is not there', without(CANDIDATES), 'workbook-damaged', /tab Candidates is missing/, true),
  refuse(
    'a sheet with broken XML',
    withText(CANDIDATES, (it) => it.replace('</sheetData>', '<row><c></row>')),
    'workbook-damaged',
    /sheet1|Candidates/,
  ),
  refuse(
    'a sheet with bytes that are no text',
    xlsx(() => zipOf({ ...parts(), [CANDIDATES]: Uint8Array.of(0x3c, 0xff, 0xfe, 0xfd) })),
    'workbook-damaged',
    /./,
  ),
  refuse(
    'a row below the last one of a sheet',
    cell('<row r="1048577"><c r="A1048577"><v>1</v></c></row>'),
    'workbook-damaged',
    /1048577/,
    true,
  ),
  refuse('a cell right of the last column', cell('<row r="9"><c r="XFE9"><v>1</v></c></row>'), 'workbook-damaged', /XFE9/),
  refuse('a cell without an address that is one', cell('<row r="9"><c r="9A"><v>1</v></c></row>'), 'workbook-damaged', /9A/),
  // Harm
  refuse('a zip bomb', bomb(300), 'workbook-unsafe', /inflat|times|larger/i, true),
  refuse(
    'a part that inflates to more than it says',
    xlsx(() => {
      const bytes = Buffer.from(zipOf({ ...parts(), [CANDIDATES]: 'A'.repeat(100_000) }));
      return lieAboutSize(bytes);
    }),
    'workbook-unsafe',
    /size|inflat|longer|bytes/i,
  ),
  refuse(
    'entities that laugh a billion times',
    withText(CANDIDATES, (it) => it.replace('?>', `?>${LAUGHS}`)),
    'workbook-unsafe',
    /DOCTYPE/,
    true,
  ),
  refuse(
    'an entity that reads a file',
    withText(WORKBOOK, (it) => it.replace('?>', '?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
    'workbook-unsafe',
    /DOCTYPE/,
  ),
  refuse('a name that climbs out of its folder', withEntry('../../evil.txt'), 'workbook-unsafe', /evil/, true),
  refuse('a name with backslashes', withEntry('xl\\..\\..\\evil.txt'), 'workbook-unsafe', /evil/),
  refuse('one name twice', withEntry(CANDIDATES, '<worksheet/>'), 'workbook-unsafe', /sheet1/, true),
  refuse('one name twice in another case', withEntry('XL/WORKSHEETS/SHEET1.XML', '<worksheet/>'), 'workbook-unsafe', /SHEET1/i),
  refuse(
    'a sheet part outside the package',
    withText('xl/_rels/workbook.xml.rels', (it) => it.replace('worksheets/sheet1.xml', '../../../etc/passwd')),
    'workbook-damaged',
    /./,
  ),
  refuse(
    'a sheet part on another machine',
    withText('xl/_rels/workbook.xml.rels', (it) =>
      it.replace('Target="worksheets/sheet1.xml"', 'Target="http://evil.example/a.xml" TargetMode="External"'),
    ),
    'workbook-damaged',
    /./,
  ),
  refuse(
    'a hundred thousand elements inside each other',
    withText(WORKBOOK, (it) => it.replace('<sheets>', `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}<sheets>`)),
    'workbook-damaged',
    /./,
  ),
  refuse(
    'ten thousand and one parts',
    xlsx(() => zipOf({ ...parts(), ...Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`p/${at}`, ''])) })),
    'workbook-unsafe',
    /parts/,
  ),
  // Folders
  refuse(
    'a CSV file that is a folder',
    (folder) => {
      writeFolder(folder, { Targets: '' });
      mkdirSync(join(folder, 'Candidates.csv'));
      return folder;
    },
    'source-unsupported',
    /Candidates\.csv/,
  ),
  refuse(
    'a CSV file in UTF-16',
    (folder) => {
      writeFolder(folder);
      file(folder, 'Candidates.csv', Buffer.concat([Uint8Array.of(0xff, 0xfe), Buffer.from(SMALL_PLAN.Candidates ?? '', 'utf16le')]));
      return folder;
    },
    'csv-encoding',
    /Candidates\.csv.*UTF-8/,
    true,
  ),
  refuse(
    'a CSV file with half a letter',
    (folder) => {
      writeFolder(folder);
      file(folder, 'Targets.csv', Buffer.concat([Buffer.from(SMALL_PLAN.Targets ?? ''), Uint8Array.of(0xed, 0xa0, 0x80)]));
      return folder;
    },
    'csv-encoding',
    /Targets\.csv/,
  ),
  refuse(
    'a CSV file with a quote that never ends',
    (folder) => writeFolder(folder, { ...SMALL_PLAN, Candidates: `${SMALL_PLAN.Candidates}E,"Never` }),
    'csv-invalid',
    /Candidates\.csv.*never closed/,
    true,
  ),
  refuse(
    'a thousand CSV files',
    (folder) => writeFolder(folder, Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`T${at}`, 'a\n']))),
    'workbook-too-large',
    /1000 CSV files/,
  ),
];

/** The uncompressed size of the sheet is 10 in the zip's own words, wherever it stands. */
const lieAboutSize = (bytes: Buffer): Buffer => {
  const size = Buffer.from(Uint32Array.of(100_000).buffer);
  for (let at = bytes.indexOf(size); at >= 0; at = bytes.indexOf(size, at + 4)) bytes.writeUInt32LE(10, at);
  return bytes;
};
