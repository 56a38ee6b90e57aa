import type { NewColumn } from '../../workbook.ts';
import { toReference } from '../cell-reference.ts';
import { escapeAttribute, escapeCellText } from '../xml-text.ts';

/** A note on a header cell. `column` counts from 1. */
export interface Note {
  readonly column: number;
  readonly text: string;
}

export const notesOf = (columns: readonly NewColumn[]): readonly Note[] =>
  columns.flatMap(({ note }, index) => (note === undefined || note === '' ? [] : [{ column: index + 1, text: note }]));

/** The comments part: what the notes say. */
export const commentsXml = (notes: readonly Note[], namespace: string): string => {
  const items = notes.map(({ column, text }) => {
    const font = '<rPr><sz val="9"/><color indexed="81"/><rFont val="Tahoma"/><family val="2"/></rPr>';
    return `<comment ref="${toReference({ row: 1, column: column })}" authorId="0"><text><r>${font}<t xml:space="preserve">${escapeCellText(text)}</t></r></text></comment>`;
  });
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${namespace}"><authors><author>Planwright</author></authors>` +
    `<commentList>${items.join('')}</commentList></comments>`
  );
};

const BOX_WIDTH = 270;
const LINE_HEIGHT = 15;
const LINE_CHARACTERS = 44;

/** The drawing part: the boxes in which spreadsheets show the notes. `number` keeps shape names apart between sheets. */
export const notesDrawingXml = (notes: readonly Note[], columns: readonly NewColumn[], number: number): string => {
  const shapes = notes.map((note, index) => {
    const id = `_x0000_s${number * 1024 + index + 1}`;
    const style = `position:absolute;margin-left:60pt;margin-top:2pt;width:${BOX_WIDTH * 0.75}pt;height:60pt;z-index:${index + 1};visibility:hidden`;
    return (
      `<v:shape id="${id}" type="#_x0000_t202" style="${escapeAttribute(style)}" fillcolor="#fffbe6" strokecolor="#b8b08a" o:insetmode="auto">` +
      '<v:fill color2="#fffbe6"/><v:shadow on="t" color="#999999" obscured="t"/><v:path o:connecttype="none"/>' +
      '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
      `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchorOf(note, columns)}</x:Anchor>` +
      `<x:AutoFill>False</x:AutoFill><x:Row>0</x:Row><x:Column>${note.column - 1}</x:Column></x:ClientData></v:shape>`
    );
  });
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${number}"/></o:shapelayout>` +
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>' +
    `${shapes.join('')}</xml>`
  );
};

const WIDTH_PIXELS = 7;
const ROW_PIXELS = 20;
const GAP = 12;

/** Left column and offset, top row and offset, right column and offset, bottom row and offset; counted from 0, in pixels. */
const anchorOf = ({ column, text }: Note, columns: readonly NewColumn[]): string => {
  const pixels = (index: number): number => (columns[index]?.width ?? 9) * WIDTH_PIXELS + 5;
  let right = column;
  let left = GAP + BOX_WIDTH;
  while (left > pixels(right)) left -= pixels(right++);
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE_CHARACTERS)), 1);
  const height = lines * LINE_HEIGHT;
  const bottom = 1 + Math.floor(height / ROW_PIXELS);
  return [column, GAP, 0, 6, right, Math.round(left), bottom, height % ROW_PIXELS].join(', ');
};
