import { styleText } from 'node:util';
import { isDecimal, toNumber } from '../base/decimal.ts';
import { isJsonObject, type Json } from '../base/json.ts';
import type { Paper } from './ask.ts';

/** What whoever asks from afar has to show an answer on. */
export interface PaperSize {
  /** Columns. */
  readonly width: number;
  readonly isColoured: boolean;
}

/** Where nobody says what for. */
export const PLAIN: PaperSize = { width: 120, isColoured: false };
const [LEAST, MOST] = [20, 1000];

export const makePaper = ({ width, isColoured }: PaperSize): Paper => ({
  width,
  style: (colour, text) => (isColoured ? styleText(colour, text, { validateStream: false }) : text),
});

/** The member of a job's request that says it; no ask has one of that name. */
const MEMBER = '$paper';

/** A request for a worker, who lays the answer out. */
export const withPaper = (request: { readonly [key: string]: Json }, size: PaperSize): Json =>
  size.width === PLAIN.width && !size.isColoured ? request : { ...request, [MEMBER]: { width: size.width, coloured: size.isColoured } };

/** The request alone, and the paper that its answer is for, where it names one. */
export const takePaper = (json: Json): { readonly request: Json; readonly size: PaperSize | null } => {
  if (!isJsonObject(json)) return { request: json, size: null };
  const { [MEMBER]: paper = null, ...request } = json;
  if (!isJsonObject(paper)) return { request, size: null };
  const { width = null, coloured } = paper;
  return { request, size: { width: readWidth(isDecimal(width) ? toNumber(width) : width), isColoured: coloured === true } };
};

const readWidth = (width: unknown): number =>
  typeof width === 'number' && Number.isInteger(width) ? Math.min(MOST, Math.max(LEAST, width)) : PLAIN.width;

/** The header of a request that says it: `width=100, coloured`. */
export const PAPER_HEADER = 'planwright-paper';

export const toPaperHeader = ({ width, isColoured }: PaperSize): string => `width=${width}${isColoured ? ', coloured' : ''}`;

export const fromPaperHeader = (header: string): PaperSize => {
  const [, width] = /(?:^|[,;]\s*)width=(\d{1,5})/iu.exec(header) ?? [];
  return { width: width === undefined ? PLAIN.width : readWidth(Number(width)), isColoured: /\bcoloured\b/iu.test(header) };
};
