import { toPlain } from '../../src/base/decimal.ts';
import type { Infeasibility, Relaxation } from '../../src/engine/conflict.ts';

/** What a test does to the rows of a world: some are deleted, some get another number (in thousandths). */
export interface Edit {
  readonly dropped: ReadonlySet<string>;
  readonly numbers: ReadonlyMap<string, number>;
}

/** A small workbook whose every selection can be tried. It tells nothing of how the program sees it. */
export interface World {
  /** `Tab!row` of every rule, and of the scenario where it has a capacity. */
  readonly rows: readonly string[];
  readonly isPolicy: (row: string) => boolean;
  /** The number that binds on the row, in thousandths; `null` where it has none, or one that binds nothing. */
  readonly numberOf: (row: string) => number | null;
  /** Is any selection allowed after the edit? */
  readonly isPossible: (edit: Edit) => boolean;
  /** The least sum of relative changes of the numbers on some rows, over all selections that are allowed without those rows; `null`
   * where the world cannot tell. */
  readonly leastChange: ((rows: readonly string[]) => number) | null;
  /** How large a change of a row's number to this one is, relative to what the row asks for. */
  readonly sizeOf: (row: string, number: number) => number;
}

const NO_NUMBERS: ReadonlyMap<string, number> = new Map();

/** Everything that is wrong with an answer, by trying all selections; empty when every word of it is true. */
export const judgeConflict = (world: World, found: Infeasibility): readonly string[] => [
  ...judgeConflicts(world, found),
  ...found.relaxations.flatMap((it) => judgeRelaxation(world, it)),
  ...judgeRemedies(world, found),
];

const without = (world: World, kept: readonly string[]): Edit => ({
  dropped: new Set(world.rows.filter((row) => !kept.includes(row))),
  numbers: NO_NUMBERS,
});

const judgeConflicts = (world: World, { conflicts, isComplete }: Infeasibility): readonly string[] => [
  ...conflicts.flatMap(({ rows, provenMinimal }) => [
    ...(provenMinimal ? [] : [`${rows} is not proven minimal`]),
    ...(world.isPossible(without(world, rows)) ? [`${rows} hold together`] : []),
    ...rows
      .filter(
        (row) =>
          !world.isPossible(
            without(
              world,
              rows.filter((it) => it !== row),
            ),
          ),
      )
      .map((row) => `${row} is not needed in ${rows}`),
  ]),
  ...(new Set(conflicts.flatMap(({ rows }) => rows)).size === conflicts.flatMap(({ rows }) => rows).length ? [] : ['conflicts share rows']),
  ...(isComplete ? [] : ['the search was not complete']),
];

/** Enough, and none of its changes can be any smaller. */
const judgeRelaxation = (world: World, { changes, alone, provenLeast }: Relaxation): readonly string[] => {
  const edit = toEdit(changes);
  const name = changes.map((it) => ('drop' in it ? `drop ${it.row}` : `${it.row} to ${toPlain(it.to)}`)).join(' and ');
  const smaller = changes.flatMap((it): readonly Edit[] => {
    if ('drop' in it) return [{ ...edit, dropped: new Set([...edit.dropped].filter((row) => row !== it.row)) }];
    const { row, from, to } = it;
    const step = thousandths(to) < thousandths(from) ? 1 : -1;
    // Rows that say the same are changed alike.
    const twins = changes.filter((other) => !('drop' in other) && other.to.eq(to) && other.from.eq(from) && other.column === it.column);
    return [
      {
        ...edit,
        numbers: new Map([
          ...edit.numbers,
          ...twins.map((twin) => [twin.row, thousandths(to) + step] as const),
          [row, thousandths(to) + step],
        ]),
      },
    ];
  });
  return [
    ...(provenLeast ? [] : [`${name} is not proven least`]),
    ...(alone === (changes.length === 1) ? [] : [`${name} is wrongly called alone`]),
    ...changes.filter((it) => 'drop' in it && world.numberOf(it.row) !== null).map(() => `${name} drops a row with a number`),
    ...changes
      .filter((it) => !('drop' in it) && world.numberOf(it.row) !== thousandths(it.from))
      .map(() => `${name} starts from another number`),
    ...(world.isPossible(edit) ? [] : [`${name} is not enough`]),
    ...(smaller.some(world.isPossible) ? [`less than ${name} is enough`] : []),
  ];
};

