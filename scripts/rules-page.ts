import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert } from '../src/base/errors.ts';
import type { RuleType } from '../src/compile/compile-slot.ts';
import { rulebook } from '../src/rules/index.ts';

const FOLDER = join(import.meta.dirname, '../src/rules');

/** The fixed heads of a rule file's doc comment, and how the page calls them. */
const HEADS = {
  'In words': 'In words',
  Reads: 'Reads',
  Stores: 'Is stored as',
  Adds: 'Adds',
  'When broken': 'When broken',
} as const;

/** One rule as its file describes it. */
export interface RuleDoc {
  readonly name: string;
  readonly types: readonly RuleType[];
  readonly heads: Readonly<Record<string, string>>;
}

/** An example row for each type word: only the cells it needs. */
export const EXAMPLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  capacity_floor: { dimension: 'country', dimension_key: 'UK', min_tokens: '20' },
  capacity_cap: { dimension: 'country_product', dimension_key: 'UK_Payments', max_tokens: '250' },
  mandatory: { dimension: 'initiative', dimension_key: 'INIT-000001' },
  bundle: { dimension: 'bundle', dimension_key: 'Checkout', member_keys: 'INIT-000001|INIT-000002' },
  exclusion: { dimension: 'initiative', dimension_key: 'INIT-000003' },
  exclude_initiative: { dimension: 'initiative', dimension_key: 'INIT-000003|INIT-000004' },
  exclude_pair: { dimension: 'initiative', dimension_key: 'INIT-000001|INIT-000004' },
  prerequisite: { dimension: 'initiative', dimension_key: 'INIT-000002', member_keys: 'INIT-000001' },
  synergy: { dimension: 'initiative', dimension_key: 'INIT-000001|INIT-000002', bonus_pct: '15' },
  target: { dimension: 'country', dimension_key: 'UK', kpi_key: 'gmv', target_type: 'floor', target_value: '120', baseline_value: '100' },
};

/** Every rule of the rulebook, in its order, with the words of its file. */
export const ruleDocs = async (): Promise<readonly RuleDoc[]> => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const docs = await Promise.all(
    files.map(async (file) => {
      const exported: Readonly<Record<string, unknown>> = await import(join(FOLDER, file));
      const rule = rulebook.find((it) => Object.values(exported).includes(it));
      return rule ? { rule, doc: { name: file.slice(0, -3), types: rule.compile.types, heads: readHeads(join(FOLDER, file)) } } : undefined;
    }),
  );
  return rulebook.map((rule) => {
    const found = docs.find((it) => it?.rule === rule);
    assert(found, 'a rule of the rulebook is exported by a file of its own in src/rules');
    return found.doc;
  });
};

const readHeads = (path: string): Readonly<Record<string, string>> => {
  const comments = readFileSync(path, 'utf8').match(/\/\*\*[\s\S]*?\*\//gu) ?? [];
  const comment = comments.find((it) => it.includes('In words:')) ?? '';
  const text = comment
    .replace(/^\s*\/?\*+\/?/gmu, '')
    .replace(/\*\/$/u, '')
    .replace(/\s+/gu, ' ');
  const at = Object.keys(HEADS).map((head) => ({ head, from: text.indexOf(` ${head}: `) }));
  return Object.fromEntries(
    at.map(({ head, from }, index) => [
      head,
      from < 0 ? '' : text.slice(from + head.length + 3, at[index + 1]?.from ?? text.length).trim(),
    ]),
  );
};

/** The planners' page about rules, in Markdown. */
export const rulesPage = async (): Promise<string> => `${[OPENING, ...(await ruleDocs()).map(section), CLOSING].join('\n\n')}\n`;

const OPENING = `# The rules

<!-- Made by \`npm run docs\` from the doc comments of src/rules. Edit the texts there. -->

One row of \`Constraints\` is one rule; one row of \`Targets\` is one target. \`scenario_name\` and \`constraint_set_name\` say which set it belongs
to. Several scenarios may stand in one cell (\`2027-Q1|2027-Q2\`), and \`*\` means every active one: so a rule is written once and used in many sets.

- **The type** may be the word below or its alias; case, spaces, \`_\` and \`-\` do not matter. A cell that the type does not use gets a warning.
- **Strength** is \`hard\` or \`policy\`. Both bind. When no plan exists, policy rows are the first that are proposed to be relaxed.
- **Initiative keys** may stand in \`dimension_key\`, and (for mandatory, exclusion and synergy rows) in \`member_keys\`, too.
- **The same rule twice** counts once, with a warning. **Two different values** for one thing are an error on both rows: the last one never wins silently.

## Slices

Floors, caps and targets are about a slice: a dimension and one of its keys, such as \`country\` · \`UK\`.

- **Everything** is a blank or \`all\` dimension with a blank key, or the key \`all\`, \`global\` or \`total\`.
- **A cross-section** joins dimensions with \`_\`, and their keys in the same order: \`country_product\` · \`UK_Payments\`. The order is yours.
- **The key must exist**: some candidate has to carry it. A floor on a slice without initiatives is an error, a cap or a goal a warning.
- A key without a dimension, or a dimension without a key, is an error: a forgotten word never turns a local rule into a global one.
- An initiative without a value in a dimension is in none of its slices.

## Floors, goals and baselines

A target's value is in the unit of its KPI. **With a baseline it is the level to reach**, without one it is **the change to reach**: \`120\` from
\`100\` asks for a gain of 20. For a KPI that should decrease, less is a gain: \`4\` from \`6\` asks for 2 less. A \`floor\` binds; a \`goal\` never makes
a plan impossible, its gap is reported. A floor and a goal may stand on the same slice and KPI, with the same baseline. Targets are not added up:
the one for \`all\` is a target of its own.`;

const section = ({ types, heads }: RuleDoc): string => {
  const words = types.map((it) => `\`${it.word}\``).join(', ');
  const aliases = types.flatMap((it) => it.aliases);
  const lines = Object.entries(HEADS).flatMap(([head, label]) => (head === 'In words' ? [] : [`- *${label}:* ${heads[head] ?? ''}`]));
  const also = aliases.length === 0 ? [] : [`- *Also understood:* ${aliases.map((it) => `\`${it}\``).join(', ')}`];
  return [`## ${words}`, `**${upper(heads['In words'] ?? '')}**`, [...lines, ...also].join('\n'), ...types.map(example)].join('\n\n');
};

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const example = ({ word }: RuleType): string => {
  const cells = { constraint_type: word, ...EXAMPLES[word] };
  const names = Object.keys(cells);
  // A `|` inside a cell would end it.
  const values = Object.values(cells).map((it) => it.replaceAll('|', '\\|'));
  return `| ${names.join(' | ')} |\n|${names.map(() => '---').join('|')}|\n| ${values.join(' | ')} |`;
};

const CLOSING = `## Rules that cannot hold together

Some contradictions show without solving, and are errors on every row involved: an initiative both mandatory and excluded; mandatory initiatives that,
with all they bring along, hit an exclusion, a cap or the capacity; a floor above its cap, above all the tokens of its slice, or (added up over one
dimension) above the capacity; a target floor above all that its slice could gain. [What Planwright finds](issues.md) explains each. A set that passes may still have no
plan; only solving tells.`;
