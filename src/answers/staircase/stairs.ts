import { add, type Decimal, decimal, decimalPlaces, fromUnits, isLess, max, multiply, ONE, subtract, toUnits } from '../../base/decimal.ts';
import { assert } from '../../base/errors.ts';
import type { ExactValue } from '../../problem/problem.ts';
import { compareWorth } from '../worth.ts';
import type { Look, OpenStretch, Staircase, StairPlan, Step } from './staircase.ts';

const HALF = decimal('0.5');

/** A part of the range over which the best worth is proven to be that of one plan. */
export interface Flight {
  readonly start: Decimal;
  /** At least up to here; it may go on. */
  readonly end: Decimal;
  readonly plan: StairPlan;
}

/** Between two flights, or below the lowest: not looked at yet. Both ends lie outside. */
export interface Gap {
  readonly above: Decimal;
  readonly below: Flight;
  /** `null`: below it there is no plan. */
  readonly lower: Flight | null;
}

/** All that is known of a staircase; only what follows from looks by its being monotone. */
export class Stairs {
  readonly from: Decimal;
  readonly to: Decimal;
  /** The resource comes in whole steps of this. */
  readonly step: Decimal;
  readonly #plans: StairPlan[] = [];
  readonly #bounds: { readonly limit: Decimal | null; readonly atMost: readonly ExactValue[] }[] = [];
  #flights: readonly Flight[] = [];
  #noneUpTo: Decimal | null = null;

  constructor(from: Decimal, to: Decimal, step: Decimal) {
    this.from = from;
    this.to = to;
    this.step = step;
  }

  get flights(): readonly Flight[] {
    return this.#flights;
  }

  /** Proven: up to here there is no plan. */
  get noneUpTo(): Decimal | null {
    return this.#noneUpTo;
  }

  /** The best plan known that uses at most so much. */
  bestWithin(limit: Decimal | null): StairPlan | undefined {
    return this.#plans
      .filter(({ used }) => limit === null || !isLess(limit, used))
      .reduce<StairPlan | undefined>((best, plan) => (best && compareWorth(plan.worth, best.worth) <= 0 ? best : plan), undefined);
  }

  learn({ limit, plan, isProven, atMost }: Look): void {
    if (plan) this.#plans.push(plan);
    if (plan === null && isProven) this.learnNone(limit ?? this.to);
    else this.#bounds.push({ limit, atMost });
    if (!plan) return;
    const flights = this.#flights.map((flight) => this.#begunBy(flight, plan));
    this.#flights = this.#joined(isProven ? [...flights, ...this.#flightOf(plan, limit)] : flights);
  }

  /** There is no plan that uses at most so much. */
  learnNone(limit: Decimal): void {
    this.#noneUpTo = this.#noneUpTo === null ? limit : max(this.#noneUpTo, limit);
  }

  /** Is the best worth with so much known? */
  isKnownAt(amount: Decimal): boolean {
    if (this.#noneUpTo !== null && !isLess(this.#noneUpTo, amount)) return true;
    return this.#flights.some(({ start, end }) => !isLess(amount, start) && !isLess(end, amount));
  }

  /** What no plan that uses at most so much is worth more than; by the first objectives, as many as anything is known of. */
  boundAt(amount: Decimal | null): readonly ExactValue[] {
    return this.#bounds
      .filter(({ limit, atMost }) => atMost.length > 0 && (limit === null || (amount !== null && !isLess(limit, amount))))
      .reduce<readonly ExactValue[]>((least, { atMost }) => (isTighter(atMost, least) ? atMost : least), []);
  }

  gaps(): readonly Gap[] {
    return this.#flights
      .map((below, at): Gap => {
        const lower = this.#flights[at - 1] ?? null;
        return { above: lower?.end ?? this.#noneWithin(), below, lower };
      })
      .filter((gap) => isLess(this.#inside(this.#firstAfter(gap.above)), gap.below.start));
  }

  /** In the middle of a gap, on the grid; else just below its upper end. */
  middleOf({ above, below }: Gap): Decimal {
    const middle = this.#firstAfter(multiply(add(above, this.before(below.start)), HALF));
    return isLess(middle, below.start) ? middle : this.before(below.start);
  }

  /** The next smaller amount. */
  before(amount: Decimal): Decimal {
    return subtract(amount, this.step);
  }

  toStaircase(): Staircase {
    const gaps = this.gaps();
    const steps = this.#flights.map((flight): Step => {
      const isOpen = gaps.some(({ below }) => below === flight);
      return { ...flight.plan, at: flight.start, begins: flight.start.eq(this.from) ? 'range' : isOpen ? 'open' : 'exact' };
    });
    const open = this.#openStretches();
    const { from, to } = this;
    return { from, to, steps, open, noneUpTo: this.#noneUpTo, isWhole: open.length === 0 };
  }

  /** The range may begin between two steps of the grid. */
  #inside(amount: Decimal): Decimal {
    return max(amount, this.from);
  }

  /** Nothing from here down matters: there is no plan, or it lies below the range. */
  #noneWithin(): Decimal {
    const outside = this.before(this.from);
    return this.#noneUpTo === null ? outside : max(this.#noneUpTo, outside);
  }

  #flightOf(plan: StairPlan, limit: Decimal | null): readonly Flight[] {
    const end = limit === null || isLess(this.to, limit) ? this.to : limit;
    const flight = this.#plans.reduce((best, it) => this.#begunBy(best, it), { start: max(plan.used, this.from), end, plan });
    return isLess(end, flight.start) ? [] : [flight];
  }

