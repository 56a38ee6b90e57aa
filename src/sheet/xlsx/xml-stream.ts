import { SaxesParser } from 'saxes';
import { PlanwrightError } from '../../base/errors.ts';
import { damaged } from './refusals.ts';
import { doctypeRefused } from './xml-scan.ts';

/** What is told of an XML text while it streams by. Names are as written, with prefix; texts are decoded and may come in pieces. */
export interface XmlListener {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
}

// Small steps: what many cells leave behind at once would count as long-lived, and so outlive its use by far.
const TEXT_BYTES = 16 * 1024;

/**
 * Reads XML (UTF-8) in small steps and yields after each one, so that the caller can take what the listener gathered. Throws `UsageError`
 * for XML that is not well-formed or has a DOCTYPE.
 */
export function* streamXml(pieces: Iterable<Uint8Array>, part: string, listener: XmlListener): Generator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('error', (cause) => {
    throw damaged(`its part ${part} is no well-formed XML (${cause.message})`, cause);
  });
  parser.on('doctype', () => {
    throw doctypeRefused();
  });
  parser.on('opentag', (tag) => listener.open(tag.name, tag.attributes));
  parser.on('closetag', (tag) => listener.close(tag.name));
  parser.on('text', (text) => listener.text(text));
  parser.on('cdata', (text) => listener.text(text));
  const decoder = new TextDecoder();
  const feed = (text: string | null): void => {
    try {
      parser.write(text);
    } catch (cause) {
      throw cause instanceof PlanwrightError ? cause : damaged(`its part ${part} is no well-formed XML`, cause);
    }
  };
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; at += TEXT_BYTES) {
      feed(decoder.decode(piece.subarray(at, at + TEXT_BYTES), { stream: true }));
      yield;
    }
  }
  feed(decoder.decode());
  feed(null);
  yield;
}
