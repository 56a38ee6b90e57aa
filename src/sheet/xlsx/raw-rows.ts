import { parseReference } from './cell-reference.ts';
import { MAX_COLUMNS, MAX_ROWS } from './limits.ts';
import { damaged } from './refusals.ts';
import { TextRuns } from './text-runs.ts';
import { localName, prefixOf } from './xml-scan.ts';
import { streamXml, type XmlListener } from './xml-stream.ts';
import { isTrue } from './xml-tree.ts';

/** A cell as its sheet's XML has it. */
export interface RawCell {
  /** From 1. */
  readonly column: number;
  /** `n` (default), `s`, `str`, `inlineStr`, `b`, `e` or `d`. */
  readonly type: string;
  /** Index of its style. */
  readonly style: number;
  /** The text of `v`, or of an inline string; absent when there is no such element. */
  readonly text: string | undefined;
  /** The text of `f`, empty for a follower of a shared formula; absent where the cell holds no formula. */
  readonly formula: string | undefined;
}

/** A row as its sheet's XML has it, empty cells too. */
export interface RawRow {
  /** From 1. */
  readonly row: number;
  readonly cells: readonly RawCell[];
  readonly hidden: boolean;
}

/** Hears what stands outside the cells: one event after the other, and the element that an event opens, by its local name. */
type Outside = (event: string, element?: { readonly local: string; readonly attributes: Readonly<Record<string, string>> }) => void;

/**
 * The rows of a worksheet part in the order of its XML, streaming. Rows and cells without `r` follow the one before. `outside` hears all
 * that stands outside the cells, for comparing two versions of a sheet.
 */
export function* rawRows(pieces: Iterable<Uint8Array>, part: string, outside: Outside = () => undefined): Generator<RawRow> {
  const gatherer = new RowGatherer(part, outside);
  for (const _ of streamXml(pieces, part, gatherer)) yield* gatherer.take();
}

type State = 'sheet' | 'data' | 'row' | 'cell' | 'value' | 'formula' | 'inline' | 'skipped';

/** Which element leads from which state to which; all others are stepped over. */
const STEPS: Readonly<Record<State, Readonly<Record<string, State>>>> = {
  sheet: {},
  data: { row: 'row' },
  row: { c: 'cell' },
  cell: { v: 'value', f: 'formula', is: 'inline' },
  value: {},
  formula: {},
  inline: {},
  skipped: {},
};

class RowGatherer implements XmlListener {
  private readonly part: string;
  private readonly outside: Outside;
  private readonly states: State[] = [];
  private readonly runs = new TextRuns();
  private inlineDepth = 0;
  private prefix = '';
  private ready: RawRow[] = [];
  private row = 0;
  private rowKnown = false;
  private cells: RawCell[] = [];
  private hidden = false;
  private column = 0;
  private type = 'n';
  private style = 0;
  private value: string | undefined;
  private formula: string | undefined;

  constructor(part: string, outside: Outside) {
    this.part = part;
    this.outside = outside;
  }

  take(): readonly RawRow[] {
    const rows = this.ready;
    this.ready = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const state = this.states.at(-1);
    if (state === undefined) this.prefix = prefixOf(name);
    if (state === 'inline') {
      this.inlineDepth++;
      this.runs.open(localName(name));
      return;
    }
    const local = name.startsWith(this.prefix) ? name.slice(this.prefix.length) : '';
    const next = this.nextState(state, local);
    this.states.push(next);
    if (next === 'row') this.startRow(attributes);
    else if (next === 'cell') this.startCell(attributes);
    else if (next === 'value' || next === 'inline') this.value ??= '';
    else if (next === 'formula') this.formula ??= '';
    else if (next === 'sheet') this.tell(local, attributes);
  }

  private nextState(state: State | undefined, local: string): State {
    if (state === undefined) return 'sheet';
    if (state === 'sheet') return local === 'sheetData' && this.states.length === 1 ? 'data' : 'sheet';
    return STEPS[state][local] ?? 'skipped';
  }

  // Writing grows the dimension: it is no part of what must stay.
  private tell(local: string, attributes: Readonly<Record<string, string>>): void {
    this.outside(local === 'dimension' ? '<dimension' : `<${local} ${JSON.stringify(attributes)}`, { local, attributes });
  }

  close(name: string): void {
    if (this.inlineDepth > 0) {
      this.inlineDepth--;
      this.runs.close();
      return;
    }
    const state = this.states.pop();
    if (state === 'sheet') this.outside(`>${name}`);
    else if (state === 'inline') this.value = (this.value ?? '') + this.runs.take();
    else if (state === 'cell') this.endCell();
    else if (state === 'row') this.ready.push({ row: this.row, cells: this.cells, hidden: this.hidden });
  }

  text(text: string): void {
    const state = this.states.at(-1);
    if (state === 'value') this.value += text;
    else if (state === 'formula') this.formula += text;
    else if (state === 'inline') this.runs.text(text);
    else if (state === 'sheet') this.outside(text);
  }

  private startRow(attributes: Readonly<Record<string, string>>): void {
    const given = attributes.r;
    this.rowKnown = given !== undefined;
    this.row = given === undefined ? this.row + 1 : Number(given);
    this.cells = [];
    this.hidden = isTrue(attributes.hidden);
    this.column = 0;
    if (!Number.isInteger(this.row) || this.row < 1 || this.row > MAX_ROWS) {
      throw damaged(`its part ${this.part} has a row numbered ${given ?? this.row}`);
    }
  }

  private startCell(attributes: Readonly<Record<string, string>>): void {
    const given = attributes.r;
    const place = given === undefined ? undefined : parseReference(given);
    if (given !== undefined && place === undefined) throw damaged(`its part ${this.part} has a cell at ${given}`);
    // A row without a number is where its first cell says.
    if (place !== undefined && !this.rowKnown) this.row = place.row;
    this.rowKnown = true;
    this.column = place?.column ?? this.column + 1;
    if (this.column > MAX_COLUMNS) throw damaged(`its part ${this.part} has a row of more than ${MAX_COLUMNS} cells`);
    this.type = attributes.t ?? 'n';
    this.style = Number(attributes.s ?? 0);
    this.value = undefined;
    this.formula = undefined;
  }

  private endCell(): void {
    const { column, type, style, value: text, formula } = this;
    this.cells.push({ column, type, style, text, formula });
  }
}
