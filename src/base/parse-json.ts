import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type Decimal, isWithinComputedLimits, isWithinLimits, parseDecimal } from './decimal.ts';
import { type Json, record } from './json.ts';

export type ParsedJson =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly reason: string; readonly offset: number };

const MAX_DEPTH = 100;

class Refusal {
  readonly reason: string;
  readonly offset: number;
  constructor(reason: string, offset: number) {
    this.reason = reason;
    this.offset = offset;
  }
}

/**
 * Strict JSON text to a value whose numbers are exact `Decimal`s. A key given twice is refused, not silently overwritten,
 * and `__proto__` is a key like any other. Numbers beyond the limits of `decimal.ts` are refused: those of what a planner
 * may type, or, for documents that a program made (`computed`), those of what we compute.
 */
export const parseJson = (text: string, { computed = false }: { readonly computed?: boolean } = {}): ParsedJson => {
  const deep = tooDeepAt(text);
  if (deep >= 0) return { ok: false, reason: `nested deeper than ${MAX_DEPTH} levels`, offset: deep };
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  const first = errors[0];
  if (first) return { ok: false, reason: words(printParseErrorCode(first.error)), offset: first.offset };
  if (!tree) return { ok: false, reason: 'value expected', offset: 0 };
  try {
    return { ok: true, value: toValue(tree, { text, isWithin: computed ? isWithinComputedLimits : isWithinLimits }) };
  } catch (refusal) {
    if (refusal instanceof Refusal) return { ok: false, reason: refusal.reason, offset: refusal.offset };
    throw refusal;
  }
};

interface Source {
  readonly text: string;
  readonly isWithin: (value: Decimal) => boolean;
}

const toValue = (node: Node, source: Source): Json => {
  switch (node.type) {
    case 'object':
      return toObject(node, source);
    case 'array':
      return (node.children ?? []).map((child) => toValue(child, source));
    case 'number': {
      const value = parseDecimal(source.text.slice(node.offset, node.offset + node.length));
      if (value && source.isWithin(value)) return value;
      throw new Refusal('number too large or too long', node.offset);
    }
    default:
      // string, boolean or null: the parser has already made the value
      return node.value;
  }
};

const toObject = (node: Node, source: Source): Json => {
  const result = record<Json>();
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (!key || !value) throw new Refusal('value expected', property.offset);
    const name = String(key.value);
    if (name in result) throw new Refusal(`key "${name}" given twice`, key.offset);
    result[name] = toValue(value, source);
  }
  return result;
};

// The parser recurses, so depth is bounded before it runs.
const tooDeepAt = (text: string): number => {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (inString) {
      if (c === '\\') i++;
      else if (c === '"') inString = false;
    } else if (c === '"') inString = true;
    else if (c === '{' || c === '[') {
      if (++depth > MAX_DEPTH) return i;
    } else if (c === '}' || c === ']') depth--;
  }
  return -1;
};

/** `CloseBraceExpected` → `close brace expected`. */
const words = (code: string): string => code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).toLowerCase();
