import { assert } from '../../base/errors.ts';
import { joinBytes } from './compression.ts';
import { escapeAttribute } from './xml-text.ts';
import type { XmlElement } from './xml-tree.ts';

/** Replaces the bytes from `start` to `end` (of the original) by `text`; everything else stays byte for byte. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const BATCH_BYTES = 64 * 1024;

/** The edited bytes, piece by piece. Splices may come in any order; at one place, those given first stand first. They must not overlap. */
export function* splicePieces(bytes: Uint8Array, splices: readonly Splice[]): Generator<Uint8Array> {
  const sorted = splices.toSorted((a, b) => a.start - b.start || a.end - b.end);
  let at = 0;
  let batch: Uint8Array[] = [];
  let size = 0;
  for (const { start, end, text } of sorted) {
    assert(start >= at && end >= start, 'edits of one XML part overlap');
    for (const piece of [bytes.subarray(at, start), Buffer.from(text, 'utf8')]) {
      if (piece.length > 0) batch.push(piece);
      size += piece.length;
    }
    at = end;
    if (size > BATCH_BYTES) {
      yield joinBytes(batch);
      batch = [];
      size = 0;
    }
  }
  yield joinBytes([...batch, bytes.subarray(at)]);
}

/** The edited bytes in one piece: for small parts. */
export const spliceBytes = (bytes: Uint8Array, splices: readonly Splice[]): Uint8Array => joinBytes(splicePieces(bytes, splices));

/** Puts text right before an offset. */
export const insertAt = (offset: number, text: string): Splice => ({ start: offset, end: offset, text });

/** Puts XML at the end of an element's content; opens a self-closed one. */
export const appendInside = (bytes: Uint8Array, element: XmlElement, xml: string): Splice => {
  if (!element.selfClosed) return insertAt(element.contentEnd, xml);
  const slash = bytes.lastIndexOf(0x2f, element.end - 1);
  return { start: slash, end: element.end, text: `>${xml}</${element.name}>` };
};

/** Sets an attribute (by its exact name) of an element's opening tag; adds it where it is missing, removes it for `null`. */
export const setAttribute = (element: XmlElement, name: string, value: string | null): Splice => {
  const found = element.attributes.find((one) => one.name === name);
  const last = element.attributes.at(-1);
  if (found !== undefined) {
    if (value === null) return { start: found.start, end: found.end, text: '' };
    return { start: found.valueStart, end: found.valueEnd, text: escapeAttribute(value) };
  }
  const at = last?.end ?? element.start + 1 + element.name.length;
  return insertAt(at, value === null ? '' : ` ${name}="${escapeAttribute(value)}"`);
};
