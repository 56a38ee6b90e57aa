import { expect, test } from 'vitest';
import { random } from '../../test/support/random.ts';
import { coverByCliques } from './cliques.ts';
import type { ColumnPair } from './reduced-problem.ts';

test('three that exclude each other are one clique', () => {
  expect(
    coverByCliques([
      [0, 1],
      [0, 2],
      [1, 2],
      [2, 3],
    ]),
  ).toEqual([
    [0, 1, 2],
    [2, 3],
  ]);
});

test('every conflict is in a clique, and no clique holds two that do not exclude each other', () => {
  for (let seed = 1; seed <= 50; seed++) {
    const chance = random(seed);
    const pairs: ColumnPair[] = [];
    for (let a = 0; a < 14; a++) for (let b = a + 1; b < 14; b++) if (chance.chance(0.4)) pairs.push([a, b]);
    const said = new Set(
      coverByCliques(pairs).flatMap((clique) => clique.flatMap((a) => clique.filter((b) => a < b).map((b) => `${a},${b}`))),
    );
    expect(said).toEqual(new Set(pairs.map((pair) => pair.join())));
  }
});
