/** What the other way would cost: taking what is left out, or doing without what is chosen. */
export interface Price {
  readonly outcome: 'priced' | 'impossible' | 'open';
  /** In short: `taking it costs 120,000 GBP of gmv`; `null`: not known. */
  readonly words: string | null;
  /** In full. */
  readonly sentences: readonly string[];
  /** At most, of the first objective; to order by. */
  readonly cost: number | null;
  /** No plan that changes less is worth as much. */
  readonly isNearest: boolean;
}

type Fields = { readonly [key: string]: unknown };

const fieldsOf = (it: unknown): Fields => (typeof it === 'object' && it !== null ? (it as Fields) : {});
const listOf = (it: unknown): readonly unknown[] => (Array.isArray(it) ? it : []);
const OUTCOMES = ['priced', 'impossible', 'open'] as const;

const readPrice = (document: unknown): Price | null => {
  const { outcome, words, sentences, losses, nearest } = fieldsOf(document);
  const known = OUTCOMES.find((it) => it === outcome);
  if (known === undefined) return null;
  const { sum, divisor } = fieldsOf(fieldsOf(listOf(losses)[0]).at_most);
  return {
    outcome: known,
    words: typeof words === 'string' ? words : null,
    sentences: listOf(sentences).filter((it) => typeof it === 'string'),
    cost: known === 'priced' && typeof sum === 'number' && typeof divisor === 'number' ? sum / divisor : null,
    isNearest: nearest === true,
  };
};

/** The prices of a list of `{initiative, price}`, as answers and their news have them; those that are not known yet are left out. */
export const readPrices = (items: unknown): ReadonlyMap<string, Price> =>
  new Map(
    listOf(items).flatMap((item) => {
      const { initiative, price } = fieldsOf(item);
      const read = readPrice(price);
      return typeof initiative === 'string' && read !== null && read.outcome !== 'open' ? [[initiative, read] as const] : [];
    }),
  );

/** Those of an answer to `explain`, and why it is not the whole one. */
export const readExplained = (
  answer: unknown,
): { readonly prices: ReadonlyMap<string, Price>; readonly stopped: string | null; readonly isAll: boolean } => {
  const { initiatives, stopped } = fieldsOf(answer);
  return {
    prices: readPrices(initiatives),
    stopped: typeof stopped === 'string' ? stopped : null,
    isAll: listOf(initiatives).length > 1,
  };
};

/** Those that progress has told of. */
export const readNews = (course: readonly unknown[]): ReadonlyMap<string, Price> =>
  readPrices(course.flatMap((document) => listOf(fieldsOf(document).news)));
