/** A row that is named in a sentence. */
export interface NamedRow {
  readonly row: string;
  readonly words: string;
  /** Where in the sentence. */
  readonly at: number;
}

const NAMED = /(Candidates|Metrics_Config|Scenario_Config|Constraints|Targets|KPI_Contributions) rows? (\d+(?:(?:, | and )\d+)*)/gu;

/** A sentence in parts: as it is, and the rows that it names. */
export const rowsInText = (text: string): readonly (string | NamedRow)[] => {
  const parts: (string | NamedRow)[] = [];
  let done = 0;
  const take = (row: NamedRow): void => {
    if (row.at > done) parts.push(text.slice(done, row.at));
    parts.push(row);
    done = row.at + row.words.length;
  };
  for (const found of text.matchAll(NAMED)) {
    const [whole, tab = '', list = ''] = found;
    const numbers = [...list.matchAll(/\d+/gu)];
    const from = found.index + whole.length - list.length;
    for (const [index, number] of numbers.entries()) {
      // The name of the tab belongs to the first one.
      const at = index === 0 ? found.index : from + number.index;
      take({ row: `${tab}!${number[0]}`, words: text.slice(at, from + number.index + number[0].length), at });
    }
  }
  if (done < text.length) parts.push(text.slice(done));
  return parts;
};