const thousandths = (value: { readonly toFixed: () => string }): number => Math.round(Number(value.toFixed()) * 1000);

const toEdit = (changes: Relaxation['changes']): Edit => ({
  dropped: new Set(changes.flatMap((it) => ('drop' in it ? [it.row] : []))),
  numbers: new Map(changes.flatMap((it) => ('drop' in it ? [] : [[it.row, thousandths(it.to)] as const]))),
});

/** No single row that would be enough is missing; and where none is, nothing cheaper than the first joint change would do. */
const judgeRemedies = (world: World, { relaxations, conflicts, cannotAlone }: Infeasibility): readonly string[] => {
  const isEnough = (rows: readonly string[]): boolean => world.isPossible({ dropped: new Set(rows), numbers: NO_NUMBERS });
  const enough = world.rows.filter((row) => isEnough([row]));
  const told = relaxations.flatMap(({ alone, changes }) => (alone ? [changes[0]?.row ?? ''] : []));
  const complaints = [
    ...(same(enough, told) ? [] : [`single rows that are enough: ${enough}, told: ${told}`]),
    ...cannotAlone.filter((row) => enough.includes(row)).map((row) => `${row} is enough alone, against what is told`),
    ...(relaxations.length === 0 ? ['no change is told'] : []),
    ...(conflicts.length > 1 && enough.length > 0 ? ['several conflicts, yet one row is enough'] : []),
    ...judgeOrder(world, relaxations),
  ];
  const [first] = relaxations;
  return enough.length > 0 || !first ? complaints : [...complaints, ...judgeJoint(world, first, isEnough)];
};

const judgeOrder = (world: World, relaxations: readonly Relaxation[]): readonly string[] => {
  const alone = relaxations.filter((it) => it.alone).map(({ changes: [change] }) => (change ? rankOf(world, change) : []));
  return alone.some((rank, at) => at > 0 && isBefore(rank, alone[at - 1] ?? [])) ? ['changes are not in order'] : [];
};

const rankOf = (world: World, change: Relaxation['changes'][number]): readonly number[] => [
  world.isPolicy(change.row) ? 0 : 1,
  'drop' in change ? 1 : 0,
  'drop' in change ? 0 : world.sizeOf(change.row, thousandths(change.to)),
];

const isBefore = (a: readonly number[], b: readonly number[]): boolean => {
  const at = a.findIndex((value, index) => Math.abs(value - (b[index] ?? 0)) > 1e-9);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
};

const costOf = (world: World, rows: readonly string[]): readonly number[] => [
  rows.filter((row) => !world.isPolicy(row)).length,
  rows.length,
  rows.filter((row) => world.numberOf(row) === null).length,
];

const judgeJoint = (world: World, { changes }: Relaxation, isEnough: (rows: readonly string[]) => boolean): readonly string[] => {
  const own = changes.map(({ row }) => row);
  const cost = costOf(world, own);
  const cheaper = subsets(world.rows, own.length + 1).filter((rows) => isBefore(costOf(world, rows), cost));
  const better = cheaper.find(isEnough);
  const numbers = own.filter((row) => world.numberOf(row) !== null);
  const size = changes.reduce((total, it) => total + ('drop' in it ? 0 : world.sizeOf(it.row, thousandths(it.to))), 0);
  const least = world.leastChange?.(own) ?? size;
  return [
    ...(better ? [`changing ${better} is enough and cheaper than ${own}`] : []),
    ...(numbers.length > 0 && size > least + 1e-4 * Math.max(1, least) ? [`changing ${own} by ${size} where ${least} is enough`] : []),
  ];
};

/** All choices of at most so many rows. */
const subsets = (rows: readonly string[], most: number): readonly (readonly string[])[] => {
  const found: (readonly string[])[] = [[]];
  for (const row of rows) found.push(...found.filter((it) => it.length < most).map((it) => [...it, row]));
  return found;
};

const same = (a: readonly string[], b: readonly string[]): boolean => [...a].sort().join() === [...b].sort().join();
