const DAY_SECONDS = 86_400;
const DAY_MS = 86_400_000;

/** Excel counts days from 1900, with a 29 February 1900 that never was; old Macs from 1 January 1904. */
const dayZero = (day: number, date1904: boolean): number => {
  if (date1904) return Date.UTC(1904, 0, 1);
  return day < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
};

/** 31 December 9999, the last day that spreadsheets know. */
const LAST_DAY = 2_958_465;

/** A serial date to ISO text, `2026-01-31`, with the time where there is one; `undefined` outside the calendar. Seconds are rounded. */
export const toIsoDate = (serial: number, date1904: boolean): string | undefined => {
  const { day, seconds } = splitSerial(serial);
  if (!(day >= (date1904 ? 0 : 1) && day <= LAST_DAY) || (day === 60 && !date1904)) return undefined;
  return isoText(dayZero(day, date1904) + day * DAY_MS, seconds);
};

/** The first day of year 1, as Google Sheets counts. */
const FIRST_DAY = -693_593;

/** The same for Google Sheets, which counts from 30 December 1899, backwards, too. */
export const toIsoDateOfGoogle = (serial: number): string | undefined => {
  const { day, seconds } = splitSerial(serial);
  if (!(day >= FIRST_DAY && day <= LAST_DAY)) return undefined;
  return isoText(Date.UTC(1899, 11, 30) + day * DAY_MS, seconds);
};

const splitSerial = (serial: number): { readonly day: number; readonly seconds: number } => {
  const day = Math.floor(serial);
  const seconds = Math.round((serial - day) * DAY_SECONDS);
  return seconds === DAY_SECONDS ? { day: day + 1, seconds: 0 } : { day, seconds };
};

const isoText = (dayMs: number, seconds: number): string => {
  const iso = new Date(dayMs + seconds * 1000).toISOString();
  return seconds === 0 ? iso.slice(0, 10) : iso.slice(0, 19);
};

/** ISO text (of a cell of type `d`) to a serial date; `undefined` for anything else. */
export const toSerial = (iso: string, date1904: boolean): number | undefined => {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?Z?$/.exec(iso.trim());
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  const time = Date.UTC(year, month - 1, day, hours, minutes, seconds);
  const date = new Date(time);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const days = (time - Date.UTC(1899, 11, 30)) / DAY_MS;
  if (date1904) return days - 1462;
  return days < 61 ? days - 1 : days;
};

/** The same for Google Sheets, which never counted the day that never was. */
export const toSerialOfGoogle = (iso: string): number | undefined => {
  const since1904 = toSerial(iso, true);
  return since1904 === undefined ? undefined : since1904 + 1462;
};
