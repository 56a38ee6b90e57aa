import { UsageError } from '../base/errors.ts';
import { hashJson } from '../base/hash.ts';
import { inWords } from '../base/text.ts';
import { contentOf } from '../compile/assemble-set.ts';
import { hashProblem } from '../problem/canonical-problem.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import { rowsInWords } from '../report/rows-in-words.ts';
import { poseRun } from './pose-run.ts';
import { readObjective } from './read-objective-change.ts';
import { readCapacity, readDrop, readSet } from './read-row-changes.ts';
import { readWishes } from './read-wishes.ts';
import { type Asked, type Change, type InputChanges, isFault } from './what-if-change.ts';

export interface ChangedInputs {
  readonly inputs: RunInputs;
  /** Each change in words. */
  readonly words: readonly string[];
}

/** The inputs of a run with changes made to them. Throws one `what-if-invalid` that names everything that is wrong with the changes. */
export const changeInputs = (given: RunInputs, asked: InputChanges): ChangedInputs => {
  const others = [
    ...asked.drop.map((text) => readDrop(text, given)),
    ...asked.set.map((text) => readSet(text, given)),
    ...(asked.capacity === undefined ? [] : [readCapacity(asked.capacity, given)]),
    ...readObjective(asked, given),
  ];
  const read = [...others, ...readWishes(asked, applyAll(given, possible(others)), given)];
  const changes = possible(read);
  const faults = [
    ...read.filter(isFault).map(({ fault }) => fault),
    ...(read.length === 0 ? ['Nothing is asked to be different.'] : []),
    ...clashes(changes),
  ];
  if (faults.length > 0)
    throw new UsageError(faults.join(' '), { code: 'what-if-invalid', hint: 'planwright explain RUN --rows lists the rows that bind.' });
  const inputs = applyAll(given, changes);
  return { inputs: withHash(inputs), words: describe(given, changes, inputs) };
};

const possible = (asked: readonly Asked[]): readonly Change[] => asked.flatMap((it) => (isFault(it) ? [] : [it]));

const applyAll = (given: RunInputs, changes: readonly Change[]): RunInputs => changes.reduce((now, { apply }) => apply(now), given);

const withHash = (inputs: RunInputs): RunInputs => {
  const { shapes, bonusPct, provenance } = inputs.set;
  return { ...inputs, set: { ...inputs.set, hash: hashJson(contentOf(shapes, bonusPct, provenance)) } };
};

/** Of two changes of one thing, one would win in silence. */
const clashes = (changes: readonly Change[]): readonly string[] => {
  const touched = new Set(changes.flatMap(({ touches }) => touches));
  const found = [...touched].map((it) => changes.filter(({ touches }) => touches.includes(it)).map(({ asked }) => asked));
  return [...new Set(found.filter(({ length }) => length > 1).map((them) => `${inWords(them)} do not go together: give one of them.`))];
};

/** What each change is, and, where it does nothing to the question, that too. */
const describe = (given: RunInputs, changes: readonly Change[], after: RunInputs): readonly string[] => {
  const asked = hashProblem(poseRun(after).problem);
  return changes.map((change) => {
    const rest = applyAll(
      given,
      changes.filter((it) => it !== change),
    );
    const isIdle = hashProblem(poseRun(rest).problem) === asked;
    const others = rowsInWords(stillSaying(change.drops, given, after));
    if (isIdle) return `${change.words}, which changes nothing${others === '' ? '' : `: the same stands in ${others}`}`;
    return `${change.words}${others === '' ? '' : `, though some of it stands in ${others}, too`}`;
  });
};

/** The rows that still say something of what a dropped one said. */
const stillSaying = (dropped: string | undefined, { set }: RunInputs, after: RunInputs): readonly string[] => {
  const entries = dropped === undefined ? [] : set.provenance.filter(({ rows }) => rows.includes(dropped));
  const ids = new Set(entries.map(({ bucket, entry }) => JSON.stringify([bucket, entry])));
  return after.set.provenance.filter(({ bucket, entry }) => ids.has(JSON.stringify([bucket, entry]))).flatMap(({ rows }) => rows);
};
