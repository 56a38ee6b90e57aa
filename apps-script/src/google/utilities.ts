/** What Google's Utilities know: names that nobody else draws, and days by the clock of the sheet. */

export const newKey = (): string => Utilities.getUuid();

/** As the server writes it: a day, with its time where it has one. */
export const dayText = (date: GoogleAppsScript.Base.Date, zone: string): string =>
  Utilities.formatDate(date, zone, "yyyy-MM-dd'T'HH:mm:ss").replace('T00:00:00', '');
