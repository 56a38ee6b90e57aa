import { assert } from '../../../base/errors.ts';
import { toSerial } from '../serial-dates.ts';

/** The number a spreadsheet keeps for an ISO day, with a time or without. */
export const dateSerial = (iso: string, date1904: boolean): number => {
  const serial = toSerial(iso, date1904);
  assert(serial !== undefined, `${iso} is no day`);
  return serial;
};
