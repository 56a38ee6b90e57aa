import { MAX_SHARED_STRINGS } from './limits.ts';
import { relationshipKind, relationshipsOf, type XlsxPackage } from './package.ts';
import { tooLarge } from './refusals.ts';
import { TextRuns } from './text-runs.ts';
import { workbookPath } from './workbook-part.ts';
import { localName } from './xml-scan.ts';
import { streamXml, type XmlListener } from './xml-stream.ts';

/** The texts that cells of type `s` name by index. Empty when the workbook has none. */
export const readSharedStrings = (pkg: XlsxPackage): readonly string[] => {
  const found = relationshipsOf(pkg, workbookPath(pkg)).find((one) => relationshipKind(one) === 'sharedStrings' && !one.external);
  if (found === undefined || !pkg.has(found.target)) return [];
  const items = new StringItems();
  for (const _ of streamXml(pkg.partPieces(found.target), found.target, items)) {
    if (items.texts.length > MAX_SHARED_STRINGS) throw tooLarge(`it has more than ${MAX_SHARED_STRINGS} different texts`);
  }
  return items.texts;
};

class StringItems implements XmlListener {
  readonly texts: string[] = [];
  private readonly runs = new TextRuns();
  private depth = 0;
  private inItem = false;

  open(name: string): void {
    if (this.inItem) this.runs.open(localName(name));
    else if (this.depth === 1 && localName(name) === 'si') this.inItem = true;
    this.depth++;
  }

  close(): void {
    this.depth--;
    if (this.inItem && this.depth > 1) this.runs.close();
    else if (this.inItem) {
      this.texts.push(this.runs.take());
      this.inItem = false;
    }
  }

  text(text: string): void {
    if (this.inItem) this.runs.text(text);
  }
}
