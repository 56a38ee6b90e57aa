import { assert } from '../../../base/errors.ts';

const DAY_MS = 86_400_000;
/** Day 0 of either calendar. That of 1900 counts a 29 February 1900 that never was, which no plan reaches. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** The number a spreadsheet keeps for an ISO day after February 1900. */
export const dateSerial = (isoDay: string, date1904: boolean): number => {
  const at = Date.parse(`${isoDay}T00:00:00Z`);
  assert(Number.isFinite(at), `${isoDay} is no day`);
  return Math.round((at - (date1904 ? EPOCH_1904 : EPOCH_1900)) / DAY_MS);
};
