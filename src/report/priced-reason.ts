import type { Report, ReportedInitiative } from './report.ts';

/** Why an initiative is chosen or left out, and what the other way would cost where that is known. */
export const pricedReason = ({ key, reason }: ReportedInitiative, { prices }: Pick<Report, 'prices'>): string => {
  const price = prices?.initiatives.get(key);
  return price === undefined ? reason : `${reason}; ${price}`;
};
