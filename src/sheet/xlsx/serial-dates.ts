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
  let day = Math.floor(serial);
  let seconds = Math.round((serial - day) * DAY_SECONDS);
  if (seconds === DAY_SECONDS) {
    day++;
    seconds = 0;
  }
  if (!Number.isFinite(serial) || day < (date1904 ? 0 : 1) || day > LAST_DAY || (day === 60 && !date1904)) return undefined;
  const iso = new Date(dayZero(day, date1904) + day * DAY_MS + seconds * 1000).toISOString();
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
