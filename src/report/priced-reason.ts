import type { Report, ReportedInitiative } from './report.ts';

type Priced = Pick<Report, 'prices'>;

const priceOf = (key: string, prices: Report['prices']): readonly string[] => {
  const price = prices?.initiatives.get(key);
  return price === undefined ? [] : [price];
};

/** Why an initiative is chosen or left out, and what the other way would cost where that is known. */
export const pricedReason = ({ key, reason }: ReportedInitiative, { prices }: Priced): string =>
  [reason, ...priceOf(key, prices)].join('; ');

/** The same with the price first, for places where long reasons are cut. */
export const priceAndReason = ({ key, reason }: ReportedInitiative, { prices }: Priced): string =>
  [...priceOf(key, prices), reason].join('; ');
