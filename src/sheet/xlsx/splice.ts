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

/**
 * Many splices of one part, kept as bytes: as texts, the edits of a large sheet would take several times their size in memory. May be added
 * in any order; at one place, those added first stand first.
 */
export class SpliceList {
  private readonly places: {
    readonly start: number;
    readonly end: number;
    readonly text: Uint8Array;
    readonly from: number;
    readonly to: number;
  }[] = [];
  private block = Buffer.alloc(BATCH_BYTES);
  private used = 0;

  add({ start, end, text }: Splice): void {
    const length = Buffer.byteLength(text);
    if (this.used + length > this.block.length) {
      this.block = Buffer.alloc(Math.max(length, BATCH_BYTES));
      this.used = 0;
    }
    const from = this.used;
    this.used += this.block.write(text, from);
    this.places.push({ start, end, text: this.block, from, to: this.used });
  }

  /** The edited bytes, piece by piece; a piece holds until the next one is asked for. Throws `BugError` when splices overlap. */
  *apply(bytes: Uint8Array): Generator<Uint8Array> {
    const batch = new Batch();
    let at = 0;
    for (const { start, end, text, from, to } of this.places.sort((a, b) => a.start - b.start || a.end - b.end)) {
      assert(start >= at && end >= start, 'edits of one XML part overlap');
      yield* batch.add(bytes.subarray(at, start));
      yield* batch.add(text.subarray(from, to));
      at = end;
    }
    yield* batch.add(bytes.subarray(at));
    yield batch.take();
  }
}

/** One buffer for many small pieces. */
class Batch {
  private readonly buffer = new Uint8Array(BATCH_BYTES);
  private used = 0;

  *add(piece: Uint8Array): Generator<Uint8Array> {
    for (let at = 0; at < piece.length; ) {
      const step = Math.min(piece.length - at, BATCH_BYTES - this.used);
      this.buffer.set(piece.subarray(at, at + step), this.used);
      this.used += step;
      at += step;
      if (this.used === BATCH_BYTES) yield this.take();
    }
  }

  take(): Uint8Array {
    const taken = this.buffer.subarray(0, this.used);
    this.used = 0;
    return taken;
  }
}

/** The edited bytes in one piece: for small parts. */
export const spliceBytes = (bytes: Uint8Array, splices: readonly Splice[]): Uint8Array => {
  const list = new SpliceList();
  for (const splice of splices) list.add(splice);
  const pieces: Uint8Array[] = [];
  for (const piece of list.apply(bytes)) pieces.push(piece.slice());
  return joinBytes(pieces);
};

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
