import { parseArgs } from 'node:util';
import { UsageError } from '../src/base/errors.ts';
import { canonicalJson } from '../src/base/json.ts';
import { toProblemJson } from '../src/problem/canonical-problem.ts';
import { toMpsText } from '../src/problem/mps-text.ts';
import { FAMILIES, makeFamilyProblem } from './families.ts';

/**
 * Writes one generated problem to standard output, as a problem file (§10) or as MPS.
 *
 *   node bench/family-file.ts easy 200 1 [--mps] > file.json
 */

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { mps: { type: 'boolean', default: false } } });
const [name, size, seed = '1'] = positionals;
const family = FAMILIES.find((it) => it === name);
if (!family || !(Number(size) >= 10) || !Number.isInteger(Number(seed)))
  throw new UsageError(`Usage: node bench/family-file.ts ${FAMILIES.join('|')} SIZE [SEED] [--mps]; SIZE at least 10.`, {
    code: 'bench-usage',
  });
const problem = makeFamilyProblem(family, Number(size), Number(seed));
process.stdout.write(options.mps ? toMpsText(problem) : `${canonicalJson(toProblemJson(problem))}\n`);