  /** A plan that uses less for the same worth begins a flight earlier. */
  #begunBy(flight: Flight, plan: StairPlan): Flight {
    if (!isLess(plan.used, flight.plan.used) || compareWorth(plan.worth, flight.plan.worth) !== 0) return flight;
    return { ...flight, start: max(plan.used, this.from), plan };
  }

  /** Flights of equal worth are one, with all that lies between them. */
  #joined(flights: readonly Flight[]): readonly Flight[] {
    const joined: Flight[] = [];
    for (const flight of flights.toSorted((a, b) => a.end.cmp(b.end))) {
      const last = joined.at(-1);
      const sign = last ? compareWorth(flight.plan.worth, last.plan.worth) : 1;
      assert(sign === 0 || !last || (sign > 0 && isLess(last.end, flight.start)), 'more of a resource made the best plan worse');
      if (last && sign === 0)
        joined[joined.length - 1] = { ...(isLess(flight.plan.used, last.plan.used) ? flight : last), end: flight.end };
      else joined.push(flight);
    }
    return joined;
  }

  /** The least amount on the grid above another. */
  #firstAfter(amount: Decimal): Decimal {
    const places = Math.max(decimalPlaces(amount), decimalPlaces(this.step));
    const [units, step] = [toUnits(amount, places), toUnits(this.step, places)];
    const rest = ((units % step) + step) % step;
    return fromUnits(units - rest + step, places);
  }

  /** What lies below the flights, between them and above them, cut where what is known changes. */
  #openStretches(): readonly OpenStretch[] {
    const top = this.#flights.at(-1);
    const last = top ? top.end : this.#noneWithin();
    const stretches = [
      ...this.gaps().map(({ above, below }) => [this.#inside(this.#firstAfter(above)), this.#inside(this.before(below.start))] as const),
      ...(isLess(last, this.to) ? [[this.#inside(this.#firstAfter(last)), this.to] as const] : []),
    ];
    return stretches.flatMap(([from, to]) => (isLess(to, from) ? [] : this.#cut(from, to)));
  }

  #cut(from: Decimal, to: Decimal): readonly OpenStretch[] {
    const begins = [
      ...this.#plans.map(({ used }) => used),
      ...this.#bounds.flatMap(({ limit }) => (limit === null ? [] : [this.#firstAfter(limit)])),
    ]
      .filter((at) => isLess(from, at) && !isLess(to, at))
      .sort((a, b) => a.cmp(b));
    const cuts = [from, ...begins.filter((at, place) => place === 0 || !at.eq(begins[place - 1] ?? from))];
    const pieces = cuts.map((start, at): OpenStretch => {
      const next = cuts[at + 1];
      const end = next ? max(this.before(next), start) : to;
      return { from: start, to: end, atLeast: this.bestWithin(start)?.worth ?? null, atMost: this.boundAt(end) };
    });
    const whole: OpenStretch[] = [];
    for (const piece of pieces) {
      const last = whole.at(-1);
      if (last && isSame(last, piece)) whole[whole.length - 1] = { ...last, to: piece.to };
      else whole.push(piece);
    }
    return whole;
  }
}

/** Of bounds that agree as far as both go, the longer says more. */
const isTighter = (a: readonly ExactValue[], b: readonly ExactValue[]): boolean => {
  if (b.length === 0) return true;
  const sign = compareWorth(a, b);
  return sign === 0 ? a.length > b.length : sign < 0;
};

const isSame = (a: OpenStretch, b: OpenStretch): boolean => {
  const isSameLeast = a.atLeast === null || b.atLeast === null ? a.atLeast === b.atLeast : compareWorth(a.atLeast, b.atLeast) === 0;
  return isSameLeast && a.atMost.length === b.atMost.length && compareWorth(a.atMost, b.atMost) === 0;
};

/** The largest step that all these amounts are whole multiples of; 1 where all are 0. */
export const commonStep = (amounts: readonly Decimal[]): Decimal => {
  const places = amounts.reduce((most, it) => Math.max(most, decimalPlaces(it)), 0);
  const step = amounts.map((it) => toUnits(it, places)).reduce(greatestCommonDivisor, 0n);
  return step === 0n ? ONE : fromUnits(step, places);
};

const greatestCommonDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : greatestCommonDivisor(b, a % b));
