import { describe, expect, it } from 'vitest';
import { courseDomain } from './course-domain.ts';

const point = (incumbent: number | null, bound: number | null) => ({ seconds: 1, incumbent, bound });

describe('how much of a search a chart shows', () => {
  it('is what is near the gap that is left, not a first bound that lies far off', () => {
    expect(courseDomain([point(null, 90_000), point(800, 1_050), point(990, 1_000)])).toEqual([950, 1_040]);
  });

  it('is all of it where it all lies near', () => {
    expect(courseDomain([point(95, 105), point(98, 104)])).toEqual([95, 105]);
  });

  it('goes on to be seen where plan and bound have met', () => {
    expect(courseDomain([point(500, 2_000), point(1_000, 1_000)])).toEqual([990, 1_010]);
  });

  it('is left open until there are a plan and a bound, and where nothing moved', () => {
    expect(courseDomain([point(null, 10)])).toBeNull();
    expect(courseDomain([point(0, 0)])).toBeNull();
  });
});
