import { describe, expect, it } from 'vitest';
import { addRelationship, parsePart, XlsxPackage } from '../package.ts';
import { parseXmlTree } from '../xml-tree.ts';
import { GrowingStyles } from './growing-styles.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** A workbook with these styles, or none. */
const packageWith = (styles: string | undefined): XlsxPackage => {
  const pkg = new XlsxPackage([]);
  pkg.addEntry('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>');
  pkg.addPart('xl/workbook.xml', 'application/xml', `<workbook xmlns="${MAIN}"><sheets/></workbook>`);
  addRelationship(pkg, '', `${OFFICE}/officeDocument`, 'xl/workbook.xml');
  if (styles !== undefined) {
    pkg.addPart('xl/styles.xml', 'application/xml', styles);
    addRelationship(pkg, 'xl/workbook.xml', `${OFFICE}/styles`, 'xl/styles.xml');
  }
  return pkg;
};

/** The styles after two looks and a colour were asked for, and the numbers given. */
const grow = (styles: string | undefined) => {
  const pkg = packageWith(styles);
  const growing = new GrowingStyles(pkg);
  const numbers = [growing.format('header'), growing.format('date'), growing.format('header'), growing.highlight('red')];
  growing.save();
  return { numbers, text: pkg.partText('xl/styles.xml'), root: parsePart(pkg, 'xl/styles.xml').root };
};

describe('growing styles', () => {
  it('come to be where a workbook has none, with the plain style first', () => {
    const { numbers, root } = grow(undefined);
    expect(numbers).toEqual([1, 2, 1, 0]);
    expect(root.children.map(({ local }) => local)).toEqual([
      'numFmts',
      'fonts',
      'fills',
      'borders',
      'cellStyleXfs',
      'cellXfs',
      'cellStyles',
      'dxfs',
    ]);
  });

  it.each([
    ['an empty list of styles', `<styleSheet xmlns="${MAIN}"/>`],
    ['one with a prefix', `<x:styleSheet xmlns:x="${MAIN}"></x:styleSheet>`],
  ])('begin %s with what every workbook needs', (_, styles) => {
    const { numbers, root, text } = grow(styles);
    expect(numbers).toEqual([1, 2, 1, 0]);
    expect(root.children.map(({ local }) => local)).toEqual(['numFmts', 'fonts', 'fills', 'borders', 'cellXfs', 'dxfs']);
    expect(root.children.every(({ prefix }) => prefix === root.prefix)).toBe(true);
    expect(() => parseXmlTree(new TextEncoder().encode(text), 'styles')).not.toThrow();
  });

  it('append to what is there, byte for byte, and count it', () => {
    const fonts = '<fonts count="1"><font><sz val="10"/><name val="Arial"/><family val="2"/></font></fonts>';
    const rest =
      '<fills><fill/></fills><borders count="1"><border/></borders><cellXfs count="2"><xf fontId="0"/><xf fontId="0" numFmtId="9"/></cellXfs><dxfs count="0"/>';
    const { numbers, text } = grow(
      `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="180" formatCode="0.0"/></numFmts>${fonts}${rest}</styleSheet>`,
    );
    expect(numbers).toEqual([2, 3, 2, 0]);
    expect(text).toContain(
      '<numFmts count="2"><numFmt numFmtId="180" formatCode="0.0"/><numFmt numFmtId="181" formatCode="yyyy-mm-dd"/></numFmts>',
    );
    expect(text).toContain('<fonts count="2"><font><sz val="10"/><name val="Arial"/><family val="2"/></font><font><b/><sz val="10"/>');
    expect(text).toContain('<cellXfs count="4"><xf fontId="0"/><xf fontId="0" numFmtId="9"/><xf ');
    expect(text).toContain('<fills><fill/><fill>');
    expect(text).toContain('<dxfs count="1"><dxf>');
  });

  it('give plain numbers a format of their own where a file bends the general one into a date', () => {
    const pkg = packageWith(
      `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="0" formatCode="dd.mm.yyyy"/></numFmts></styleSheet>`,
    );
    const growing = new GrowingStyles(pkg);
    growing.format('number');
    growing.save();
    expect(pkg.partText('xl/styles.xml')).toContain('<numFmt numFmtId="164" formatCode="General"/>');
  });
});
